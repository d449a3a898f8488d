package io.github.proofring.registry;

import java.util.Optional;

/** Who may change an account. Asked when a change begins and again, about the account as it then is, when it is stored. */
final class AuthorityRule {
    private AuthorityRule() {}

    /** Why this authority does not allow a change of the methods on the account as it is, if it does not. */
    static Optional<Refusal> refusesChange(Account account, Authority by, Operation change, Terms terms) {
        return refuses(account, by, change, terms).map(Refusal::because).or(() -> ReplacementRule.standsStill(account));
    }

    /** Why nothing is added of which the owner would have to be told, if so. */
    static Optional<Refusal> alertsWaiting(Account account) {
        return account.outbox().isFull() ? Optional.of(Refusal.because(Reason.ALERTS_WAITING)) : Optional.empty();
    }

    /** Why nothing is asked for of which the application would have to hear, if so. What owners cannot be told now is no reason: a thief may see to that. */
    static Optional<Refusal> eventsWaiting(Account account) {
        return account.outbox().isUnheard() ? Optional.of(Refusal.because(Reason.ALERTS_WAITING)) : Optional.empty();
    }

    /** Why this authority does not allow the operation on the account as it is, if it does not. */
    static Optional<Reason> refuses(Account account, Authority by, Operation operation, Terms terms) {
        if (by instanceof Authority.Proven proven) {
            return refusesProven(account, proven, operation, terms);
        }
        if (by instanceof Authority.Administrator) {
            boolean theirs = by.account().equals(account.id()) && operation.isForAdministrators();
            return theirs ? Optional.empty() : Optional.of(Reason.AUTHORITY_NEEDED);
        }
        // The application's word is for the first method only; every method counts here, in whatever state it is.
        boolean first = account.methods().isEmpty() && operation.equals(Operation.ADD_METHOD);
        return first && by.account().equals(account.id()) ? Optional.empty() : Optional.of(Reason.AUTHORITY_NEEDED);
    }

    private static Optional<Reason> refusesProven(
            Account account, Authority.Proven by, Operation operation, Terms terms) {
        boolean stands = by.account().equals(account.id())
                && by.epoch().equals(account.epoch())
                && account.method(by.method())
                        .filter(method -> !method.isSuspended())
                        .isPresent()
                && !Tickets.fromTheFuture(by.provenAt(), terms.now())
                && by.allows(operation);
        if (!stands) {
            return Optional.of(Reason.AUTHORITY_NEEDED);
        }
        return by.provenAt().plus(terms.policy().authorityLife()).isAfter(terms.now())
                ? Optional.empty()
                : Optional.of(Reason.AUTHORITY_STALE);
    }

    /** To add: at least the weaker of the new method and the strongest there is (NIST SP 800-63B-4 §4.1.2.1). */
    static boolean strongEnoughToAdd(Account account, Authority by, Strength added) {
        Strength wanted = account.strongest().map(added::orWeaker).orElse(added);
        return !(by instanceof Authority.Proven proven) || proven.strength().atLeast(wanted);
    }

    /** To remove: at least as strong as what is removed. */
    static boolean strongEnoughToRemove(Authority by, Enrolled removed) {
        return by instanceof Authority.Administrator
                || (by instanceof Authority.Proven proven && proven.strength().atLeast(removed.strength()));
    }
}
