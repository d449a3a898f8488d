package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.util.Optional;

/** How a method is put out of use at once, as when a telephone is lost, and comes back. */
final class SuspensionRule {
    private SuspensionRule() {}

    /** The last that works stays for its owner; an administrator may suspend it. A full outbox stops nothing that makes an account safer. */
    static Ruling<Suspension> suspend(Account account, Authority by, MethodId method, Terms terms) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Refusal> refusal = AuthorityRule.refusesChange(account, by, Operation.suspendMethod(method), terms);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!AuthorityRule.strongEnoughToRemove(by, found.get())) {
            return Ruling.refuse(Reason.AUTHORITY_TOO_WEAK);
        }
        if (found.get().isSuspended()) {
            return Ruling.refuse(Reason.METHOD_SUSPENDED);
        }
        if (by instanceof Authority.Proven && account.isLastAtWork(method)) {
            return Ruling.refuse(Reason.LAST_METHOD);
        }
        Enrolled suspended = found.get().suspended(Optional.of(terms.now()));
        return Ruling.store(
                account.replacing(suspended).rolled().telling(What.METHOD_SUSPENDED, Optional.of(suspended), terms),
                new Suspension.Suspended(terms.kinds().view(suspended)));
    }

    /** Takes what adding it would take. */
    static Ruling<Suspension> resume(Account account, Authority by, MethodId method, Terms terms) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Refusal> refusal = AuthorityRule.refusesChange(account, by, Operation.resumeMethod(method), terms)
                .or(() -> AuthorityRule.alertsWaiting(account));
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!AuthorityRule.strongEnoughToAdd(account, by, found.get().strength())) {
            return Ruling.refuse(Reason.AUTHORITY_TOO_WEAK);
        }
        if (!found.get().isSuspended()) {
            return Ruling.refuse(Reason.NOT_SUSPENDED);
        }
        Enrolled resumed = found.get().suspended(Optional.empty());
        return Ruling.store(
                account.replacing(resumed).rolled().telling(What.METHOD_RESUMED, Optional.of(resumed), terms),
                new Suspension.Resumed(terms.kinds().view(resumed)));
    }
}
