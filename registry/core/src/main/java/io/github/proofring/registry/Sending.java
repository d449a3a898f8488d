package io.github.proofring.registry;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.SendLimiter;
import io.github.proofring.registry.spi.SentCodes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** All that a registry needs to send codes. Immutable. */
public final class Sending {
    private final Delivery delivery;
    private final BudgetStore budgets;
    private final List<SentCodes> kinds;
    private final SendLimiter limiter;
    private final Executor background;

    private Sending(
            Delivery delivery, BudgetStore budgets, List<SentCodes> kinds, SendLimiter limiter, Executor background) {
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.budgets = Objects.requireNonNull(budgets, "budgets");
        this.kinds = List.copyOf(kinds);
        this.limiter = Objects.requireNonNull(limiter, "limiter");
        this.background = Objects.requireNonNull(background, "background");
    }

    /**
     * Codes of these kinds.
     *
     * @param delivery takes every message, whatever its channel
     * @param budgets  where it is counted what was sent to addresses that nobody has proved to be theirs: the same for all servers
     */
    public static Sending of(Delivery delivery, BudgetStore budgets, SentCodes... kinds) {
        return new Sending(delivery, budgets, List.of(kinds), SendLimiter.NONE, Runnable::run);
    }

    /** The same, with ceilings of the application's own. */
    public Sending withLimiter(SendLimiter other) {
        return new Sending(delivery, budgets, kinds, other, background);
    }

    /**
     * The same; what is sent for {@link Request.FirstFactor} is handed over by this executor, so that the time of the answer does not
     * tell whether anything was sent. Without one it is handed over before {@link Registry#begin} returns.
     */
    public Sending inBackground(Executor executor) {
        return new Sending(delivery, budgets, kinds, limiter, executor);
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
