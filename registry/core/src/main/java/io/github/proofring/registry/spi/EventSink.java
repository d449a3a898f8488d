package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodId;

/**
 * Where an application hears what happened to its accounts, to end sessions or to write a log. Safe for use by many threads.
 */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event, at least once: after a crash or an exception it comes again, with the same id. It comes from the call that
     * made it true as a rule, and else from {@code Registry.runDue}.
     */
    void on(AccountEvent event);

    /**
     * An address of an account took no message for five days, and is not told any more of what waited for it; of what happens later it will be. It comes
     * once, and not again after a crash or an exception.
     *
     * @param address the method that has this address, which may have been removed since
     */
    default void onGivenUp(AccountId account, MethodId address) {}
}
