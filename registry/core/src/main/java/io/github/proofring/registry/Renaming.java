package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#rename} ended. */
public sealed interface Renaming {
    /**
     * It has its new label.
     *
     * @param method as it is now
     */
    record Renamed(Method method) implements Renaming {}

    /**
     * The label is as it was.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotRenamed(Reason reason, Optional<Instant> retryAt) implements Renaming {}
}
