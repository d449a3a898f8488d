package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#begin} ended: with a {@link Challenge} or {@link Declined}. */
public sealed interface Begun permits Challenge, Begun.Declined {
    /**
     * The challenge.
     *
     * @throws IllegalStateException naming the reason, if it was declined
     */
    Challenge orThrow();

    /**
     * It was not begun.
     *
     * @param reason  why
     * @param retryAt when it makes sense to try again, if waiting helps
     */
    record Declined(Reason reason, Optional<Instant> retryAt) implements Begun {
        @Override
        public Challenge orThrow() {
            throw new IllegalStateException("declined: " + reason);
        }
    }
}
