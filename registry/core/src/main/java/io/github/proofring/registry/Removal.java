package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#remove} ended. */
public sealed interface Removal {
    /**
     * The method is off the account, and every authority made with it is void.
     *
     * @param method as it was
     */
    record Removed(Method method) implements Removal {}

    /**
     * The method stays.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotRemoved(Reason reason, Optional<Instant> retryAt) implements Removal {}
}
