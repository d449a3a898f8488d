package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.OtpauthUriException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The pages about a person's ways to sign in: the list, adding, removing. */
final class MethodPages {
    private final View view;
    private final Proofs proofs;
    private final CodePages codes;

    MethodPages(View view, Proofs proofs, CodePages codes) {
        this.view = view;
        this.proofs = proofs;
        this.codes = codes;
    }

    void register(RoutesConfig routes) {
        routes.get("/security", this::list);
        routes.get("/security/add", this::nameApp);
        routes.post("/security/add", this::setUpApp);
        routes.post("/security/add/confirm", this::confirmApp);
        routes.get("/security/confirm", ctx -> codes.ask(ctx, adding()));
        routes.post(
                "/security/confirm", ctx -> codes.answer(ctx, adding(), (visit, accepted) -> go(ctx, "/security/add")));
        routes.get("/security/remove/{id}", this::askToRemove);
        routes.post("/security/remove/{id}", this::remove);
    }

    private void list(Context ctx) {
        Session session = Visit.of(ctx).signedIn();
        List<Method> methods = proofs.methods(session.account());
        view.show(
                ctx,
                "security",
                Map.of("methods", methods.stream().map(Shown::method).toList()));
    }

    private void nameApp(Context ctx) {
        if (proofs.mayAdd(Visit.of(ctx))) {
            view.show(ctx, "add-app", Map.of());
        } else {
            go(ctx, "/security/confirm");
        }
    }

    private void setUpApp(Context ctx) {
        String label = Guard.fields(ctx).optional("label").strip();
        try {
            Challenge challenge = proofs.beginEnrollment(Visit.of(ctx), AuthenticatorApps.KIND, label);
            AuthenticatorApps.SetUp setUp = (AuthenticatorApps.SetUp) challenge.prompt();
            view.show(ctx, "scan-app", scanning(challenge.ticket().value(), label, setUp.uri()));
        } catch (Refused refused) {
            if (refused.problem() == Problem.STEP_UP_WANTED) {
                go(ctx, "/security/confirm");
            } else {
                view.showAgain(ctx, "add-app", Map.of("typed", Map.of("label", label)), refused);
            }
        }
    }

    private void confirmApp(Context ctx) {
        Fields fields = Guard.fields(ctx);
        Visit visit = Visit.of(ctx);
        try {
            proofs.finish(visit, fields.required("ticket"), fields.codes(""), Purpose.ENROLL);
            visit.note(Note.METHOD_ADDED);
            go(ctx, "/security");
        } catch (Refused refused) {
            scanAgain(ctx, fields, refused);
        }
    }

    /** The page is drawn again from what it sent: the server keeps no secret that is not confirmed yet. */
    private void scanAgain(Context ctx, Fields fields, Refused refused) {
        String label = fields.optional("label");
        boolean over = !refused.field().equals("code");
        if (over) {
            view.showAgain(ctx, "add-app", Map.of("typed", Map.of("label", label)), refused);
            return;
        }
        try {
            OtpauthUri uri = OtpauthUri.parse(fields.required("set-up"));
            view.showAgain(ctx, "scan-app", scanning(fields.required("ticket"), label, uri), refused);
        } catch (OtpauthUriException e) {
            throw Problem.BAD_FIELD.at("set-up");
        }
    }

    private void askToRemove(Context ctx) {
        CodePages.Step step = removing(ctx);
        if (proofs.methods(Visit.of(ctx).signedIn().account()).size() == 1) {
            throw Problem.LAST_METHOD.refused();
        }
        codes.ask(ctx, step);
    }

    private void remove(Context ctx) {
        codes.answer(ctx, removing(ctx), (visit, accepted) -> {
            proofs.remove(accepted.authority(), removingMethod(ctx).id());
            visit.note(Note.METHOD_REMOVED);
            go(ctx, "/security");
        });
    }

    private CodePages.Step adding() {
        return new CodePages.Step(
                Purpose.STEP_UP,
                "/security/confirm",
                "step-up",
                Map.of(),
                (visit, method) -> proofs.beginStepUp(visit, method, Operation.ADD_METHOD));
    }

    private CodePages.Step removing(Context ctx) {
        Method method = removingMethod(ctx);
        return new CodePages.Step(
                Purpose.STEP_UP,
                "/security/remove/" + method.id().value(),
                "remove",
                Map.of("removing", method.label()),
                (visit, with) -> proofs.beginStepUp(visit, with, Operation.removeMethod(method.id())));
    }

    private Method removingMethod(Context ctx) {
        Session session = Visit.of(ctx).signedIn();
        return proofs.method(session.account(), ctx.pathParam("id"));
    }

    private static Map<String, Object> scanning(String ticket, String label, OtpauthUri uri) {
        return Map.of("ticket", ticket, "label", label, "setUp", Shown.setUp(uri));
    }
}
