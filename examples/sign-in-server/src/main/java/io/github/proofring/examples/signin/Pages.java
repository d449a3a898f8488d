package io.github.proofring.examples.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** The pages that need no session: the start, the sign-up, the password, and after the sign-out. */
final class Pages {
    private final View view;
    private final Accounts accounts;

    Pages(View view, Accounts accounts) {
        this.view = view;
        this.accounts = accounts;
    }

    void register(RoutesConfig routes) {
        routes.get("/", ctx -> entrance(ctx, "home"));
        routes.get("/sign-up", ctx -> entrance(ctx, "sign-up"));
        routes.post("/sign-up", this::signUp);
        routes.get("/sign-in", ctx -> entrance(ctx, "sign-in"));
        routes.post("/sign-in", this::signIn);
        routes.post("/sign-out", this::signOut);
        routes.get("/signed-out", ctx -> view.show(ctx, "signed-out", Map.of()));
        routes.get("/style.css", view::stylesheet);
        routes.get("/icon.svg", view::icon);
        routes.get("/passkeys.js", view::passkeysScript);
        routes.get("/codes.js", view::codesScript);
    }

    static void go(Context ctx, String path) {
        ctx.redirect(path, HttpStatus.SEE_OTHER);
    }

    private void entrance(Context ctx, String page) {
        if (Visit.of(ctx).isSignedIn()) {
            go(ctx, "/security");
        } else {
            view.show(ctx, page, Map.of());
        }
    }

    private void signUp(Context ctx) {
        Fields fields = Guard.fields(ctx);
        try {
            String name = fields.required("name").strip();
            String password = fields.required("password");
            if (!password.equals(fields.required("repeat"))) {
                throw Problem.BAD_FIELD.at("password", Sentence.of("password.repeat"));
            }
            accounts.signUp(Visit.of(ctx), name, password);
            Visit.of(ctx).note(Note.WELCOME);
            go(ctx, "/security");
        } catch (Refused refused) {
            again(ctx, "sign-up", fields, refused);
        }
    }

    private void signIn(Context ctx) {
        Fields fields = Guard.fields(ctx);
        try {
            String name = fields.required("name").strip();
            Session.Stage stage = accounts.signIn(Visit.of(ctx), name, fields.required("password"))
                    .stage();
            go(ctx, stage == Session.Stage.SIGNED_IN ? "/security" : "/sign-in/code");
        } catch (Refused refused) {
            again(ctx, "sign-in", fields, refused);
        }
    }

    private void signOut(Context ctx) {
        accounts.signOut(Visit.of(ctx));
        go(ctx, "/signed-out");
    }

    private void again(Context ctx, String page, Fields fields, Refused refused) {
        view.showAgain(ctx, page, Map.of("typed", Map.of("name", fields.optional("name"))), refused);
    }
}
