package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Verdict;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The page of the second half of a sign-in: a proof after the password, and whether it is asked for again in this browser. */
final class SignInPages {
    private static final String PATH = "/sign-in/code";
    /** So many recovery codes are few. */
    private static final int FEW = 3;

    private final Proofs proofs;
    private final CodePages codes;
    private final Devices devices;

    SignInPages(Proofs proofs, CodePages codes, Devices devices) {
        this.proofs = proofs;
        this.codes = codes;
        this.devices = devices;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::ask);
        routes.post(
                PATH,
                ctx -> codes.answer(ctx, signIn(ctx), (visit, accepted) -> {
                    devices.rememberIfAsked(visit, accepted, Guard.fields(ctx));
                    noteAfter(visit, accepted);
                    go(ctx, "/security");
                }));
    }

    private void ask(Context ctx) {
        if (Visit.of(ctx).ownerByPassword().signedIn()) {
            go(ctx, "/security");
        } else {
            codes.ask(ctx, signIn(ctx));
        }
    }

    private Step signIn(Context ctx) {
        return new Step(
                Purpose.SIGN_IN,
                PATH,
                "sign-in-code",
                Map.of("days", Devices.REMEMBERED, "remembering", Devices.isAsked(Guard.fields(ctx))),
                proofs.demands()::toSignIn,
                Optional.empty(),
                proofs::beginSignIn);
    }

    private static void noteAfter(Visit visit, Verdict.Accepted accepted) {
        OptionalInt left = accepted.method().about().left();
        if (accepted.failuresBefore() > 0) {
            visit.note(Note.WRONG_CODES);
        } else if (left.isPresent()) {
            visit.note(left.getAsInt() > FEW ? Note.RECOVERY_CODE_USED : Note.FEW_RECOVERY_CODES);
        }
    }
}
