package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.AccountId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** For whoever has their password and none of their ways any more: what they can ask for, and what comes of it. */
final class LostPages {
    private static final String ROOT = Adding.INSTEAD_OF_ALL.root();

    private final View view;
    private final Proofs proofs;

    LostPages(View view, Proofs proofs) {
        this.view = view;
        this.proofs = proofs;
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT, ctx -> view.show(ctx, "lost", model(ctx)));
        routes.get(ROOT + "/asked", ctx -> view.show(ctx, "lost-asked", model(ctx)));
        routes.get(ROOT + "/remove-all", ctx -> view.show(ctx, "remove-all", model(ctx)));
        routes.post(ROOT + "/remove-all", this::removeAll);
    }

    private void removeAll(Context ctx) {
        try {
            proofs.removeAll(Visit.of(ctx));
            go(ctx, ROOT + "/asked");
        } catch (Refused refused) {
            view.showAgain(ctx, "remove-all", model(ctx), refused);
        }
    }

    private Map<String, Object> model(Context ctx) {
        AccountId account = Visit.of(ctx).ownerByPassword().account();
        Map<String, Object> model = new HashMap<>();
        model.put("standing", Shown.standing(proofs.standing(account)));
        model.put("any", !proofs.methods(account).isEmpty());
        return model;
    }
}
