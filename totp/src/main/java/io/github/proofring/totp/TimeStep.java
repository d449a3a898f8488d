package io.github.proofring.totp;

/**
 * The number of a time step: T of RFC 6238 §4.2, the count of whole periods since T0. It is the moving factor of the code,
 * 64 bits wide, so it goes on past 2038.
 *
 * @param value zero or more
 */
public record TimeStep(long value) {
    /** @throws IllegalArgumentException for a negative number: there is no step before T0 */
    public TimeStep {
        if (value < 0) {
            throw new IllegalArgumentException("A time step counts up from T0 and cannot be negative: " + value);
        }
    }
}
