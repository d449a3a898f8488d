package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Claim;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Right;
import java.time.Instant;
import java.util.Optional;

/** What a proof does to an account. */
final class ProofRule {
    private ProofRule() {}

    /** Settles any proof, of an enrollment or of a method. */
    static Ruling<Verdict> settle(Account account, OpenTicket ticket, Judging judging, Terms terms) {
        Optional<Reason> outdated = outdates(account, ticket);
        if (outdated.isPresent()) {
            return Ruling.refuse(outdated.get());
        }
        return ticket.enrolls()
                ? EnrollmentRule.settle(account, ticket, judging, terms)
                : settleProof(account, ticket, judging, terms);
    }

    /** Why a ticket means nothing to this account any more, if so. */
    static Optional<Reason> outdates(Account account, OpenTicket ticket) {
        if (account.spent().contain(ticket.nonce())) {
            return Optional.of(Reason.TICKET_USED);
        }
        boolean gone = !account.epoch().equals(ticket.epoch())
                || account.spent().mayHaveForgotten(ticket.expiresAt())
                || !ticket.entrance().isOpen(account);
        return gone ? Optional.of(Reason.TICKET_OUTDATED) : Optional.empty();
    }

    /** Settles a proof that names its method itself. A verifier that can be guessed at names none: its lane would be anybody's. */
    static Ruling<Verdict> settleClaimed(
            Account account, Claim claim, OpenTicket ticket, Judging judging, Terms terms) {
        return account.methods().stream()
                .filter(method -> method.kind().equals(ticket.kind()))
                .filter(method -> method.credential().equals(Optional.of(claim.credential())))
                .findFirst()
                .map(method -> settle(account, ticket.naming(account, method.id()), judging, terms))
                .orElseGet(() -> Ruling.refuse(Reason.NO_SUCH_METHOD));
    }

    /** Why there is nothing for a proof of this method to do, if so. */
    static Optional<Reason> refuses(Account account, Purpose purpose, Optional<Enrolled> method) {
        if (purpose == Purpose.CANCEL_REPLACEMENT) {
            return account.standing().replacement().isPresent()
                    ? Optional.empty()
                    : Optional.of(Reason.NOTHING_TO_CANCEL);
        }
        return method.filter(Enrolled::isSuspended).map(suspended -> Reason.METHOD_SUSPENDED);
    }

    /** Why this method must not even be tried in this lane now, if so. */
    static Optional<Refusal> throttles(Enrolled method, Lane lane, boolean guessable, Instant now, Policy policy) {
        return guessable ? method.attempts(lane).refuses(lane, now, policy) : Optional.empty();
    }

    private static Ruling<Verdict> settleProof(Account account, OpenTicket ticket, Judging judging, Terms terms) {
        Optional<Enrolled> found = account.method(ticket.method());
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Reason> idle = refuses(account, ticket.purpose(), found);
        if (idle.isPresent()) {
            return Ruling.refuse(idle.get());
        }
        Enrolled method = ticket.entrance().sees(account, found.get());
        // Before any judgement: a flood of guesses costs neither cryptography nor a write.
        Optional<Refusal> throttled =
                throttles(method, ticket.lane(), judging.guessable(), terms.now(), terms.policy());
        if (throttled.isPresent()) {
            return Ruling.refuse(throttled.get());
        }
        Judgement judgement = judging.proof(method);
        if (judgement instanceof Judgement.Refused refused) {
            return Ruling.refuse(refused.reason());
        }
        if (judgement instanceof Judgement.Proven proven) {
            return accept(account, ticket, method, judging, proven, terms);
        }
        return judging.guessable()
                ? fail(account, ticket, method, terms.now(), terms.policy())
                : Ruling.refuse(Reason.WRONG_CODE);
    }

    private static Ruling<Verdict> accept(
            Account account,
            OpenTicket ticket,
            Enrolled method,
            Judging judging,
            Judgement.Proven proven,
            Terms asked) {
        Terms terms = asked.by(new Right.Proof(method.id(), proven.strength()));
        String source = terms.doing().source();
        Enrolled proved = method.afterSuccess(proven, ticket.lane(), terms.now());
        Account next = ticket.entrance()
                .put(account, proved)
                .each(each -> each.afterProof(ticket.purpose(), terms.policy()))
                .spending(ticket, terms.now())
                .used(new Use(terms.now(), method.id(), ticket.purpose(), source))
                .readIn(terms.language());
        Method view = judging.view(proved);
        // What can be used only so many times is for emergencies, and its owner wants to know.
        Account told = view.about().left().isPresent()
                ? next.telling(What.RECOVERY_CODE_USED, Optional.of(proved), terms)
                : next;
        Account after = ticket.purpose() == Purpose.CANCEL_REPLACEMENT ? ReplacementRule.cancel(told, terms) : told;
        return Ruling.store(after, accepted(account, ticket, view, proven, failures(account), terms));
    }

    private static Ruling<Verdict> fail(
            Account account, OpenTicket ticket, Enrolled method, Instant now, Policy policy) {
        Enrolled failed = method.afterFailure(ticket.lane(), now, policy);
        Optional<Instant> retryAt = Optional.of(failed.attempts(ticket.lane()))
                .filter(attempts -> !attempts.exhausted(ticket.lane(), policy))
                .map(Attempts::notBefore)
                .filter(time -> time.isAfter(now));
        return Ruling.store(ticket.entrance().put(account, failed), new Verdict.Rejected(Reason.WRONG_CODE, retryAt));
    }

    private static int failures(Account account) {
        return account.methods().stream().mapToInt(Enrolled::failures).sum();
    }

    static Verdict accepted(
            Account account,
            OpenTicket ticket,
            Method method,
            Judgement.Proven proven,
            int failuresBefore,
            Terms terms) {
        return new Verdict.Accepted(
                method, authority(account, ticket, proven.strength(), terms), proven.amr(), failuresBefore);
    }

    private static Authority.Proven authority(Account account, OpenTicket ticket, Strength strength, Terms terms) {
        return new Authority.Proven(
                account.id(),
                account.epoch(),
                ticket.method(),
                strength,
                terms.now(),
                ticket.purpose(),
                ticket.operation(),
                ticket.caller(),
                terms.doing().source());
    }
}
