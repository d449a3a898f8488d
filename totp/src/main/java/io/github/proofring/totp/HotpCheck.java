package io.github.proofring.totp;

/** The answer of {@link Hotp#check} and {@link Hotp#resynchronise}: exactly one of two. */
public sealed interface HotpCheck {

    /**
     * The code is that of a counter within reach.
     *
     * @param next the counter to store in place of the one that was passed in, before the person is let in: one more than
     *     the code's own, so that neither it nor one before it is accepted again (RFC 4226 §7.2)
     */
    record Matched(Counter next) implements HotpCheck {}

    /**
     * The code is not that of any counter within reach, or no code at all; a used one is among them, as nobody looks back.
     * To be counted as a failed attempt; the stored counter stays.
     */
    record Mismatched() implements HotpCheck {}
}
