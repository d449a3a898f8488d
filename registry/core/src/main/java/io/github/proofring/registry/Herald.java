package io.github.proofring.registry;

import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.DeliveryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells what stands in an account's outbox, and takes out what was told. Whoever stored a notice tells it right after that; whatever that leaves is
 * claimed by one write and told by whoever comes first.
 */
final class Herald {
    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    private final Accounts accounts;
    private final Audience audience;
    private final Optional<Sending> sending;
    private final Optional<Hearer> hearer;
    private final AlertLinks links;
    private final Supplier<Terms> terms;

    /** What hears of everything beside the owner. */
    interface Hearer {
        void hear(Account account, Notice notice);

        /** It heard of an account that had been erased meanwhile. */
        void forget(AccountId account);
    }

    Herald(
            Accounts accounts,
            Audience audience,
            Optional<Sending> sending,
            Optional<Hearer> hearer,
            AlertLinks links,
            Supplier<Terms> terms) {
        this.accounts = accounts;
        this.audience = audience;
        this.sending = sending;
        this.hearer = hearer;
        this.links = links;
        this.terms = terms;
    }

    /** A change was stored: tells what is new. The messages leave in the background, if there is one. */
    void tellNew(Account before, Account stored) {
        List<Notice> fresh = stored.outbox().notices().stream()
                .filter(notice -> before.outbox().notice(notice.id()).isEmpty())
                .toList();
        for (Notice notice : fresh) {
            boolean heard = tellApplication(stored, notice);
            Runnable rest = () -> tellNew(stored, notice, heard);
            try {
                sending.map(Sending::background).orElse(Runnable::run).execute(rest);
            } catch (RuntimeException e) {
                // It takes no more, or is broken: what is stored is done either way.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "an alert waits: {0}",
                        e.getClass().getName());
            }
        }
    }

    /** What is stored is done; that not everyone was told must not look as if it were not. */
    private void tellNew(Account stored, Notice notice, boolean heard) {
        try {
            note(stored.id(), notice, tellAddresses(stored, notice), heard);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an alert comes again: {0}",
                    e.getClass().getName());
        }
    }

    /** The notices of an account that nobody but this call tells now. */
    private record Claim(Account account, List<Notice> notices) {}

    /**
     * Does what is due on one account.
     *
     * @return whether anything was done
     */
    boolean serve(AccountId id) {
        Optional<Claim> claim = accounts.changeDue(id, this::claim, refusal -> Optional.empty());
        claim.ifPresent(own -> own.notices()
                .forEach(notice -> note(
                        id, notice, tellAddresses(own.account(), notice), tellApplication(own.account(), notice))));
        return claim.isPresent();
    }

    private Ruling<Optional<Claim>> claim(Account account) {
        Instant now = terms.get().now();
        Account reminded = ReplacementRule.remind(account, terms.get());
        List<Notice> own = reminded.outbox().notices().stream()
                .filter(notice -> notice.isDue(now)
                        || account.outbox().notice(notice.id()).isEmpty())
                .filter(notice -> !notice.isGivenUp() && audience.isThere(reminded, notice))
                .map(notice -> notice.claimed(now))
                .toList();
        Stream<Notice> waiting = reminded.outbox().notices().stream()
                .filter(notice -> account.outbox().notice(notice.id()).isPresent() && !notice.isDue(now));
        Account next = reminded.outbox(reminded.outbox().notices(Stream.concat(waiting, own.stream())));
        return Ruling.store(next, Optional.of(new Claim(next, own)));
    }

    private boolean tellApplication(Account account, Notice notice) {
        if (notice.heard() || hearer.isEmpty()) {
            return notice.heard();
        }
        try {
            hearer.get().hear(account, notice);
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an event was not taken, and comes again: {0}",
                    e.getClass().getName());
            return false;
        }
    }

    /** @return those that need not be told again */
    private List<MethodId> tellAddresses(Account account, Notice notice) {
        List<MethodId> told = new ArrayList<>();
        for (Audience.Addressee one : audience.left(account, notice)) {
            if (tell(account, notice, one)) {
                told.add(one.method());
            }
        }
        return told;
    }

    private boolean tell(Account account, Notice notice, Audience.Addressee one) {
        AlertMessage alert = new AlertMessage(
                notice.messageId(one.method()),
                notice.what(),
                notice.kind(),
                notice.masked(),
                notice.at(),
                notice.until(),
                links.to(account, notice, one.method()),
                account.outbox().language());
        try {
            sending.orElseThrow().delivery().deliver(one.kind().write(one.state(), alert));
            return true;
        } catch (DeliveryException e) {
            // Its text holds neither the address nor the message.
            LOG.log(System.Logger.Level.WARNING, "an alert was not delivered: {0}", e.getMessage());
            return e.isRefused();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "an alert was not delivered: {0}",
                    e.getClass().getName());
            return false;
        }
    }

    private void note(AccountId id, Notice notice, List<MethodId> told, boolean heard) {
        if (told.isEmpty() && heard == notice.heard()) {
            return;
        }
        Optional<Reason> unsettled = accounts.change(
                id,
                account -> account.outbox()
                        .notice(notice.id())
                        .map(found -> settle(account, found.told(told, heard)))
                        .orElseGet(() -> Ruling.refuse(isGone(account) ? Reason.NO_SUCH_METHOD : Reason.BUSY)),
                refusal -> Optional.of(refusal.reason()));
        if (unsettled.equals(Optional.of(Reason.NO_SUCH_METHOD))) {
            hearer.ifPresent(each -> each.forget(id));
        }
    }

    private static boolean isGone(Account account) {
        return account.revision().isEmpty();
    }

    private Ruling<Optional<Reason>> settle(Account account, Notice notice) {
        Outbox next = audience.isThere(account, notice)
                ? account.outbox().each(each -> each.id().equals(notice.id()) ? notice : each)
                : account.outbox().without(notice);
        return Ruling.store(account.outbox(next), Optional.empty());
    }
}
