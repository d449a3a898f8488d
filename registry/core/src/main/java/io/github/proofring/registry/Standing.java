package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How an account stands: as {@link Registry#standing} tells it. */
public sealed interface Standing {
    /** Nothing is held back. */
    record Usual() implements Standing {}

    /**
     * Someone who proved none of the methods asked to replace all of them. The methods go on working for signing in; nothing about
     * them changes, and any of them cancels ({@link Request.CancelReplacement}).
     *
     * @param since       when it was asked for
     * @param until       when they are replaced
     * @param replacement what then takes their place; none if the account will be without methods
     */
    record Restricted(Instant since, Instant until, Optional<Method> replacement) implements Standing {}
}
