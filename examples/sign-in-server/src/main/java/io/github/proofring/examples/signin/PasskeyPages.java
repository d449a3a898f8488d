package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of passkeys alone: adding one, and signing in with nothing else. Their script asks the API for a challenge when the person
 * presses the button, gives it to the browser, and sends the answer with the form.
 */
final class PasskeyPages {
    static final String ADD = "/security/add-passkey";

    private final View view;
    private final Proofs proofs;
    private final Optional<Passkeys> passkeys;
    private final Additions additions;

    PasskeyPages(View view, Proofs proofs, Optional<Passkeys> passkeys) {
        this.view = view;
        this.proofs = proofs;
        this.passkeys = passkeys;
        this.additions = new Additions(proofs);
    }

    void register(RoutesConfig routes) {
        routes.post("/sign-in/passkey", this::signIn);
        for (Adding adding : Adding.values()) {
            routes.get(adding.root() + "/add-passkey", ctx -> askToAdd(ctx, adding));
            routes.post(adding.root() + "/add-passkey", ctx -> add(ctx, adding));
        }
    }

    private void signIn(Context ctx) {
        Fields fields = Guard.fields(ctx);
        try {
            if (proofs.finishDiscoverable(Visit.of(ctx), fields.required("ticket"), fields.proof(""))
                            .failuresBefore()
                    > 0) {
                Visit.of(ctx).note(Note.WRONG_CODES);
            }
            go(ctx, "/security");
        } catch (Refused refused) {
            Map<String, Object> model = new HashMap<>();
            if (refused.problem() == Problem.UNKNOWN_PASSKEY) {
                model.put("unknown", unknown(fields.optional("response")));
            }
            view.showAgain(ctx, "sign-in", model, Problem.withoutField(refused));
        }
    }

    /** So that the browser does not offer it here again. */
    private String unknown(String response) {
        return passkeys.flatMap(ours -> ours.unknownSignal(new PasskeyResponse(response)))
                .orElse("");
    }

    private void askToAdd(Context ctx, Adding adding) {
        if (additions.admit(ctx, adding, Strength.PHISHING_RESISTANT_USER_VERIFIED, "/security/confirm/passkey")) {
            view.show(ctx, "add-passkey", adding.words());
        }
    }

    private void add(Context ctx, Adding adding) {
        Fields fields = Guard.fields(ctx);
        try {
            proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.proof(""), adding.purpose());
            additions.done(ctx, adding, Note.METHOD_ADDED);
        } catch (Refused refused) {
            Map<String, Object> model = new HashMap<>(adding.words());
            model.put("typed", Map.of("label", fields.optional("label")));
            view.showAgain(ctx, "add-passkey", model, Problem.withoutField(refused));
        }
    }
}
