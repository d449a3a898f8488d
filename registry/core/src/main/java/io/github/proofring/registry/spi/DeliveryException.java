package io.github.proofring.registry.spi;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** A message was not handed over, or it is unknown whether it was. Its text holds neither the address nor the message. */
public final class DeliveryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Duration LONGEST = Duration.ofDays(1);

    private final boolean refused;
    private final transient Optional<Duration> retryAfter;

    private DeliveryException(String message, boolean refused, Optional<Duration> retryAfter) {
        super(message);
        this.refused = refused;
        this.retryAfter = retryAfter;
    }

    /** The carrier was not reached, did not answer in time, answered with an error or made no sense. It may work the next time. */
    public static DeliveryException failed(String message, Throwable cause) {
        DeliveryException failed = failed(message);
        failed.initCause(cause);
        return failed;
    }

    /** The same, where no exception was the cause. */
    public static DeliveryException failed(String message) {
        return new DeliveryException(message, false, Optional.empty());
    }

    /** The carrier takes no more for a while, of which at most a day is believed. */
    public static DeliveryException busy(String message, Duration retryAfter) {
        return new DeliveryException(
                message, false, Optional.of(retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter));
    }

    /** The carrier will never take this message: it refuses the address or what is said. */
    public static DeliveryException refused(String message) {
        return new DeliveryException(message, true, Optional.empty());
    }

    /** Whether it is of no use to try again with the same address. */
    public boolean isRefused() {
        return refused;
    }

    /** How long to wait before trying again, if the carrier said so. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
