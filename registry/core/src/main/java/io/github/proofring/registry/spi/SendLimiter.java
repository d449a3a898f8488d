package io.github.proofring.registry.spi;

/**
 * An application's own ceilings on what is sent, codes and messages about what happened: per country, per carrier, in all. Asked last of all, when
 * the registry's own limits said yes and the message is accounted for, so that it is asked of nothing that another rule holds back. What it refuses
 * stays accounted for, as if a carrier had failed. Safe for use by many threads.
 */
@FunctionalInterface
public interface SendLimiter {
    /** No ceilings but the registry's own. */
    SendLimiter NONE = recipient -> true;

    /** Whether one more message may go to this recipient now; if so, it is counted. */
    boolean tryTake(Recipient recipient);
}
