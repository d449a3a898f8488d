package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#erase} ended. */
public sealed interface Erasure {
    /** Nothing is kept of the account any more. */
    record Erased() implements Erasure {}

    /**
     * The account is as it was.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotErased(Reason reason, Optional<Instant> retryAt) implements Erasure {}
}
