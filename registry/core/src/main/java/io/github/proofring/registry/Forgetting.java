package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** How {@link Registry#forgetDevices} ended. */
public sealed interface Forgetting {
    /** No browser is known or remembered any more, and no ticket or authority from before is good: the application ends its sessions as well. */
    record Forgotten() implements Forgetting {}

    /**
     * All is as it was.
     *
     * @param reason  why
     * @param retryAt when asking again makes sense, if waiting helps
     */
    record NotForgotten(Reason reason, Optional<Instant> retryAt) implements Forgetting {}
}
