package io.github.proofring.registry.spi;

import io.github.proofring.registry.Prompt;

/**
 * The two halves of a ceremony that a verifier opens.
 *
 * @param prompt  for the client
 * @param pending for the verifier itself: sealed into the ticket and given back when the proof comes; at most
 *                {@link #MAX_PENDING} bytes
 */
public record Opening(Prompt prompt, Bytes pending) {
    /** The most that a verifier may put into a ticket, in bytes: a ticket has at most 4096 characters. */
    public static final int MAX_PENDING = 1792;

    /** @throws IllegalArgumentException if there is more pending than {@link #MAX_PENDING} */
    public Opening {
        if (pending.size() > MAX_PENDING) {
            throw new IllegalArgumentException(
                    "a verifier may put " + MAX_PENDING + " bytes into a ticket, not " + pending.size());
        }
    }
}
