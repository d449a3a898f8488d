package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** The pages that put a way to sign in out of use at once, and back. */
final class SuspendPages {
    private final Proofs proofs;
    private final CodePages codes;
    private final Suspensions suspensions;

    SuspendPages(Proofs proofs, CodePages codes, Suspensions suspensions) {
        this.proofs = proofs;
        this.codes = codes;
        this.suspensions = suspensions;
    }

    void register(RoutesConfig routes) {
        routes.get("/security/suspend/{id}", this::askToSuspend);
        routes.post("/security/suspend/{id}", this::suspend);
        routes.get("/security/resume/{id}", ctx -> codes.ask(ctx, resuming(ctx)));
        routes.post("/security/resume/{id}", this::resume);
    }

    private void askToSuspend(Context ctx) {
        suspensions.requireAnother(Visit.of(ctx).signedIn().account(), methodOfPath(ctx));
        codes.ask(ctx, suspending(ctx));
    }

    private void suspend(Context ctx) {
        Method method = methodOfPath(ctx);
        codes.answer(ctx, suspending(ctx), (visit, accepted) -> {
            suspensions.suspend(visit, accepted.authority(), method.id());
            visit.note(Note.METHOD_SUSPENDED);
            go(ctx, "/security");
        });
    }

    private void resume(Context ctx) {
        Method method = methodOfPath(ctx);
        codes.answer(ctx, resuming(ctx), (visit, accepted) -> {
            suspensions.resume(accepted.authority(), method.id());
            visit.note(Note.METHOD_RESUMED);
            go(ctx, "/security");
        });
    }

    private Step suspending(Context ctx) {
        Method method = methodOfPath(ctx);
        if (method.suspended()) {
            throw Problem.METHOD_SUSPENDED.refused();
        }
        return step("suspend", method, Operation.suspendMethod(method.id()));
    }

    private Step resuming(Context ctx) {
        Method method = methodOfPath(ctx);
        if (!method.suspended()) {
            throw Problem.NOT_SUSPENDED.refused();
        }
        return step("resume", method, Operation.resumeMethod(method.id()));
    }

    private Step step(String page, Method method, Operation operation) {
        String path = "/security/" + page + "/" + method.id().value();
        return proofs.stepUp(path, page, Map.of("about", Shown.label(method)), operation);
    }

    private Method methodOfPath(Context ctx) {
        return proofs.method(Visit.of(ctx).signedIn().account(), ctx.pathParam("id"));
    }
}
