package io.github.proofring.totp;

/**
 * What to store beside a secret between two checks: without it a code could be used twice (RFC 6238 §5.2).
 *
 * <p>Every {@link TotpCheck.Matched} brings the next one. Store it in the same conditional write that accepts the sign-in,
 * so that of two checks racing with one code only one is accepted. The code that proves an enrollment counts: store its
 * progress too.
 *
 * @param lastAcceptedStep the highest step whose code was accepted, or -1 while there was none
 * @param driftSeconds by how many seconds the person's clock was found to be ahead of ours (behind, if negative), delay in
 *     typing included; what {@link Totp#check} learnt from earlier matches
 */
public record Progress(long lastAcceptedStep, int driftSeconds) {
    /** No code was ever accepted: where every new secret begins, and nowhere else. */
    public static final Progress NEVER = new Progress(-1, 0);

    /** @throws IllegalArgumentException if the step is below -1 */
    public Progress {
        if (lastAcceptedStep < -1) {
            throw new IllegalArgumentException(
                    "The last accepted step is a step number, or -1 for none: " + lastAcceptedStep);
        }
    }
}
