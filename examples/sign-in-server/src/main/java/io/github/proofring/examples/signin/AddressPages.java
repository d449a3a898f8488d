package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Purpose;
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

    AddressPages(View view, Proofs proofs, Carriers carriers) {
        this.view = view;
        this.proofs = proofs;
        this.carriers = carriers;
    }

    void register(RoutesConfig routes) {
        for (AddressKind kind : carriers.offered()) {
            routes.get(kind.add(), ctx -> askForAddress(ctx, kind));
            routes.post(kind.add(), ctx -> send(ctx, kind));
            routes.post(kind.add() + "/code", ctx -> answer(ctx, kind));
        }
    }

    private void askForAddress(Context ctx, AddressKind kind) {
        if (proofs.mayAdd(Visit.of(ctx), kind.strength())) {
            view.show(ctx, kind.page(), asking(Guard.fields(ctx)));
        } else {
            go(ctx, kind.confirm());
        }
    }

    private void send(Context ctx, AddressKind kind) {
        Fields fields = Guard.fields(ctx);
        try {
            String address = fields.required("address");
            String label = fields.optional("label").strip();
            askForCode(ctx, kind, fields, proofs.beginAddress(Visit.of(ctx), kind.method(), address, label), false);
        } catch (Refused refused) {
            askForAddressAgain(ctx, kind, fields, refused);
        }
    }

    private void answer(Context ctx, AddressKind kind) {
        Fields fields = Guard.fields(ctx);
        switch (fields.optional("ask")) {
            case "again" -> resend(ctx, kind, fields);
            case "change" -> view.show(ctx, kind.page(), asking(fields));
            default -> confirm(ctx, kind, fields);
        }
    }

    private void resend(Context ctx, AddressKind kind, Fields fields) {
        try {
            askForCode(ctx, kind, fields, proofs.resend(Visit.of(ctx), fields.required("ticket")), true);
        } catch (Refused refused) {
            if (refused.problem() == Problem.TOO_MANY_MESSAGES) {
                view.showAgain(ctx, "address-code", coding(kind, fields), refused);
            } else {
                askForAddressAgain(ctx, kind, fields, refused);
            }
        }
    }

    private void confirm(Context ctx, AddressKind kind, Fields fields) {
        Visit visit = Visit.of(ctx);
        try {
            proofs.finish(visit, fields.required("ticket"), fields.proof(""), Purpose.ENROLL);
            visit.note(Note.METHOD_ADDED);
            go(ctx, "/security");
        } catch (Refused refused) {
            if (refused.field().equals("code")) {
                view.showAgain(ctx, "address-code", coding(kind, fields), refused);
            } else {
                askForAddressAgain(ctx, kind, fields, refused);
            }
        }
    }

    private void askForAddressAgain(Context ctx, AddressKind kind, Fields fields, Refused refused) {
        if (refused.problem() == Problem.STEP_UP_WANTED) {
            go(ctx, kind.confirm());
        } else {
            view.showAgain(ctx, kind.page(), asking(fields), Problem.ofSentCode(refused));
        }
    }

    private void askForCode(Context ctx, AddressKind kind, Fields fields, Challenge challenge, boolean again) {
        Map<String, Object> model = coding(kind, fields);
        model.put("ticket", challenge.ticket().value());
        model.put("to", ((CodeSent) challenge.prompt()).to());
        model.put("again", again);
        view.show(ctx, "address-code", model);
    }

    private static Map<String, Object> coding(AddressKind kind, Fields fields) {
        Map<String, Object> model = new HashMap<>(typed(fields));
        model.put("path", kind.add());
        model.put("ticket", fields.optional("ticket"));
        model.put("to", fields.optional("to"));
        model.put("text", kind == AddressKind.PHONE);
        return model;
    }

    private Map<String, Object> asking(Fields fields) {
        Map<String, Object> model = new HashMap<>(typed(fields));
        carriers.homeCountry().ifPresent(country -> model.put("country", country));
        return model;
    }

    private static Map<String, Object> typed(Fields fields) {
        return Map.of("typed", Map.of("address", fields.optional("address"), "label", fields.optional("label")));
    }
}
