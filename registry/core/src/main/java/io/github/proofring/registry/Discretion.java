package io.github.proofring.registry;

import java.util.Optional;
import java.util.Set;

/** What may be told to someone of whom nothing is known: that a proof was wrong, and neither why nor for how long. */
final class Discretion {
    /** These are about the ticket or the moment. Any other can be reached on one account and not on another, a malformed proof's too. */
    private static final Set<Reason> TOLD = Set.of(Reason.TICKET_EXPIRED, Reason.TICKET_USED, Reason.BUSY);

    private Discretion() {}

    static Verdict about(Verdict verdict) {
        return verdict instanceof Verdict.Rejected rejected && !TOLD.contains(rejected.reason())
                ? new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty())
                : verdict;
    }
}
