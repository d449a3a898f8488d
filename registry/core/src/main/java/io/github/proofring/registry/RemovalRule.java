package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a method leaves an account. */
final class RemovalRule {
    private RemovalRule() {}

    static Ruling<Removal> settle(
            Account account,
            Authority by,
            MethodId method,
            Function<Enrolled, Method> view,
            Instant now,
            Policy policy) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Enrolled removed = found.get();
        Optional<Reason> refusal = AuthorityRule.refuses(account, by, Operation.removeMethod(method), now, policy);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!AuthorityRule.strongEnoughToRemove(by, removed)) {
            return Ruling.refuse(Reason.AUTHORITY_TOO_WEAK);
        }
        return account.methods().size() == 1
                ? Ruling.refuse(Reason.LAST_METHOD)
                : Ruling.store(account.without(method), new Removal.Removed(view.apply(removed)));
    }
}
