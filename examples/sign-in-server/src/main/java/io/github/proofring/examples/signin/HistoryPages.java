package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Use;
import io.github.proofring.registry.spi.AccountEvent;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of what happened to an account, the newest first, and of what was proved lately. */
final class HistoryPages {
    private static final int LINES = 20;

    private final View view;
    private final Registry registry;

    HistoryPages(View view, Registry registry) {
        this.view = view;
        this.registry = registry;
    }

    /**
     * A part of a history.
     *
     * @param events the newest first
     * @param older  where the next part begins, or empty if this is the last
     */
    record Part(List<AccountEvent> events, String older) {
        /** @param before what a client says where it begins: an {@link AdminCursor}, or anything else for the newest */
        static Part of(Registry registry, AccountId account, @Nullable String before) {
            Optional<AccountEvent> last = AdminCursor.read(account, before == null ? "" : before);
            List<AccountEvent> found = registry.history(account, last, LINES + 1);
            List<AccountEvent> events = found.subList(0, Math.min(LINES, found.size()));
            return new Part(events, found.size() > LINES ? AdminCursor.of(events.get(LINES - 1)) : "");
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/security/history", this::show);
    }

    private void show(Context ctx) {
        AccountId account = Visit.of(ctx).signedIn().account();
        List<Method> methods = registry.methods(account);
        @Nullable String before = ctx.queryParam("before");
        Part part = Part.of(registry, account, before);
        List<Use> uses = before == null ? registry.recentUse(account) : List.of();
        view.show(
                ctx,
                "history",
                Map.of(
                        "events",
                        part.events().stream()
                                .map(event -> HistoryShown.event(event, methods))
                                .toList(),
                        "older",
                        part.older(),
                        "first",
                        before == null,
                        "uses",
                        uses.stream().map(use -> HistoryShown.use(use, methods)).toList()));
    }
}
