package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.util.Optional;

/** How a method comes to be offered first. Any fresh proof made for it will do: the order opens nothing. */
final class PreferenceRule {
    private PreferenceRule() {}

    static Ruling<Preference> settle(Account account, Authority by, MethodId method, Terms terms) {
        Optional<Enrolled> found = account.method(method);
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Refusal> refusal = AuthorityRule.refusesChange(account, by, Operation.CHOOSE_DEFAULT, terms)
                .or(() -> AuthorityRule.alertsWaiting(account));
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        Account next = account.each(each -> each.preferred(each.id().equals(method)));
        Enrolled preferred = next.method(method).orElseThrow();
        return Ruling.store(
                next.telling(What.DEFAULT_CHOSEN, Optional.of(preferred), terms),
                new Preference.Preferred(terms.kinds().view(preferred)));
    }
}
