package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * The client's half of a ceremony.
 *
 * @param ticket    to be given back with the proof
 * @param kind      of the method that asks
 * @param method    the method that asks; for an enrollment, the one that will be; none where the proof will name it
 * @param prompt    what the person must see
 * @param expiresAt when the ticket's time is over
 */
public record Challenge(Ticket ticket, MethodKind kind, Optional<MethodId> method, Prompt prompt, Instant expiresAt)
        implements Begun {
    @Override
    public Challenge orThrow() {
        return this;
    }
}
