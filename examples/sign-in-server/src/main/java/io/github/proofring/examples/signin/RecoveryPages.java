package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.RecoveryCodes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The pages of recovery codes: what they are for, the codes themselves, once, and the word that they are kept. */
final class RecoveryPages {
    static final String ADD = "/security/recovery-codes";
    static final String CONFIRM = "/security/confirm/recovery-codes";

    private final View view;
    private final Proofs proofs;
    private final Additions additions;

    RecoveryPages(View view, Proofs proofs) {
        this.view = view;
        this.proofs = proofs;
        this.additions = new Additions(proofs);
    }

    void register(RoutesConfig routes) {
        routes.get(ADD, this::explain);
        routes.post(ADD, this::make);
        routes.post(ADD + "/kept", this::kept);
    }

    private void explain(Context ctx) {
        if (additions.admit(ctx, Adding.BESIDE, Strength.TYPED_CODE, CONFIRM)) {
            boolean again = proofs.methods(Visit.of(ctx).signedIn().account()).stream()
                    .anyMatch(method -> method.kind().equals(RecoveryCodes.KIND));
            view.show(ctx, "add-recovery-codes", Map.of("replaces", again));
        }
    }

    private void make(Context ctx) {
        try {
            Challenge challenge = proofs.beginEnrollment(Visit.of(ctx), Adding.BESIDE, RecoveryCodes.KIND, "");
            List<String> codes = ((RecoveryCodes.Codes) challenge.prompt()).codes();
            view.show(
                    ctx,
                    "recovery-codes",
                    Map.of("ticket", challenge.ticket().value(), "codes", codes, "printable", true));
        } catch (Refused refused) {
            startAgain(ctx, refused);
        }
    }

    private void kept(Context ctx) {
        Visit visit = Visit.of(ctx);
        try {
            String ticket = Guard.fields(ctx).required("ticket");
            proofs.finish(visit, ticket, new RecoveryCodes.Kept(), Purpose.ENROLL);
            additions.done(ctx, Adding.BESIDE, Note.RECOVERY_CODES_KEPT);
        } catch (Refused refused) {
            startAgain(ctx, refused);
        }
    }

    private void startAgain(Context ctx, Refused refused) {
        if (refused.problem() == Problem.STEP_UP_WANTED) {
            go(ctx, CONFIRM);
        } else {
            view.showAgain(ctx, "add-recovery-codes", Map.of("replaces", false), Problem.withoutField(refused));
        }
    }
}
