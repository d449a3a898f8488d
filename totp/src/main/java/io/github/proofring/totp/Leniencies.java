package io.github.proofring.totp;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a reader does when it meets something that is not quite right: the one difference between strict and tolerant. */
final class Leniencies {
    private final boolean tolerant;
    private final Set<Leniency> met = EnumSet.noneOf(Leniency.class);

    private Leniencies(boolean tolerant) {
        this.tolerant = tolerant;
    }

    static Leniencies none() {
        return new Leniencies(false);
    }

    static Leniencies all() {
        return new Leniencies(true);
    }

    /** @throws OtpauthUriException naming the parameter, if nothing is tolerated */
    void grant(Leniency leniency, String parameter) {
        if (!tolerant) {
            throw new OtpauthUriException(parameter, leniency.problem());
        }
        met.add(leniency);
    }

    Set<Leniency> met() {
        return copy(met);
    }

    static Set<Leniency> copy(Set<Leniency> leniencies) {
        Set<Leniency> copy = EnumSet.noneOf(Leniency.class);
        copy.addAll(leniencies);
        return Collections.unmodifiableSet(copy);
    }
}
