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
        Terms terms = new Terms(policy, kinds, now, caller.language());
        if (request instanceof Request.Enroll enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, Purpose.ENROLL, verifier, caller, terms));
        }
        if (request instanceof Request.EnrollConditionally enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, verifier, caller, terms));
        }
        if (request instanceof Request.EnrollAddress enroll) {
            return enroll(enroll, Purpose.ENROLL, caller, terms);
        }
        if (request instanceof Request.ReplaceAll replace) {
            return replace.with() instanceof Request.Enroll enroll
                    ? withVerifier(
                            enroll.kind(), verifier -> enroll(enroll, Purpose.REPLACE_ALL, verifier, caller, terms))
                    : enroll((Request.EnrollAddress) replace.with(), Purpose.REPLACE_ALL, caller, terms);
        }
        if (request instanceof Request.SignInDiscoverable discoverable) {
            return withVerifier(discoverable.kind(), verifier -> signIn(verifier, caller, now));
        }
        if (request instanceof Request.Resend resend) {
            return again(resend.ticket(), caller, terms);
        }
        if (request instanceof Request.SecondFactor second) {
            Asked asked = Asked.toSignIn(second.account(), second.method());
            return prove(asked, (verifier, state) -> verifier.openSecondFactor(state, now), caller, terms);
        }
        return prove(asked(request), (verifier, state) -> verifier.openProof(state, now), caller, terms);
    }

    private static Asked asked(Request request) {
        if (request instanceof Request.StepUp stepUp) {
            return Asked.toAllow(stepUp.operation(), stepUp.account(), stepUp.method());
        }
        if (request instanceof Request.CancelReplacement cancel) {
            return Asked.toCancel(cancel.account(), cancel.method());
        }
        if (request instanceof Request.FirstFactor first) {
            return Asked.toSignInFirst(first.account(), first.method());
        }
        Request.SignIn signIn = (Request.SignIn) request;
        return Asked.toSignIn(signIn.account(), signIn.method());
    }

    private Begun enroll(Request.Enroll enroll, Purpose purpose, Verifier verifier, Caller caller, Terms terms) {
        boolean unnamed = enroll.label().isEmpty() && verifier.namesItself();
        if (!unnamed && !Labels.isLabel(enroll.label())) {
            return decline(Reason.LABEL_REFUSED);
        }
        AccountId id = enroll.by().account();
        return enroll(
                new Joining(enroll.by(), purpose, enroll.label(), verifier),
                existing -> Optional.of(verifier.openEnrollment(id, enroll.accountName(), existing, terms.now())),
                caller,
                terms);
    }

    private Begun enroll(Request.EnrollConditionally enroll, Verifier verifier, Caller caller, Terms terms) {
        AccountId id = enroll.by().account();
        return enroll(
                new Joining(enroll.by(), Purpose.ENROLL, "", verifier),
                existing -> verifier.openConditionalEnrollment(id, enroll.accountName(), existing, terms.now()),
                caller,
                terms);
    }

    /** What is to come onto an account, or to be set aside for it. */
    private record Joining(Authority by, Purpose purpose, String label, Verifier verifier) {}

    private Begun enroll(Joining joining, Function<List<Bytes>, Optional<Opening>> open, Caller caller, Terms terms) {
        MethodId method = MethodId.random();
        MethodKind kind = joining.verifier().kind();
        Optional<Authority.Proven> by =
                joining.by() instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        return accounts.change(
                joining.by().account(),
                account -> {
                    List<Bytes> existing =
                            account.methods(kind).stream().map(Enrolled::state).toList();
                    Optional<Opening> opening = open.apply(existing);
                    if (opening.isEmpty()) {
                        return Ruling.refuse(Reason.UNKNOWN_KIND);
                    }
                    OpenTicket ticket = OpenTicket.blank(account, method, kind, terms.now(), policy)
                            .forEnrollment(
                                    joining.purpose(),
                                    joining.label(),
                                    opening.get().pending(),
                                    by)
                            .forCaller(caller, Lane.STRANGER);
                    Begun begun = challenge(ticket, opening.get());
                    Slot slot = Slot.unsent(ticket.nonce(), ticket.expiresAt());
                    int giveWay = joining.verifier().replacesItself() ? existing.size() : 0;
                    return EnrollmentRule.open(account, joining.purpose(), giveWay, joining.by(), slot, begun, terms);
                },
                refusal -> new Begun.Declined(refusal.reason(), refusal.retryAt()));
    }

    private Begun enroll(Request.EnrollAddress enroll, Purpose purpose, Caller caller, Terms terms) {
        if (!enroll.label().isEmpty() && !Labels.isLabel(enroll.label())) {
            return decline(Reason.LABEL_REFUSED);
        }
        return withSentCodes(enroll.kind(), (sends, kind) -> {
            Supplier<Addressed> address = () -> kind.read(enroll.address());
            SentBeginnings.Wanted wanted =
                    new SentBeginnings.Wanted(enroll.by(), purpose, enroll.label(), address, Optional.empty());
            return sends.enroll(kind, wanted, caller, terms);
        });
    }

    private Begun again(Ticket ticket, Caller caller, Terms terms) {
        Tickets.Opening opening = tickets.open(ticket, terms.now());
        if (opening instanceof Tickets.Opening.Bad bad) {
            return decline(bad.reason());
        }
        OpenTicket before = ((Tickets.Opening.Good) opening).ticket();
        if (!before.caller().equals(caller.fingerprint())) {
            return decline(Reason.WRONG_CALLER);
        }
        if (!before.enrolls()) {
            return withSentCodes(
                    before.kind(),
                    (sends, kind) ->
                            sends.prove(accounts.load(before.account()), kind, Asked.again(before), caller, terms));
        }
        Supplier<Addressed> address = () -> new Addressed.At(before.pending());
        SentBeginnings.Wanted wanted = new SentBeginnings.Wanted(
                before.authority(), before.purpose(), before.label(), address, Optional.of(before));
        return withSentCodes(before.kind(), (sends, kind) -> sends.enroll(kind, wanted, caller, terms));
    }

    private Begun prove(Asked asked, BiFunction<Verifier, Bytes, Opening> open, Caller caller, Terms terms) {
        Accounts.Loaded loaded = accounts.load(asked.account());
        Account account = loaded.account();
        Optional<Enrolled> enrolled = account.method(asked.method());
        Optional<Reason> refused = asked.refusedBy(account)
                .or(() -> enrolled.isEmpty() ? Optional.of(Reason.NO_SUCH_METHOD) : Optional.empty());
        if (refused.isPresent()) {
            return asked.first() ? invented(account, asked, caller, terms) : decline(refused.get());
        }
        MethodKind kind = enrolled.get().kind();
        return kinds.sentCodes(kind).isPresent()
                ? withSentCodes(kind, (sends, codes) -> sends.prove(loaded, codes, asked, caller, terms))
                : withVerifier(kind, verifier -> prove(account, enrolled.get(), asked, verifier, open, caller, terms));
    }

    /** Of a way that {@link Registry#waysIn} invented. */
    private Begun invented(Account account, Asked asked, Caller caller, Terms terms) {
        boolean shownOwn = account.methods().stream().anyMatch(kinds::isShown);
        Optional<WayIn> way = shownOwn ? Optional.empty() : decoys.find(account.id(), asked.method());
        if (way.isEmpty()) {
            return decline(Reason.NO_SUCH_METHOD);
        }
        MethodKind kind = way.get().kind();
        return kinds.sentCodes(kind).isPresent()
                ? withSentCodes(kind, (sends, codes) -> sends.unsent(account, codes, asked, caller, terms.now()))
                : withVerifier(
                        kind,
                        verifier -> verifier.openInvented()
                                .map(opening -> challenge(
                                        OpenTicket.blank(account, asked.method(), kind, terms.now(), policy)
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
            Terms terms) {
        Entrance entrance = Entrance.of(caller, asked, account, enrolled, tickets, terms);
        Optional<Refusal> throttled = ProofRule.throttles(
                entrance.sees(account, enrolled), entrance.lane(), verifier.guessable(), terms.now(), policy);
        if (throttled.isPresent() && !asked.first()) {
            return new Begun.Declined(throttled.get().reason(), throttled.get().retryAt());
        }
        Opening opening = open.apply(verifier, enrolled.state());
        OpenTicket ticket = OpenTicket.blank(account, enrolled.id(), enrolled.kind(), terms.now(), policy)
                .forProof(asked, opening.pending())
                .forCaller(caller, entrance);
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
