package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How a request becomes a challenge and a sealed ticket. */
final class Beginnings {
    /** Stands in a ticket where no account is named, and is never looked at. */
    private static final AccountId NOBODY = new AccountId("nobody");

    private final Accounts accounts;
    private final Tickets tickets;
    private final Map<MethodKind, Verifier> verifiers;
    private final Policy policy;

    Beginnings(Accounts accounts, Tickets tickets, Map<MethodKind, Verifier> verifiers, Policy policy) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.verifiers = verifiers;
        this.policy = policy;
    }

    Begun begin(Request request, Caller caller, Instant now) {
        if (request instanceof Request.Enroll enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, verifier, caller, now));
        }
        if (request instanceof Request.EnrollConditionally enroll) {
            return withVerifier(enroll.kind(), verifier -> enroll(enroll, verifier, caller, now));
        }
        if (request instanceof Request.SignInDiscoverable discoverable) {
            return withVerifier(discoverable.kind(), verifier -> signIn(verifier, caller, now));
        }
        if (request instanceof Request.StepUp stepUp) {
            Asked asked =
                    new Asked(stepUp.account(), stepUp.method(), Purpose.STEP_UP, Optional.of(stepUp.operation()));
            return prove(asked, (verifier, state) -> verifier.openProof(state, now), caller, now);
        }
        if (request instanceof Request.SecondFactor second) {
            Asked asked = new Asked(second.account(), second.method(), Purpose.SIGN_IN, Optional.empty());
            return prove(asked, (verifier, state) -> verifier.openSecondFactor(state, now), caller, now);
        }
        Request.SignIn signIn = (Request.SignIn) request;
        Asked asked = new Asked(signIn.account(), signIn.method(), Purpose.SIGN_IN, Optional.empty());
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
                caller,
                now);
    }

    private Begun enroll(
            Authority authority,
            MethodKind kind,
            String label,
            Function<List<Bytes>, Optional<Opening>> open,
            Caller caller,
            Instant now) {
        MethodId method = MethodId.random();
        Instant expiresAt = now.plus(policy.ticketLife());
        Optional<Authority.Proven> by =
                authority instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        return accounts.change(
                authority.account(),
                account -> {
                    List<Bytes> existing = account.methods().stream()
                            .filter(other -> other.kind().equals(kind))
                            .map(Enrolled::state)
                            .toList();
                    Optional<Opening> opening = open.apply(existing);
                    if (opening.isEmpty()) {
                        return Ruling.refuse(Reason.UNKNOWN_KIND);
                    }
                    // A new one each time that the rule is asked: a ticket's key is derived from it.
                    Bytes nonce = Bytes.copyOf(Tickets.nonce());
                    OpenTicket ticket = new OpenTicket(
                            nonce,
                            Purpose.ENROLL,
                            Optional.empty(),
                            true,
                            account.id(),
                            account.epoch(),
                            method,
                            kind,
                            label,
                            opening.get().pending(),
                            now,
                            expiresAt,
                            caller.fingerprint(),
                            Lane.STRANGER,
                            by);
                    Begun begun = challenge(ticket, opening.get());
                    return EnrollmentRule.open(account, authority, new Slot(nonce, expiresAt, 0), begun, now, policy);
                },
                refusal -> new Begun.Declined(refusal.reason(), refusal.retryAt()));
    }

    /** Which method is to be proved, and what for. */
    private record Asked(AccountId account, MethodId method, Purpose purpose, Optional<Operation> operation) {}

    private Begun prove(Asked asked, BiFunction<Verifier, Bytes, Opening> open, Caller caller, Instant now) {
        Account account = accounts.find(asked.account());
        Optional<Enrolled> enrolled = account.method(asked.method());
        if (enrolled.isEmpty()) {
            return decline(Reason.NO_SUCH_METHOD);
        }
        return withVerifier(
                enrolled.get().kind(), verifier -> prove(account, enrolled.get(), asked, verifier, open, caller, now));
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
        if (throttled.isPresent()) {
            return new Begun.Declined(throttled.get().reason(), throttled.get().retryAt());
        }
        Opening opening = open.apply(verifier, enrolled.state());
        OpenTicket ticket = new OpenTicket(
                Bytes.copyOf(Tickets.nonce()),
                asked.purpose(),
                asked.operation(),
                true,
                account.id(),
                account.epoch(),
                enrolled.id(),
                enrolled.kind(),
                "",
                opening.pending(),
                now,
                now.plus(policy.ticketLife()),
                caller.fingerprint(),
                lane,
                Optional.empty());
        return challenge(ticket, opening);
    }

    private Begun signIn(Verifier verifier, Caller caller, Instant now) {
        Optional<Opening> opening = verifier.openDiscoverable(now);
        if (opening.isEmpty()) {
            return decline(Reason.UNKNOWN_KIND);
        }
        OpenTicket ticket = new OpenTicket(
                Bytes.copyOf(Tickets.nonce()),
                Purpose.SIGN_IN,
                Optional.empty(),
                false,
                NOBODY,
                "",
                MethodId.random(),
                verifier.kind(),
                "",
                opening.get().pending(),
                now,
                now.plus(policy.ticketLife()),
                caller.fingerprint(),
                Lane.STRANGER,
                Optional.empty());
        return challenge(ticket, opening.get());
    }

    private Begun withVerifier(MethodKind kind, Function<Verifier, Begun> begin) {
        return Optional.ofNullable(verifiers.get(kind)).map(begin).orElseGet(() -> decline(Reason.UNKNOWN_KIND));
    }

    private Begun challenge(OpenTicket ticket, Opening opening) {
        Optional<MethodId> method = ticket.named() ? Optional.of(ticket.method()) : Optional.empty();
        return new Challenge(tickets.seal(ticket), ticket.kind(), method, opening.prompt(), ticket.expiresAt());
    }

    private static Begun decline(Reason reason) {
        return new Begun.Declined(reason, Optional.empty());
    }
}
