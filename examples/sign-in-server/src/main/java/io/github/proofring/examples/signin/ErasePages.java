package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Operation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** The page that deletes the account: it says what goes, and asks for the strongest way there is, or for the password where there is none. */
final class ErasePages {
    private final View view;
    private final CodePages codes;
    private final Leaving leaving;
    private final Step erasing;

    ErasePages(View view, Proofs proofs, CodePages codes, Leaving leaving) {
        this.view = view;
        this.codes = codes;
        this.leaving = leaving;
        this.erasing = proofs.stepUp("/security/erase", "erase", Map.of("bare", false), Operation.ERASE);
    }

    void register(RoutesConfig routes) {
        routes.get(erasing.path(), this::ask);
        routes.post(erasing.path(), this::erase);
    }

    private void ask(Context ctx) {
        if (leaving.byPassword(Visit.of(ctx).signedIn())) {
            view.show(ctx, erasing.page(), Map.of("bare", true));
        } else {
            codes.ask(ctx, erasing);
        }
    }

    private void erase(Context ctx) {
        if (leaving.byPassword(Visit.of(ctx).signedIn())) {
            eraseByPassword(ctx);
        } else {
            codes.answer(ctx, erasing, (visit, accepted) -> {
                leaving.erase(visit, accepted.authority());
                gone(ctx);
            });
        }
    }

    private void eraseByPassword(Context ctx) {
        try {
            leaving.erase(Visit.of(ctx), Guard.fields(ctx).required("password"));
            gone(ctx);
        } catch (Refused refused) {
            view.showAgain(ctx, erasing.page(), Map.of("bare", true), refused);
        }
    }

    private static void gone(Context ctx) {
        Visit.of(ctx).note(Note.ERASED);
        go(ctx, "/signed-out");
    }
}
