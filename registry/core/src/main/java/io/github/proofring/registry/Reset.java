package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#reset} ended. */
public sealed interface Reset {
    /** The account has no methods, and nothing that was handed out before is good any more. Its owner is told. */
    record Done() implements Reset {}

    /**
     * The account is as it was.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotDone(Reason reason, Optional<Instant> retryAt) implements Reset {}
}
