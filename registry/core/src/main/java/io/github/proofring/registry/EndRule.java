package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.util.List;
import java.util.Optional;

/** How what was handed out, all methods, or the account itself come to an end at once. */
final class EndRule {
    private EndRule() {}

    /** "This was not me": whatever a browser holds is worth nothing any more. A full outbox stops nothing that makes an account safer. */
    static Ruling<Forgetting> forgetDevices(Account account, Authority by, Terms terms) {
        return AuthorityRule.refuses(account, by, Operation.FORGET_DEVICES, terms)
                .map(Refusal::because)
                .<Ruling<Forgetting>>map(Ruling::refuse)
                .orElseGet(() -> Ruling.store(
                        account.telling(What.DEVICES_FORGOTTEN, Optional.empty(), terms)
                                .epoch(Random.name()),
                        new Forgetting.Forgotten()));
    }

    /** What an administrator does for an owner who has nothing left, and against a thief who has all. Whatever was asked for is over too. */
    static Ruling<Reset> reset(Account account, Authority.Administrator by, Terms terms) {
        if (!by.account().equals(account.id())) {
            return Ruling.refuse(Reason.AUTHORITY_NEEDED);
        }
        if (account.methods().isEmpty()) {
            return Ruling.refuse(Reason.NOTHING_TO_REPLACE);
        }
        Account next = account.without(method -> true, terms)
                .standing(account.standing().over())
                .telling(What.ACCOUNT_RESET, Optional.empty(), terms)
                .epoch(Random.name());
        return Ruling.store(next, new Reset.Done());
    }

    /** By the strongest there is, or an administrator (hazard 9); by the application's word where there is no method, in any state. */
    static Optional<Refusal> refusesErasure(Account account, Authority by, Terms terms) {
        if (account.revision().isEmpty()) {
            // It is gone, and whoever was cut off in the midst of that comes again.
            return Optional.empty();
        }
        if (by instanceof Authority.AssertedByApplication) {
            boolean bare =
                    by.account().equals(account.id()) && account.methods().isEmpty();
            return bare ? Optional.empty() : Optional.of(Refusal.because(Reason.AUTHORITY_NEEDED));
        }
        return by instanceof Authority.Administrator
                ? AuthorityRule.refuses(account, by, Operation.ERASE, terms).map(Refusal::because)
                : AuthorityRule.refusesChange(account, by, Operation.ERASE, terms)
                        .or(() -> tooWeak(account, by));
    }

    private static Optional<Refusal> tooWeak(Account account, Authority by) {
        List<Enrolled> methods = account.methods();
        return methods.stream().allMatch(method -> AuthorityRule.strongEnoughToRemove(by, method))
                ? Optional.empty()
                : Optional.of(Refusal.because(Reason.AUTHORITY_TOO_WEAK));
    }
}
