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
