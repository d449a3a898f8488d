package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one account, as one value. Rules make the next value out of it; one conditional write stores that or
 * nothing. So whatever must not happen twice, or an eleventh time, is settled in one place.
 *
 * @param life     random, kept for as long as there is this account: one that is erased and made anew has another
 * @param epoch    random, new whenever everything that was handed out before must die
 * @param roll     random, new whenever a method comes, goes, is put out of use or back: two lists that look the same may have others between them
 * @param unproven when codes were sent to addresses that were none of the account's methods then
 * @param standing whether everything is to be replaced
 * @param outbox   what is still to be told
 * @param uses     the last proofs of its methods, earliest first
 * @param revisions the states this account was in, this one last, so that a write whose answer was lost can be found again
 */
record Account(
        AccountId id,
        String life,
        String epoch,
        String roll,
        List<Enrolled> methods,
        List<Slot> slots,
        SpentTickets spent,
        Sends unproven,
        Standstill standing,
        Outbox outbox,
        List<Use> uses,
        List<Revision> revisions) {
    static final int REVISIONS_KEPT = 16;
    private static final int FORM = 5;
    private static final int USES_KEPT = 10;
    /** Requests to replace everything that are open at once, whatever the policy: a row has room for these. */
    private static final int MOST_ASKING = 3;

    /** How large an account may become by another method, in bytes; the rest of a row is for what signing in adds. */
    static final int ROOM = 27_648;

    /** An account that no store has seen yet. */
    static Account absent(AccountId id) {
        return new Account(
                id,
                Random.name(),
                Random.name(),
                Random.name(),
                List.of(),
                List.of(),
                SpentTickets.NONE,
                Sends.NONE,
                Standstill.NONE,
                Outbox.EMPTY,
                List.of(),
                List.of());
    }

    Optional<Revision> revision() {
        return revisions.isEmpty() ? Optional.empty() : Optional.of(revisions.get(revisions.size() - 1));
    }

    Optional<Enrolled> method(MethodId wanted) {
        return methods.stream().filter(method -> method.id().equals(wanted)).findFirst();
    }

    Optional<Slot> slot(Bytes nonce) {
        return slots.stream().filter(slot -> slot.nonce().equals(nonce)).findFirst();
    }

    List<Enrolled> methods(MethodKind kind) {
        return keep(methods, method -> method.kind().equals(kind));
    }

    /** Whether no other method would work without this one. */
    boolean isLastAtWork(MethodId method) {
        return methods.stream().allMatch(each -> each.isSuspended() || each.id().equals(method));
    }

    /** The strongest method, if there is one. */
    Optional<Strength> strongest() {
        return methods.stream().map(method -> method.strength()).max(Strength::compareTo);
    }

    /** All names that no other account may hold: those of what is set aside too, so that it is free when its time comes. */
    Set<CredentialId> credentials() {
        return Stream.concat(methods.stream(), standing.setAside().stream())
                .flatMap(method -> method.credential().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When something is to be done with this account though nobody asks, if ever. */
    Optional<Instant> dueAt() {
        return Stream.concat(outbox.dueAt().stream(), standing.dueAt().stream()).min(Comparator.naturalOrder());
    }

    boolean wrote(String operation) {
        return revisions.stream().anyMatch(revision -> revision.operation().equals(operation));
    }

    Account with(Enrolled method) {
        return methods(append(methods, method));
    }

    Account replacing(Enrolled method) {
        return each(old -> old.id().equals(method.id()) ? method : old);
    }

    Account each(UnaryOperator<Enrolled> change) {
        return methods(methods.stream().map(change).toList());
    }

    /** Those that are addresses are still told for a while. */
    Account without(Predicate<Enrolled> gone, Terms terms) {
        Outbox told = outbox;
        for (Enrolled method : methods) {
            if (gone.test(method) && terms.kinds().mayBeAddress(method.kind()) && Former.fits(method)) {
                told = told.plus(Former.of(method, terms.now(), terms.policy()), terms.now());
            }
        }
        return methods(keep(methods, gone.negate())).outbox(told);
    }

    Account methods(List<Enrolled> next) {
        return new Account(id, life, epoch, roll, next, slots, spent, unproven, standing, outbox, uses, revisions);
    }

    /**
     * One more open enrollment; those whose time is over and, if there are too many, the oldest give way. A new code to an address takes
     * the place of the one before it, and its wrong tries along. Both only among those that add, or among those that replace everything: R1.
     */
    Account with(Slot slot, int most, Instant now) {
        Optional<Slot> before = slots.stream()
                .filter(old -> old.replaces() == slot.replaces() && old.holds(slot.address(), now))
                .findFirst();
        List<Slot> kept = keep(
                slots, old -> old.expiresAt().isAfter(now) && !Optional.of(old).equals(before));
        List<Slot> others = keep(kept, old -> old.replaces() != slot.replaces());
        List<Slot> open = append(
                keep(kept, old -> !others.contains(old)),
                before.map(old -> slot.withTries(old.tries())).orElse(slot));
        int kind = slot.replaces() ? Math.min(most, MOST_ASKING) : most;
        List<Slot> last = open.subList(Math.max(0, open.size() - kind), open.size());
        return slots(Stream.concat(others.stream(), last.stream()).toList());
    }

    /** A code went to an address that is not a method of the account. */
    Account sendingUnproven(Purpose purpose, Instant now) {
        if (purpose == Purpose.REPLACE_ALL) {
            return standing(standing.sending(now));
        }
        return new Account(
                id, life, epoch, roll, methods, slots, spent, unproven.plus(now), standing, outbox, uses, revisions);
    }

    /** Counted apart for what the application's word alone allows: whoever has a password does not use up what an owner needs. */
    Sends unproven(Purpose purpose) {
        return purpose == Purpose.REPLACE_ALL ? standing.unproven() : unproven;
    }

    Account replacing(Slot slot) {
        return slots(slots.stream()
                .map(old -> old.nonce().equals(slot.nonce()) ? slot : old)
                .toList());
    }

    Account withoutSlot(Bytes nonce) {
        return slots(keep(slots, old -> !old.nonce().equals(nonce)));
    }

    Account spending(OpenTicket ticket, Instant now) {
        SpentTickets more = spent.plus(ticket.nonce(), ticket.expiresAt(), now);
        return new Account(id, life, epoch, roll, methods, slots, more, unproven, standing, outbox, uses, revisions);
    }

    Account standing(Standstill next) {
        return new Account(id, life, epoch, roll, methods, slots, spent, unproven, next, outbox, uses, revisions);
    }

    Account outbox(Outbox next) {
        return new Account(id, life, epoch, roll, methods, slots, spent, unproven, standing, next, uses, revisions);
    }

    /** Its owner is to be told. */
    Account telling(AccountEvent.What what, Optional<Enrolled> about, Terms terms) {
        return outbox(outbox.plus(Notice.of(what, about, standing.endsAt(), terms)));
    }

    /** The owner was here, and reads this. */
    Account readIn(Locale language) {
        return outbox(outbox.inLanguage(language));
    }

    /** One of its methods was proved. */
    Account used(Use use) {
        List<Use> more = append(uses, use);
        List<Use> kept = more.subList(Math.max(0, more.size() - USES_KEPT), more.size());
        return new Account(
                id, life, epoch, roll, methods, slots, spent, unproven, standing, outbox, List.copyOf(kept), revisions);
    }

    /** From here on, no ticket, authority or device token from before is worth anything. */
    Account epoch(String next) {
        return new Account(
                id, life, next, roll, methods, List.of(), spent, unproven, standing, outbox, uses, revisions);
    }

    /** With another list of methods, or of those that work: browsers that were remembered are not any more. */
    Account rolled() {
        String next = Random.name();
        return new Account(id, life, epoch, next, methods, slots, spent, unproven, standing, outbox, uses, revisions);
    }

    /** The state after a write by this operation. */
    Account writtenBy(String operation) {
        Revision next = new Revision(revision().map(Revision::version).orElse(0L) + 1, operation);
        List<Revision> kept = append(revisions, next);
        List<Revision> last = kept.subList(Math.max(0, kept.size() - REVISIONS_KEPT), kept.size());
        return new Account(id, life, epoch, roll, methods, slots, spent, unproven, standing, outbox, uses, last);
    }

    private Account slots(List<Slot> next) {
        return new Account(
                id, life, epoch, roll, methods, List.copyOf(next), spent, unproven, standing, outbox, uses, revisions);
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static <T> List<T> keep(List<T> list, Predicate<T> which) {
        return list.stream().filter(which).toList();
    }

    byte[] toBytes() {
        WireWriter out = new WireWriter().number(FORM).text(life).text(epoch).text(roll);
        out.each(methods, (to, method) -> method.write(to)).each(slots, (to, slot) -> slot.write(to));
        spent.write(out);
        unproven.write(out);
        standing.write(out);
        outbox.write(out);
        out.each(uses, (to, use) -> use.write(to));
        out.each(revisions, (to, revision) -> to.number(revision.version()).text(revision.operation()));
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are of another form than this release writes */
    static Account fromBytes(AccountId id, byte[] content) {
        WireReader in = new WireReader(content);
        int form = in.number();
        if (form != FORM) {
            throw new IllegalArgumentException("this release reads form " + FORM + " of an account, not " + form);
        }
        return new Account(
                id,
                in.text(),
                in.text(),
                in.text(),
                in.each(Enrolled::read),
                in.each(Slot::read),
                SpentTickets.read(in),
                Sends.read(in),
                Standstill.read(in),
                Outbox.read(in),
                in.each(Use::read),
                in.each(from -> new Revision(from.longNumber(), from.text())));
    }
}
