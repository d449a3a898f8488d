package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a method gets another label. Any fresh proof made for it will do: a name opens nothing. */
final class RenamingRule {
    private RenamingRule() {}

    static Ruling<Renaming> settle(
            Account account,
            Authority by,
            MethodId method,
            String label,
            Function<Enrolled, Method> view,
            Instant now,
            Policy policy) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Reason> refusal = AuthorityRule.refuses(account, by, Operation.RENAME_METHOD, now, policy);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (!Labels.isLabel(label)) {
            return Ruling.refuse(Reason.LABEL_REFUSED);
        }
        Enrolled renamed = found.get().renamed(label);
        return Ruling.store(account.replacing(renamed), new Renaming.Renamed(view.apply(renamed)));
    }
}
