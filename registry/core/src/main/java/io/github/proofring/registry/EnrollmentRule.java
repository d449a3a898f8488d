package io.github.proofring.registry;

import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a method comes onto an account. */
final class EnrollmentRule {
    private EnrollmentRule() {}

    /**
     * Opens a slot for a ticket to be drawn on.
     *
     * @param giveWay how many methods of the account the new one takes the place of
     */
    static <V> Ruling<V> open(
            Account account, int giveWay, Authority by, Slot slot, V opened, Instant now, Policy policy) {
        return refuses(account, giveWay, by, now, policy)
                .<Ruling<V>>map(Ruling::refuse)
                .orElseGet(() -> Ruling.store(account.with(slot, policy.openEnrollments(), now), opened));
    }

    /** Settles the proof that ends an enrollment. */
    static Ruling<Verdict> settle(Account account, OpenTicket ticket, Judging judging, Instant now, Policy policy) {
        Optional<Slot> slot = account.slot(ticket.slot());
        if (slot.isEmpty()) {
            return Ruling.refuse(Reason.TICKET_OUTDATED);
        }
        Optional<Reason> refusal =
                refuses(account, replaced(account, ticket, judging), ticket.authority(), now, policy);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        Judgement judgement = judging.enrollment(slot.get());
        if (judgement instanceof Judgement.Refused refused) {
            return Ruling.refuse(refused.reason());
        }
        if (judgement instanceof Judgement.Proven proven) {
            return add(account, ticket, judging, proven, now);
        }
        return fail(account, slot.get(), policy);
    }

    /** Why nothing may be added, whatever it is. */
    static Optional<Reason> refuses(Account account, int giveWay, Authority by, Instant now, Policy policy) {
        Optional<Reason> authority = AuthorityRule.refuses(account, by, Operation.ADD_METHOD, now, policy);
        if (authority.isPresent()) {
            return authority;
        }
        return account.methods().size() - giveWay < policy.maxMethods()
                ? Optional.empty()
                : Optional.of(Reason.METHOD_LIMIT);
    }

    private static int replaced(Account account, OpenTicket ticket, Judging judging) {
        return judging.replacesItself() ? account.methods(ticket.kind()).size() : 0;
    }

    private static Ruling<Verdict> add(
            Account account, OpenTicket ticket, Judging judging, Judgement.Proven proven, Instant now) {
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
        Enrolled method = Enrolled.now(ticket, label, proven.state(), proven.strength(), proven.credential(), now)
                .enrolledBy(ticket);
        Account rest = judging.replacesItself() ? account.without(ticket.kind()) : account;
        Account next = rest.with(method).withoutSlot(ticket.slot()).spending(ticket, now);
        return Ruling.store(next, ProofRule.accepted(account, ticket, judging.view(method), proven, 0, now));
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
        Account next =
                tried.tries() < policy.triesPerTicket() ? account.replacing(tried) : account.withoutSlot(slot.nonce());
        return Ruling.store(next, new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty()));
    }
}
