package io.github.proofring.totp;

import java.util.Set;

/**
 * A URI that somebody else wrote, as far as it can be understood.
 *
 * @param entry what it says
 * @param leniencies every way in which it had to be read with indulgence, in the order of {@link Leniency}; empty for one
 *     that {@link OtpauthUri#parse} takes, too
 */
public record TolerantReading(AppEntry entry, Set<Leniency> leniencies) {
    /** The set is copied. */
    public TolerantReading {
        leniencies = Leniencies.copy(leniencies);
    }
}
