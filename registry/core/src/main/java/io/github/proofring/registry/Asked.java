package io.github.proofring.registry;

import java.util.Optional;

/**
 * Which method is to be proved, and what for.
 *
 * @param first  whether nothing else was proved before
 * @param before the ticket that this one follows, if it does
 */
record Asked(
        AccountId account,
        MethodId method,
        Purpose purpose,
        Optional<Operation> operation,
        boolean first,
        Optional<OpenTicket> before) {
    static Asked toSignIn(AccountId account, MethodId method) {
        return new Asked(account, method, Purpose.SIGN_IN, Optional.empty(), false, Optional.empty());
    }

    static Asked toSignInFirst(AccountId account, MethodId method) {
        return new Asked(account, method, Purpose.SIGN_IN, Optional.empty(), true, Optional.empty());
    }

    static Asked toAllow(Operation operation, AccountId account, MethodId method) {
        return new Asked(account, method, Purpose.STEP_UP, Optional.of(operation), false, Optional.empty());
    }

    static Asked toCancel(AccountId account, MethodId method) {
        return new Asked(account, method, Purpose.CANCEL_REPLACEMENT, Optional.empty(), false, Optional.empty());
    }

    /** Why it makes no sense to prove it, if so. What is put out of use still cancels: it was on the account when that was asked for (hazard 2). */
    Optional<Reason> refusedBy(Account account) {
        return ProofRule.refuses(account, purpose, account.method(method));
    }

    /** The lane in which a method is proved for this. */
    Lane lane(Lane callers, Enrolled method, Policy policy) {
        boolean open = callers == Lane.KNOWN_DEVICE && !method.attempts(callers).exhausted(callers, policy);
        return purpose == Purpose.CANCEL_REPLACEMENT && !open ? Lane.CANCELLING : callers;
    }

    static Asked again(OpenTicket before) {
        return new Asked(
                before.account(),
                before.method(),
                before.purpose(),
                before.operation(),
                before.first(),
                Optional.of(before));
    }
}
