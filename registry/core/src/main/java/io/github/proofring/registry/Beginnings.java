package io.github.proofring.registry;

import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.SentCodes;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a request becomes a challenge and a sealed ticket. */
final class Beginnings {
    /** Stands in a ticket where no account is named, and is never looked at. */
    private static final AccountId NOBODY = new AccountId("nobody");

    private final Accounts accounts;
    private final Tickets tickets;
    private final Kinds kinds;
    private final Decoys decoys;
    private final Optional<SentBeginnings> sent;
    private final Policy policy;

    Beginnings(
            Accounts accounts,
            Tickets tickets,
            Kinds kinds,
            Decoys decoys,
            Optional<SentBeginnings> sent,
            Policy policy) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.kinds = kinds;
        this.decoys = decoys;
        this.sent = sent;
        this.policy = policy;
    }

    Begun begin(Request request, Caller caller, Instant now) {
        if (request instanceof Request.Enroll enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, verifier, caller, now));
        }
        if (request instanceof Request.EnrollConditionally enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, verifier, caller, now));
        }
        if (request instanceof Request.EnrollAddress enroll) {
            return withSentCodes(enroll.kind(), (sends, kind) -> enroll(enroll, sends, kind, caller, now));
        }
        if (request instanceof Request.SignInDiscoverable discoverable) {
            return withVerifier(discoverable.kind(), verifier -> signIn(verifier, caller, now));
        }
        if (request instanceof Request.Resend resend) {
            return again(resend.ticket(), caller, now);
        }
        if (request instanceof Request.StepUp stepUp) {
            Asked asked = Asked.toAllow(stepUp.operation(), stepUp.account(), stepUp.method());
            return prove(asked, (verifier, state) -> verifier.openProof(state, now), caller, now);
        }
        if (request instanceof Request.SecondFactor second) {
            Asked asked = Asked.toSignIn(second.account(), second.method());
            return prove(asked, (verifier, state) -> verifier.openSecondFactor(state, now), caller, now);
        }
        if (request instanceof Request.FirstFactor first) {
            Asked asked = Asked.toSignInFirst(first.account(), first.method());
            return prove(asked, (verifier, state) -> verifier.openProof(state, now), caller, now);
        }
        Request.SignIn signIn = (Request.SignIn) request;
        Asked asked = Asked.toSignIn(signIn.account(), signIn.method());
        return prove(asked, (verifier, state) -> verifier.openProof(state, now), caller, now);
    }

    private Begun enroll(Request.Enroll enroll, Verifier verifier, Caller caller, Instant now) {
        boolean unnamed = enroll.label().isEmpty() && verifier.namesItself();
        if (!unnamed && !Labels.isLabel(enroll.label())) {
            return decline(Reason.LABEL_REFUSED);
        }
        AccountId id = enroll.by().account();
        return enroll(
                enroll.by(),
                verifier.kind(),
                enroll.label(),
                existing -> Optional.of(verifier.openEnrollment(id, enroll.accountName(), existing, now)),
                verifier.replacesItself(),
                caller,
                now);
    }

    private Begun enroll(Request.EnrollConditionally enroll, Verifier verifier, Caller caller, Instant now) {
        AccountId id = enroll.by().account();
        return enroll(
                enroll.by(),
                verifier.kind(),
                "",
                existing -> verifier.openConditionalEnrollment(id, enroll.accountName(), existing, now),
                verifier.replacesItself(),
                caller,
                now);
    }

    private Begun enroll(
            Authority authority,
            MethodKind kind,
            String label,
            Function<List<Bytes>, Optional<Opening>> open,
            boolean replacesItself,
            Caller caller,
            Instant now) {
        MethodId method = MethodId.random();
        Optional<Authority.Proven> by =
                authority instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        return accounts.change(
                authority.account(),
                account -> {
                    List<Bytes> existing =
                            account.methods(kind).stream().map(Enrolled::state).toList();
                    Optional<Opening> opening = open.apply(existing);
                    if (opening.isEmpty()) {
                        return Ruling.refuse(Reason.UNKNOWN_KIND);
                    }
                    OpenTicket ticket = OpenTicket.blank(account, method, kind, now, policy)
                            .forEnrollment(label, opening.get().pending(), by)
                            .forCaller(caller, Lane.STRANGER);
                    Begun begun = challenge(ticket, opening.get());
                    Slot slot = Slot.unsent(ticket.nonce(), ticket.expiresAt());
                    int giveWay = replacesItself ? existing.size() : 0;
                    return EnrollmentRule.open(account, giveWay, authority, slot, begun, now, policy);
                },
                refusal -> new Begun.Declined(refusal.reason(), refusal.retryAt()));
    }

    private Begun enroll(
            Request.EnrollAddress enroll, SentBeginnings sends, SentCodes kind, Caller caller, Instant now) {
        if (!enroll.label().isEmpty() && !Labels.isLabel(enroll.label())) {
            return decline(Reason.LABEL_REFUSED);
        }
        Supplier<Addressed> address = () -> kind.read(enroll.address());
        return sends.enroll(
                kind, new SentBeginnings.Wanted(enroll.by(), enroll.label(), address, Optional.empty()), caller, now);
    }

    private Begun again(Ticket ticket, Caller caller, Instant now) {
        Tickets.Opening opening = tickets.open(ticket, now);
        if (opening instanceof Tickets.Opening.Bad bad) {
            return decline(bad.reason());
        }
        OpenTicket before = ((Tickets.Opening.Good) opening).ticket();
        if (!before.caller().equals(caller.fingerprint())) {
            return decline(Reason.WRONG_CALLER);
        }
        if (before.purpose() != Purpose.ENROLL) {
            return withSentCodes(
                    before.kind(),
                    (sends, kind) ->
                            sends.prove(accounts.find(before.account()), kind, Asked.again(before), caller, now));
        }
        Supplier<Addressed> address = () -> new Addressed.At(before.pending());
        SentBeginnings.Wanted wanted =
                new SentBeginnings.Wanted(before.authority(), before.label(), address, Optional.of(before));
        return withSentCodes(before.kind(), (sends, kind) -> sends.enroll(kind, wanted, caller, now));
    }

    private Begun prove(Asked asked, BiFunction<Verifier, Bytes, Opening> open, Caller caller, Instant now) {
        Account account = accounts.find(asked.account());
        Optional<Enrolled> enrolled = account.method(asked.method());
        if (enrolled.isEmpty()) {
            return asked.first() ? invented(account, asked, caller, now) : decline(Reason.NO_SUCH_METHOD);
        }
        MethodKind kind = enrolled.get().kind();
        return kinds.sentCodes(kind).isPresent()
                ? withSentCodes(kind, (sends, codes) -> sends.prove(account, codes, asked, caller, now))
                : withVerifier(kind, verifier -> prove(account, enrolled.get(), asked, verifier, open, caller, now));
    }

    /** Of a way that {@link Registry#waysIn} invented. */
    private Begun invented(Account account, Asked asked, Caller caller, Instant now) {
        boolean shownOwn = account.methods().stream().anyMatch(method -> kinds.canInvent(method.kind()));
        Optional<WayIn> way = shownOwn ? Optional.empty() : decoys.find(account.id(), asked.method());
        if (way.isEmpty()) {
            return decline(Reason.NO_SUCH_METHOD);
        }
        MethodKind kind = way.get().kind();
        return kinds.sentCodes(kind).isPresent()
                ? withSentCodes(kind, (sends, codes) -> sends.unsent(account, codes, asked, caller, now))
                : withVerifier(
                        kind,
                        verifier -> verifier.openInvented()
                                .map(opening -> challenge(
                                        OpenTicket.blank(account, asked.method(), kind, now, policy)
                                                .forProof(asked, opening.pending())
                                                .forCaller(caller, Lane.STRANGER),
                                        opening))
                                .orElseGet(() -> decline(Reason.NO_SUCH_METHOD)));
    }

    private Begun prove(
            Account account,
            Enrolled enrolled,
            Asked asked,
            Verifier verifier,
            BiFunction<Verifier, Bytes, Opening> open,
            Caller caller,
            Instant now) {
        Lane lane = tickets.lane(account, caller, now);
        Optional<Refusal> throttled = ProofRule.throttles(enrolled, lane, verifier.guessable(), now, policy);
        if (throttled.isPresent() && !asked.first()) {
            return new Begun.Declined(throttled.get().reason(), throttled.get().retryAt());
        }
        Opening opening = open.apply(verifier, enrolled.state());
        OpenTicket ticket = OpenTicket.blank(account, enrolled.id(), enrolled.kind(), now, policy)
                .forProof(asked, opening.pending())
                .forCaller(caller, lane);
        return challenge(ticket, opening);
    }

    private Begun signIn(Verifier verifier, Caller caller, Instant now) {
        Optional<Opening> opening = verifier.openDiscoverable(now);
        if (opening.isEmpty()) {
            return decline(Reason.UNKNOWN_KIND);
        }
        OpenTicket ticket = OpenTicket.blank(Account.absent(NOBODY), MethodId.random(), verifier.kind(), now, policy)
                .forAnyone(opening.get().pending())
                .forCaller(caller, Lane.STRANGER);
        return challenge(ticket, opening.get());
    }

    private Begun withVerifier(MethodKind kind, Function<Verifier, Begun> begin) {
        return kinds.verifier(kind).map(begin).orElseGet(() -> decline(Reason.UNKNOWN_KIND));
    }

    private Begun withSentCodes(MethodKind kind, BiFunction<SentBeginnings, SentCodes, Begun> begin) {
        return sent.flatMap(sends -> kinds.sentCodes(kind).map(codes -> begin.apply(sends, codes)))
                .orElseGet(() -> decline(Reason.UNKNOWN_KIND));
    }

    private Begun challenge(OpenTicket ticket, Opening opening) {
        Optional<MethodId> method = ticket.named() ? Optional.of(ticket.method()) : Optional.empty();
        return new Challenge(tickets.seal(ticket), ticket.kind(), method, opening.prompt(), ticket.expiresAt());
    }

    private static Begun decline(Reason reason) {
        return new Begun.Declined(reason, Optional.empty());
    }
}
