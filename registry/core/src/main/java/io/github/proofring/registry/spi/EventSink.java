package io.github.proofring.registry.spi;

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
}
