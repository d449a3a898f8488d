package io.github.proofring.smpp;

import java.util.Objects;

/**
 * What the carrier says became of a message that it took.
 *
 * @param messageId the {@code id} of the {@code Message}
 */
public record Receipt(String messageId, Outcome outcome) {
    /** What there is to tell the person. */
    public enum Outcome {
        /** The phone has it. */
        DELIVERED,

        /** The phone was off or out of reach until the carrier gave up. */
        EXPIRED,

        /** The phone or its network did not take it, or the carrier dropped it: another number or method is better than another try. */
        FAILED,

        /** The carrier does not know: it may have arrived. */
        UNKNOWN
    }

    /** Refuses nulls. */
    public Receipt {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(outcome, "outcome");
    }
}
