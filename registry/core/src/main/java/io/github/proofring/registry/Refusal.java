package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** A rule's no: the reason, and when asking again makes sense, if waiting helps. */
record Refusal(Reason reason, Optional<Instant> retryAt) {
    static Refusal because(Reason reason) {
        return new Refusal(reason, Optional.empty());
    }
}
