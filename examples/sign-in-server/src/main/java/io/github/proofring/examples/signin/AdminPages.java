package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.spi.AccountEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages under {@code /admin}, for one who is no user: their sign-in, and what there is to see of an account. */
final class AdminPages {
    static final String ROOT = "/admin";
    static final String ACCOUNT = ROOT + "/accounts/{account}";

    private static final int LINES = 20;

    private final View view;
    private final AdminDesk desk;
    private final boolean secure;

    AdminPages(View view, AdminDesk desk, boolean secure) {
        this.view = view;
        this.desk = desk;
        this.secure = secure;
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT, guarded(this::entrance));
        routes.post(ROOT + "/sign-in", guarded(this::signIn));
        routes.post(ROOT + "/sign-out", guarded(this::signOut));
        routes.post(ROOT + "/find", behind(this::find));
        routes.get(ACCOUNT, behind(this::account));
        routes.get(ACCOUNT + "/history", behind(this::history));
        new AdminActPages(this, desk).register(routes);
    }

    /** For whoever asks. */
    private Handler guarded(Handler page) {
        return ctx -> {
            Guard.admit(ctx, AdminVisit.begin(ctx, secure, desk.sessions()));
            page.handle(ctx);
        };
    }

    /** For the administrator; anybody else is at the sign-in, and nothing was done. */
    Handler behind(Handler page) {
        return guarded(ctx -> {
            if (AdminVisit.of(ctx).isSignedIn()) {
                page.handle(ctx);
            } else if (ctx.method().equals(HandlerType.GET)) {
                go(ctx, ROOT);
            } else {
                Refused away = Problem.NOT_SIGNED_IN.at("", Sentence.of("admin.away"));
                showAgain(ctx, "admin-sign-in", Map.of(), away);
            }
        });
    }

    private void entrance(Context ctx) {
        show(ctx, AdminVisit.of(ctx).isSignedIn() ? "admin" : "admin-sign-in", Map.of());
    }

    private void signIn(Context ctx) {
        Fields fields = Guard.fields(ctx);
        try {
            String name = fields.required("name").strip();
            desk.signIn(AdminVisit.of(ctx), name, fields.required("password"));
            go(ctx, ROOT);
        } catch (Refused refused) {
            showAgain(ctx, "admin-sign-in", Map.of("typed", Map.of("name", fields.optional("name"))), refused);
        }
    }

    private void signOut(Context ctx) {
        AdminVisit.of(ctx).leave();
        AdminVisit.of(ctx).note(AdminNote.SIGNED_OUT);
        go(ctx, ROOT);
    }

    private void find(Context ctx) {
        String name = Guard.fields(ctx).optional("name").strip();
        try {
            go(ctx, path(desk.find(name)));
        } catch (Refused refused) {
            showAgain(ctx, "admin", Map.of("typed", Map.of("name", name)), refused);
        }
    }

    private void account(Context ctx) {
        Users.User user = accountOfPath(ctx);
        AccountId account = user.account();
        List<Method> methods = desk.methods(account);
        Map<String, Object> model = new HashMap<>(history(user, methods, Optional.empty()));
        model.put("methods", methods.stream().map(AdminShown::method).toList());
        model.put("standing", AdminShown.standing(desk.standing(account)));
        model.put(
                "uses",
                desk.recentUse(account).stream()
                        .map(use -> AdminShown.use(use, methods))
                        .toList());
        show(ctx, "admin-account", model);
    }

    private void history(Context ctx) {
        Users.User user = accountOfPath(ctx);
        @Nullable String before = ctx.queryParam("before");
        Optional<AccountEvent> last = AdminCursor.read(user.account(), before == null ? "" : before);
        show(ctx, "admin-history", history(user, desk.methods(user.account()), last));
    }

    /** A page of it, and where the next one begins if there is one. */
    private Map<String, Object> history(Users.User user, List<Method> methods, Optional<AccountEvent> before) {
        List<AccountEvent> found = desk.history(user.account(), before, LINES + 1);
        List<AccountEvent> events = found.subList(0, Math.min(LINES, found.size()));
        return Map.of(
                "owner",
                user.name(),
                "path",
                path(user),
                "events",
                events.stream().map(event -> AdminShown.event(event, methods)).toList(),
                "older",
                found.size() > LINES ? AdminCursor.of(events.get(LINES - 1)) : "");
    }

    Users.User accountOfPath(Context ctx) {
        return desk.account(ctx.pathParam("account"));
    }

    static String path(Users.User user) {
        return ROOT + "/accounts/" + user.account().value();
    }

    void show(Context ctx, String page, Map<String, ?> model) {
        AdminVisit visit = AdminVisit.of(ctx);
        Map<String, Object> all = new HashMap<>();
        all.put("token", visit.formToken());
        visit.takeNote().ifPresent(note -> all.put("note", Language.of(ctx).say(note.sentence())));
        all.put("administrator", visit.isSignedIn() ? desk.name() : "");
        all.put("life", AdminSessions.LIFE);
        all.putAll(model);
        view.showPlain(ctx, page, all);
    }

    /** Shows a page again with what was refused beside the field it is about. */
    void showAgain(Context ctx, String page, Map<String, ?> model, Refused refused) {
        Answers.status(ctx, refused);
        show(ctx, page, View.withRefusal(ctx, model, refused));
    }
}
