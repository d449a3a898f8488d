package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Channel;
import java.time.Instant;
import java.util.Optional;

/** How all methods of an account are replaced at once by someone who proves none of them: asked for, waited for, cancelled or done. */
final class ReplacementRule {
    private ReplacementRule() {}

    /** Why nothing about the methods may change now, if so. */
    static Optional<Refusal> standsStill(Account account) {
        return account.standing().endsAt().map(end -> new Refusal(Reason.METHODS_RESTRICTED, Optional.of(end)));
    }

    static Permission permission(Account account, Operation operation, Policy policy) {
        boolean held = operation.changesMethods() || policy.restriction().holdsBack(operation);
        return standsStill(account)
                .filter(still -> held)
                .<Permission>map(still -> new Permission.Withheld(still.reason(), still.retryAt()))
                .orElseGet(Permission.Granted::new);
    }

    /** Why a replacement of everything may not be asked for, if so. */
    static Optional<Refusal> refuses(Account account, Authority by, Terms terms) {
        if (!(by instanceof Authority.AssertedByApplication) || !by.account().equals(account.id())) {
            return Optional.of(Refusal.because(Reason.AUTHORITY_NEEDED));
        }
        if (account.methods().isEmpty()) {
            return Optional.of(Refusal.because(Reason.NOTHING_TO_REPLACE));
        }
        Instant notBefore = account.standing().notBefore();
        if (notBefore.isAfter(terms.now())) {
            return Optional.of(new Refusal(Reason.REPLACEMENT_TOO_SOON, Optional.of(notBefore)));
        }
        if (!isReachable(account, terms)) {
            return Optional.of(Refusal.because(Reason.ADMINISTRATOR_NEEDED));
        }
        return standsStill(account).or(() -> AuthorityRule.eventsWaiting(account));
    }

    /** Passwords are reset by mail: whoever has them may well have the mailbox. */
    private static boolean isReachable(Account account, Terms terms) {
        return account.methods().stream()
                .flatMap(method -> terms.kinds().channel(method.kind()).stream())
                .anyMatch(channel -> !channel.equals(Channel.EMAIL));
    }

    /** Nothing changes from here on but the calendar. */
    static Account ask(Account account, Optional<Enrolled> method, Terms terms) {
        Replacement asked = Replacement.asked(method, terms.now(), terms.policy());
        return account.each(Enrolled::withoutCancels)
                .standing(account.standing().with(asked))
                .telling(What.REPLACEMENT_ASKED, Optional.empty(), terms);
    }

    static Ruling<RemovalOfAll> askForNothing(Account account, Authority by, Terms terms) {
        return refuses(account, by, terms)
                .<Ruling<RemovalOfAll>>map(Ruling::refuse)
                .orElseGet(() -> {
                    Account next = ask(account, Optional.empty(), terms);
                    Instant end = next.standing().endsAt().orElseThrow();
                    return Ruling.store(next, new RemovalOfAll.Asked(end));
                });
    }

    /** Of an account whose owner has just proved a method that was on it all the time. */
    static Account cancel(Account account, Terms terms) {
        Instant quietUntil = terms.now().plus(terms.policy().restriction().afterCancel());
        return account.standing(account.standing().cancelled(quietUntil))
                .telling(What.REPLACEMENT_CANCELLED, Optional.empty(), terms)
                .epoch(Random.name());
    }

    /** The account as it is at this time, whether or not anyone has looked after it since. */
    static Account caughtUp(Account account, Terms terms) {
        return account.standing()
                .replacement()
                .filter(replacement -> replacement.isOver(terms.now()))
                .map(replacement -> done(account, replacement, terms))
                .orElse(account);
    }

    private static Account done(Account account, Replacement replacement, Terms terms) {
        Instant end = replacement.endsAt();
        Optional<Enrolled> method = replacement.method().map(enrolled -> enrolled.addedAt(end));
        Outbox outbox = account.outbox()
                .plus(Notice.of(What.REPLACEMENT_DONE, method, Optional.empty(), terms.with(Doing.BY_TIME))
                        .happenedAt(end, replacement.nextEpoch()));
        return account.outbox(outbox)
                .without(old -> true, terms)
                .methods(method.stream().toList())
                .standing(account.standing().over())
                .epoch(replacement.nextEpoch());
    }

    /** Tells the owner again, if it is time. */
    static Account remind(Account account, Terms terms) {
        return account.standing()
                .replacement()
                .filter(replacement -> replacement.wantsReminder(terms.now()))
                .map(replacement -> account.standing(account.standing().with(replacement.reminded(terms.now())))
                        .telling(What.REPLACEMENT_COMING, Optional.empty(), terms))
                .orElse(account);
    }
}
