package io.github.proofring.registry.spi;

import java.io.Serial;

/** The store could not answer. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    private StoreException(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** Nothing was written. */
    public static StoreException failed(String message, Throwable cause) {
        return new StoreException(message, cause, false);
    }

    /** A write was sent and its answer was lost: it may have happened. */
    public static StoreException outcomeUnknown(String message, Throwable cause) {
        return new StoreException(message, cause, true);
    }

    /** Whether the write may have happened. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
