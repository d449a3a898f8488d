package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import java.util.List;
import java.util.Optional;

/** How a method comes onto an account, or is set aside to take the place of all others. */
final class EnrollmentRule {
    private EnrollmentRule() {}

    /**
     * Opens a slot for a ticket to be drawn on.
     *
     * @param giveWay how many methods of the account the new one takes the place of
     */
    static <V> Ruling<V> open(
            Account account, Purpose purpose, int giveWay, Authority by, Slot slot, V opened, Terms terms) {
        return refuses(account, purpose, giveWay, by, terms)
                .<Ruling<V>>map(Ruling::refuse)
                .orElseGet(() -> Ruling.store(
                        account.with(slot.forPurpose(purpose), terms.policy().openEnrollments(), terms.now()), opened));
    }

    /** Settles the proof that ends an enrollment. */
    static Ruling<Verdict> settle(Account account, OpenTicket ticket, Judging judging, Terms terms) {
        Optional<Slot> slot = account.slot(ticket.slot());
        if (slot.isEmpty()) {
            return Ruling.refuse(Reason.TICKET_OUTDATED);
        }
        int giveWay = judging.replacesItself() ? account.methods(ticket.kind()).size() : 0;
        Optional<Refusal> refusal = refuses(account, ticket.purpose(), giveWay, ticket.authority(), terms);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        Judgement judgement = judging.enrollment(slot.get());
        if (judgement instanceof Judgement.Refused refused) {
            return Ruling.refuse(refused.reason());
        }
        if (judgement instanceof Judgement.Proven proven) {
            return accept(account, ticket, judging, proven, terms);
        }
        return fail(account, slot.get(), terms.policy());
    }

    /** Why nothing may be added, whatever it is. */
    static Optional<Refusal> refuses(Account account, Purpose purpose, int giveWay, Authority by, Terms terms) {
        if (purpose == Purpose.REPLACE_ALL) {
            return ReplacementRule.refuses(account, by, terms);
        }
        boolean full = account.methods().size() - giveWay >= terms.policy().maxMethods();
        return AuthorityRule.refusesChange(account, by, Operation.ADD_METHOD, terms)
                .or(() -> AuthorityRule.alertsWaiting(account))
                .or(() -> full ? Optional.of(Refusal.because(Reason.METHOD_LIMIT)) : Optional.empty());
    }

    private static Ruling<Verdict> accept(
            Account account, OpenTicket ticket, Judging judging, Judgement.Proven proven, Terms asked) {
        Terms terms = asked.by(Doing.of(ticket.authority()).by());
        if (!AuthorityRule.strongEnoughToAdd(account, ticket.authority(), proven.strength())) {
            return Ruling.refuse(Reason.AUTHORITY_TOO_WEAK);
        }
        // Another account's is known to the store alone.
        boolean here = account.methods(ticket.kind()).stream()
                .anyMatch(other -> isSame(other.credential(), proven.credential()));
        if (here) {
            return Ruling.refuse(Reason.CREDENTIAL_TAKEN);
        }
        String label = ticket.label().isEmpty() ? ownName(account, ticket, judging, proven) : ticket.label();
        Enrolled method = Enrolled.now(
                        ticket, label, proven.state(), proven.strength(), proven.credential(), terms.now())
                .enrolledBy(ticket);
        Account rest = account.withoutSlot(ticket.slot()).spending(ticket, terms.now());
        Account next = ticket.purpose() == Purpose.REPLACE_ALL
                ? ReplacementRule.ask(rest, Optional.of(method), terms)
                : add(rest, method, judging.replacesItself(), terms);
        if (next.toBytes().length > Account.ROOM) {
            return Ruling.refuse(Reason.METHOD_LIMIT);
        }
        return Ruling.store(next, ProofRule.accepted(account, ticket, judging.view(method), proven, 0, terms));
    }

    private static Account add(Account account, Enrolled method, boolean replacesItself, Terms terms) {
        Account rest = replacesItself ? account.without(old -> old.kind().equals(method.kind()), terms) : account;
        return rest.with(method)
                .rolled()
                .telling(What.METHOD_ADDED, Optional.of(method), terms)
                .readIn(terms.language());
    }

    private static String ownName(Account account, OpenTicket ticket, Judging judging, Judgement.Proven proven) {
        String name = judging.ownName(proven.state());
        List<String> taken = account.methods().stream().map(Enrolled::label).toList();
        return Labels.unlike(taken, name.isEmpty() ? ticket.kind().value() : name);
    }

    private static boolean isSame(Optional<CredentialId> one, Optional<CredentialId> other) {
        return one.isPresent() && one.equals(other);
    }

    /** The last try takes the slot away, and with it every later proof on this ticket. */
    private static Ruling<Verdict> fail(Account account, Slot slot, Policy policy) {
        Slot tried = slot.afterFailure();
        Account next = tried.tries() < policy.guessing().triesPerTicket()
                ? account.replacing(tried)
                : account.withoutSlot(slot.nonce());
        return Ruling.store(next, new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty()));
    }
}
