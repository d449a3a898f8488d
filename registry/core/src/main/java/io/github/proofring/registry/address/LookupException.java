package io.github.proofring.registry.address;

import java.io.Serial;

/** A look-up gave no answer. Its text does not hold the number. */
public final class LookupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The service was not reached, did not answer in time, or made no sense. */
    public LookupException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, where no exception was the cause. */
    public LookupException(String message) {
        super(message);
    }
}
