package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#suspend} and {@link Registry#resume} ended. */
public sealed interface Suspension {
    /**
     * The method opens nothing but the cancelling of a replacement, and every authority and device token that came of it is void.
     *
     * @param method as it is now
     */
    record Suspended(Method method) implements Suspension {}

    /**
     * The method works again.
     *
     * @param method as it is now
     */
    record Resumed(Method method) implements Suspension {}

    /**
     * The method is as it was.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotChanged(Reason reason, Optional<Instant> retryAt) implements Suspension {}
}
