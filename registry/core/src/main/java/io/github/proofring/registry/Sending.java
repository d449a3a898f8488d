package io.github.proofring.registry;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.SendLimiter;
import io.github.proofring.registry.spi.SentCodes;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** All that a registry needs to send codes. Immutable. */
public final class Sending {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Delivery delivery;
    private final BudgetStore budgets;
    private final List<SentCodes> kinds;
    private final SendLimiter limiter;
    private final Executor background;
    private final Optional<String> alertPage;

    private Sending(
            Delivery delivery,
            BudgetStore budgets,
            List<SentCodes> kinds,
            SendLimiter limiter,
            Executor background,
            Optional<String> alertPage) {
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.budgets = Objects.requireNonNull(budgets, "budgets");
        this.kinds = List.copyOf(kinds);
        this.limiter = Objects.requireNonNull(limiter, "limiter");
        this.background = Objects.requireNonNull(background, "background");
        this.alertPage = alertPage;
    }

    /**
     * Codes of these kinds.
     *
     * @param delivery takes every message, whatever its channel
     * @param budgets  where it is counted what was sent to addresses that nobody has proved to be theirs: the same for all servers
     */
    public static Sending of(Delivery delivery, BudgetStore budgets, SentCodes... kinds) {
        return new Sending(delivery, budgets, List.of(kinds), SendLimiter.NONE, Runnable::run, Optional.empty());
    }

    /** The same, with ceilings of the application's own. */
    public Sending withLimiter(SendLimiter other) {
        return new Sending(delivery, budgets, kinds, other, background, alertPage);
    }

    /**
     * The same; what is sent for {@link Request.FirstFactor} is handed over by this executor, so that the time of the answer does not
     * tell whether anything was sent, and so are the messages that tell an owner of a change. Without one they are handed over before
     * {@link Registry#begin}, or the call that made the change, returns.
     */
    public Sending inBackground(Executor executor) {
        return new Sending(delivery, budgets, kinds, limiter, executor, alertPage);
    }

    /**
     * The same; mails that tell an owner that all methods are to be replaced have a link "this was not me" to this page, whose token {@link
     * Registry#openAlertLink} opens.
     *
     * @param address what stands before the token, such as {@code https://example.org/not-me?token=}
     * @throws IllegalArgumentException if it is not the beginning of an address with {@code https}, or with {@code http} on this machine
     */
    public Sending withAlertPage(String address) {
        return new Sending(delivery, budgets, kinds, limiter, background, Optional.of(page(address)));
    }

    private static String page(String address) {
        URI uri = URI.create(address);
        boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
        boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if (!secure && !here) {
            throw new IllegalArgumentException(
                    "the page for alerts is an address with https, to which the token is appended: " + address);
        }
        return address;
    }

    Optional<String> alertPage() {
        return alertPage;
    }

    Delivery delivery() {
        return delivery;
    }

    BudgetStore budgets() {
        return budgets;
    }

    List<SentCodes> kinds() {
        return kinds;
    }

    SendLimiter limiter() {
        return limiter;
    }

    Executor background() {
        return background;
    }
}
