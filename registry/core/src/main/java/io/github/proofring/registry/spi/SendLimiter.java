package io.github.proofring.registry.spi;

/**
 * An application's own ceilings on what is sent: per country, per carrier, in all, per network that asks. Asked before every message, after
 * the registry's own limits said yes. Safe for use by many threads.
 */
@FunctionalInterface
public interface SendLimiter {
    /** No ceilings but the registry's own. */
    SendLimiter NONE = recipient -> true;

    /** Whether one more message may go to this recipient now; if so, it is counted. */
    boolean tryTake(Recipient recipient);
}
