package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.MethodId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Where an administrator changes an account: first the reason, then, if it cannot be undone, what will happen, then it is done. */
final class AdminActPages {
    private static final String CONFIRMED = "/confirmed";

    private final AdminPages pages;
    private final AdminDesk desk;

    AdminActPages(AdminPages pages, AdminDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    void register(RoutesConfig routes) {
        for (AdminAct act : AdminAct.values()) {
            String path = AdminPages.ACCOUNT + "/" + act.word() + (act.ofOneMethod() ? "/{method}" : "");
            routes.get(path, pages.behind(ctx -> pages.show(ctx, "admin-act", model(ctx, act))));
            if (act.ofOneMethod()) {
                routes.post(path, pages.behind(ctx -> act(ctx, act)));
            } else {
                routes.post(path, pages.behind(ctx -> askOnceMore(ctx, act)));
                routes.post(path + CONFIRMED, pages.behind(ctx -> act(ctx, act)));
            }
        }
    }

    private void askOnceMore(Context ctx, AdminAct act) {
        Map<String, Object> model = model(ctx, act);
        try {
            Authority.Administrator by = authority(ctx, pages.accountOfPath(ctx));
            model.put("reason", by.reason());
            model.put("consequences", act.consequences());
            pages.show(ctx, "admin-confirm", model);
        } catch (Refused refused) {
            pages.showAgain(ctx, "admin-act", model, refused);
        }
    }

    private void act(Context ctx, AdminAct act) {
        Users.User user = pages.accountOfPath(ctx);
        Map<String, Object> model = model(ctx, act);
        try {
            Authority.Administrator by = authority(ctx, user);
            switch (act) {
                case SUSPEND -> desk.suspend(by, method(ctx));
                case RESUME -> desk.resume(by, method(ctx));
                case RESET -> desk.reset(by);
                case ERASE -> desk.erase(by, user);
            }
            AdminVisit.of(ctx).note(act.note());
            go(ctx, act == AdminAct.ERASE ? AdminPages.ROOT : AdminPages.path(user));
        } catch (Refused refused) {
            pages.showAgain(ctx, "admin-act", model, refused);
        }
    }

    private Authority.Administrator authority(Context ctx, Users.User user) {
        String reason = Guard.fields(ctx).required("reason").strip();
        return desk.authority(AdminVisit.of(ctx), user.account(), reason);
    }

    private static MethodId method(Context ctx) {
        return new MethodId(ctx.pathParam("method"));
    }

    /** @throws Refused if there is no such account, or the account has no such way */
    private Map<String, Object> model(Context ctx, AdminAct act) {
        Users.User user = pages.accountOfPath(ctx);
        Object about =
                act.ofOneMethod() ? Shown.label(desk.method(user.account(), ctx.pathParam("method"))) : user.name();
        Map<String, Object> model = new HashMap<>();
        model.put("owner", user.name());
        model.put("path", AdminPages.path(user));
        model.put("action", ctx.path().replace(CONFIRMED, ""));
        model.put("heading", act.heading(about));
        model.put("about", act.text());
        model.put("button", act.ofOneMethod() ? act.button() : Sentence.of("admin.go-on"));
        model.put("act", act.button());
        model.put("why", act.hint());
        model.put("danger", act == AdminAct.SUSPEND);
        model.put("typed", Map.of("reason", Guard.fields(ctx).optional("reason")));
        return model;
    }
}
