package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.CodeSent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages that add an address: one asks for it and sends a code there, one asks for the code. What was typed travels with the
 * pages, since the server keeps no address that is not proved.
 */
final class AddressPages {
    private final View view;
    private final Proofs proofs;
    private final Carriers carriers;
    private final Additions additions;

    AddressPages(View view, Proofs proofs, Carriers carriers) {
        this.view = view;
        this.proofs = proofs;
        this.carriers = carriers;
        this.additions = new Additions(proofs);
    }

    void register(RoutesConfig routes) {
        for (AddressKind kind : carriers.offered()) {
            for (Adding adding : Adding.values()) {
                routes.get(kind.add(adding), ctx -> askForAddress(ctx, adding, kind));
                routes.post(kind.add(adding), ctx -> send(ctx, adding, kind));
                routes.post(kind.add(adding) + "/code", ctx -> answer(ctx, adding, kind));
            }
        }
    }

    private void askForAddress(Context ctx, Adding adding, AddressKind kind) {
        if (additions.admit(ctx, adding, kind.strength(), kind.confirm())) {
            view.show(ctx, kind.page(), asking(adding, Guard.fields(ctx)));
        }
    }

    private void send(Context ctx, Adding adding, AddressKind kind) {
        Fields fields = Guard.fields(ctx);
        try {
            String address = fields.required("address");
            String label = fields.optional("label").strip();
            Challenge challenge = proofs.beginAddress(Visit.of(ctx), adding, kind.method(), address, label);
            askForCode(ctx, adding, kind, fields, challenge, false);
        } catch (Refused refused) {
            askForAddressAgain(ctx, adding, kind, fields, refused);
        }
    }

    private void answer(Context ctx, Adding adding, AddressKind kind) {
        Fields fields = Guard.fields(ctx);
        switch (fields.optional("ask")) {
            case "again" -> resend(ctx, adding, kind, fields);
            case "change" -> view.show(ctx, kind.page(), asking(adding, fields));
            default -> confirm(ctx, adding, kind, fields);
        }
    }

    private void resend(Context ctx, Adding adding, AddressKind kind, Fields fields) {
        try {
            askForCode(ctx, adding, kind, fields, proofs.resend(Visit.of(ctx), fields.required("ticket")), true);
        } catch (Refused refused) {
            if (refused.problem() == Problem.TOO_MANY_MESSAGES) {
                view.showAgain(ctx, "address-code", coding(adding, kind, fields), refused);
            } else {
                askForAddressAgain(ctx, adding, kind, fields, refused);
            }
        }
    }

    private void confirm(Context ctx, Adding adding, AddressKind kind, Fields fields) {
        try {
            proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.proof(""), adding.purpose());
            additions.done(ctx, adding, Note.METHOD_ADDED);
        } catch (Refused refused) {
            if (refused.field().equals("code")) {
                view.showAgain(ctx, "address-code", coding(adding, kind, fields), refused);
            } else {
                askForAddressAgain(ctx, adding, kind, fields, refused);
            }
        }
    }

    private void askForAddressAgain(Context ctx, Adding adding, AddressKind kind, Fields fields, Refused refused) {
        if (refused.problem() == Problem.STEP_UP_WANTED) {
            go(ctx, kind.confirm());
        } else {
            view.showAgain(ctx, kind.page(), asking(adding, fields), Problem.ofSentCode(refused));
        }
    }

    private void askForCode(
            Context ctx, Adding adding, AddressKind kind, Fields fields, Challenge challenge, boolean again) {
        Map<String, Object> model = coding(adding, kind, fields);
        model.put("ticket", challenge.ticket().value());
        model.put("to", ((CodeSent) challenge.prompt()).to());
        model.put("again", again);
        view.show(ctx, "address-code", model);
    }

    private static Map<String, Object> coding(Adding adding, AddressKind kind, Fields fields) {
        Map<String, Object> model = typed(adding, fields);
        model.put("path", kind.add(adding));
        model.put("ticket", fields.optional("ticket"));
        model.put("to", fields.optional("to"));
        model.put("text", kind == AddressKind.PHONE);
        return model;
    }

    private Map<String, Object> asking(Adding adding, Fields fields) {
        Map<String, Object> model = typed(adding, fields);
        carriers.homeCountry().ifPresent(country -> model.put("country", country));
        return model;
    }

    private static Map<String, Object> typed(Adding adding, Fields fields) {
        Map<String, Object> model = new HashMap<>(adding.words());
        model.put("typed", Map.of("address", fields.optional("address"), "label", fields.optional("label")));
        return model;
    }
}
