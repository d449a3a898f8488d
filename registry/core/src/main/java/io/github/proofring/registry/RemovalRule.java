package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.util.Optional;

/** How a method leaves an account. */
final class RemovalRule {
    private RemovalRule() {}

    static Ruling<Removal> settle(Account account, Authority by, MethodId method, Terms terms) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Enrolled removed = found.get();
        // However much waits to be told: it takes something away from whoever keeps it waiting, and there are only ten.
        Optional<Refusal> refusal = AuthorityRule.refusesChange(account, by, Operation.removeMethod(method), terms);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!AuthorityRule.strongEnoughToRemove(by, removed)) {
            return Ruling.refuse(Reason.AUTHORITY_TOO_WEAK);
        }
        if (account.isLastAtWork(method)) {
            return Ruling.refuse(Reason.LAST_METHOD);
        }
        Account next = account.without(each -> each.id().equals(method), terms)
                .rolled()
                .telling(What.METHOD_REMOVED, found, terms);
        return Ruling.store(next, new Removal.Removed(terms.kinds().view(removed)));
    }
}
