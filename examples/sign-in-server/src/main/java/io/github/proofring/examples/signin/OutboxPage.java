package io.github.proofring.examples.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For development alone: the messages that were not sent. Without an {@link Outbox} there is no such page. */
final class OutboxPage {
    private final View view;
    private final Carriers carriers;

    OutboxPage(View view, Carriers carriers) {
        this.view = view;
        this.carriers = carriers;
    }

    void register(RoutesConfig routes) {
        carriers.outbox().ifPresent(outbox -> routes.get("/outbox", ctx -> show(ctx, outbox)));
    }

    private void show(Context ctx, Outbox outbox) {
        if (!askedHere(ctx)) {
            throw Problem.NOT_FOUND.refused();
        }
        view.show(
                ctx,
                "outbox",
                Map.of(
                        "missing",
                        missing(),
                        "messages",
                        outbox.newestFirst().stream().map(Shown::message).toList()));
    }

    /** There are two at most. */
    private Sentence missing() {
        return carriers.missing().stream()
                .map(Sentence::verbatim)
                .reduce((one, other) -> Sentence.of("outbox.both", one, other))
                .orElseThrow();
    }

    /** What proxies add, whatever name they ask under. */
    private static final List<String> PROXIED =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    /** Under another name it was asked for through a proxy, or by a site whose name was made to lead here (DNS rebinding). */
    private static boolean askedHere(Context ctx) {
        @Nullable String host = ctx.header("Host");
        return PROXIED.stream().allMatch(header -> ctx.header(header) == null)
                && host != null
                && Settings.LOOPBACK.contains(host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT));
    }
}
