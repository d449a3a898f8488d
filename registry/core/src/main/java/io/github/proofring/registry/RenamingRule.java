package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.util.Optional;

/** How a method gets another label. Any fresh proof made for it will do: a name opens nothing. */
final class RenamingRule {
    private RenamingRule() {}

    static Ruling<Renaming> settle(Account account, Authority by, MethodId method, String label, Terms terms) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Refusal> refusal = AuthorityRule.refusesChange(account, by, Operation.RENAME_METHOD, terms)
                .or(() -> AuthorityRule.alertsWaiting(account));
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!Labels.isLabel(label)) {
            return Ruling.refuse(Reason.LABEL_REFUSED);
        }
        Enrolled renamed = found.get().renamed(label);
        return Ruling.store(
                account.replacing(renamed).telling(What.METHOD_RENAMED, Optional.of(renamed), terms),
                new Renaming.Renamed(terms.kinds().view(renamed)));
    }
}
