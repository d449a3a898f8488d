package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#removeAll} ended. */
public sealed interface RemovalOfAll {
    /**
     * The account is restricted, and its methods go at the end of that unless the owner cancels.
     *
     * @param endsAt when
     */
    record Asked(Instant endsAt) implements RemovalOfAll {}

    /**
     * Nothing happened.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotAsked(Reason reason, Optional<Instant> retryAt) implements RemovalOfAll {}
}
