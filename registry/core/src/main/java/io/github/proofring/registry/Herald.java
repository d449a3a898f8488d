package io.github.proofring.registry;

import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells what stands in an account's outbox, and takes out what was told. Whoever stored a notice tells it right after that; whatever that leaves is
 * claimed by one write and told by whoever comes first.
 */
final class Herald {
    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    private final Accounts accounts;
    private final Audience audience;
    private final Optional<Sending> sending;
    private final Listeners listeners;
    private final AlertLinks links;
    private final Supplier<Terms> terms;

    Herald(
            Accounts accounts,
            Audience audience,
            Optional<Sending> sending,
            Listeners listeners,
            AlertLinks links,
            Supplier<Terms> terms) {
        this.accounts = accounts;
        this.audience = audience;
        this.sending = sending;
        this.listeners = listeners;
        this.links = links;
        this.terms = terms;
    }

    /** A change was stored: tells what is new. The messages leave in the background, if there is one. */
    void tellNew(Round round) {
        Set<String> heard = tellApplication(round);
        if (round.errands().isEmpty() && heard.isEmpty()) {
            return;
        }
        try {
            sending.map(Sending::background).orElse(Runnable::run).execute(() -> tellNew(round, heard));
        } catch (RuntimeException e) {
            // It takes no more, or is broken: what is stored is done either way.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an alert waits: {0}",
                    e.getClass().getName());
        }
    }

    /** What is stored is done; that not everyone was told must not look as if it were not. */
    private void tellNew(Round round, Set<String> heard) {
        try {
            tellAddresses(round, heard);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an alert comes again: {0}",
                    e.getClass().getName());
        }
    }

    /**
     * Does what is due on one account.
     *
     * @return whether anything was done
     */
    boolean serve(AccountId id) {
        Optional<Round> own = accounts.changeDue(
                id,
                account -> {
                    Round round = Round.due(account, audience, terms.get());
                    return Ruling.store(round.account(), Optional.of(round));
                },
                refusal -> Optional.empty());
        own.ifPresent(round -> {
            round.givenUp().forEach(address -> giveUp(id, address));
            Set<String> heard = tellApplication(round);
            tellAddresses(round, heard);
        });
        return own.isPresent();
    }

    private void giveUp(AccountId account, MethodId address) {
        LOG.log(
                System.Logger.Level.WARNING,
                "the address of method {0} of account {1} has taken no message for days: what waited for it is given up",
                address,
                account);
        try {
            listeners.onGivenUp(account, address);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "that was not taken, and does not come again: {0}",
                    e.getClass().getName());
        }
    }

    /** @return of which it has heard */
    private Set<String> tellApplication(Round round) {
        return round.notices().stream()
                .filter(notice -> tellApplication(round.account(), notice))
                .map(Notice::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean tellApplication(Account account, Notice notice) {
        try {
            listeners.on(account, notice);
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an event was not taken, and comes again: {0}",
                    e.getClass().getName());
            return false;
        }
    }

    private void tellAddresses(Round round, Set<String> heard) {
        Answers answers = new Answers(heard);
        for (Round.Errand errand : round.errands()) {
            if (!answers.hasFailed(errand)) {
                tell(round.account(), errand, answers);
            }
        }
        note(round.account().id(), answers);
    }

    private void tell(Account account, Round.Errand errand, Answers answers) {
        try {
            if (postman().handOver(errand.to().recipient(), message(account, errand))) {
                answers.told(errand);
            } else {
                LOG.log(System.Logger.Level.WARNING, "an alert waits: the application sends no more for now");
                answers.failed(errand, Optional.empty());
            }
        } catch (DeliveryException e) {
            // Its text holds neither the address nor the message.
            LOG.log(System.Logger.Level.WARNING, "an alert was not delivered: {0}", e.getMessage());
            if (e.isRefused()) {
                answers.told(errand);
            } else {
                answers.failed(errand, e.retryAfter().map(terms.get().now()::plus));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "an alert was not delivered: {0}",
                    e.getClass().getName());
            answers.failed(errand, Optional.empty());
        }
    }

    private Postman postman() {
        return new Postman(sending.orElseThrow());
    }

    private Message message(Account account, Round.Errand errand) {
        Audience.Addressee to = errand.to();
        Notice notice = errand.notice();
        AlertMessage alert = new AlertMessage(
                notice.messageId(to.method()),
                notice.what(),
                notice.kind(),
                notice.masked(),
                notice.at(),
                notice.until(),
                links.to(account, notice, to.method()),
                account.outbox().language());
        return to.kind().write(to.state(), alert);
    }

    private void note(AccountId id, Answers answers) {
        Optional<Reason> unsettled = accounts.change(
                id,
                account -> {
                    if (account.revision().isEmpty()) {
                        return Ruling.refuse(Reason.NO_SUCH_METHOD);
                    }
                    Account next = answers.in(account, audience, terms.get());
                    return next.equals(account) ? Ruling.refuse(Reason.BUSY) : Ruling.store(next, Optional.empty());
                },
                refusal -> Optional.of(refusal.reason()));
        if (unsettled.equals(Optional.of(Reason.NO_SUCH_METHOD))) {
            // It was erased while this was told: no line of it is to be left.
            listeners.forget(id);
        }
    }
}
