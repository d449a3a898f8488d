package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#prefer} ended. */
public sealed interface Preference {
    /**
     * It is offered first from now on.
     *
     * @param method as it is now
     */
    record Preferred(Method method) implements Preference {}

    /**
     * Nothing changed.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotPreferred(Reason reason, Optional<Instant> retryAt) implements Preference {}
}
