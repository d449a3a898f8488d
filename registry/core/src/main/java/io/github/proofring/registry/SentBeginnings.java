package io.github.proofring.registry;

import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SentCodes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a request for a code becomes a slot in the account, a sealed ticket and a message: ask the rule, charge the address, write
 * once, then send. What is charged and written is not taken back when the message does not leave.
 */
final class SentBeginnings {
    private final Accounts accounts;
    private final Tickets tickets;
    private final Sending sending;
    private final AddressBudget budget;
    private final Postman postman;
    private final Policy policy;

    SentBeginnings(Accounts accounts, Tickets tickets, Sending sending, Seal seal, Policy policy) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.sending = sending;
        this.budget = new AddressBudget(sending.budgets(), seal, policy);
        this.postman = new Postman(sending, policy);
        this.policy = policy;
    }

    /** What is to be put on an account: whence the address comes, and the ticket that this one follows, if it does. */
    record Wanted(Authority by, String label, Supplier<Addressed> address, Optional<OpenTicket> before) {}

    /** Sends a code to a new address. */
    Begun enroll(SentCodes kind, Wanted wanted, Caller caller, Instant now) {
        Once<Addressed> address = new Once<>(wanted.address());
        Once<Optional<Refusal>> permit = new Once<>(() -> permit(kind.recipient(state(address)), now));
        Posting posting = accounts.change(
                wanted.by().account(),
                account -> enroll(account, kind, wanted, address, permit, caller, now),
                Posting::declined);
        return postman.deliver(posting, now);
    }

    private Ruling<Posting> enroll(
            Account account,
            SentCodes kind,
            Wanted wanted,
            Once<Addressed> address,
            Once<Optional<Refusal>> permit,
            Caller caller,
            Instant now) {
        Optional<Reason> refusal = wanted.before()
                .flatMap(ticket -> ProofRule.outdates(account, ticket))
                .or(() -> EnrollmentRule.refuses(account, 0, wanted.by(), now, policy));
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        if (address.get() instanceof Addressed.Refused no) {
            return Ruling.refuse(no.reason());
        }
        Bytes state = state(address);
        String countedAs = kind.recipient(state).countedAs();
        boolean here = account.methods().stream()
                .filter(other -> other.kind().equals(kind.kind()))
                .anyMatch(other -> kind.recipient(other.state()).countedAs().equals(countedAs));
        if (here) {
            return Ruling.refuse(Reason.ADDRESS_ALREADY_HERE);
        }
        Optional<Refusal> limited = account.unproven()
                .notBefore(policy.sending().byAccount(), now)
                .map(time -> new Refusal(Reason.TOO_MANY_MESSAGES, Optional.of(time)))
                .or(permit);
        if (limited.isPresent()) {
            return Ruling.refuse(limited.get());
        }
        Optional<Authority.Proven> by =
                wanted.by() instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        OpenTicket ticket = OpenTicket.blank(account, MethodId.random(), kind.kind(), now, policy)
                .forEnrollment(wanted.label(), state, by)
                .forCaller(caller, Lane.STRANGER);
        Drawn drawn = draw(ticket, kind, state, countedAs, caller, now);
        return EnrollmentRule.open(
                account.sendingUnproven(now), 0, wanted.by(), drawn.slot(), drawn.posting(), now, policy);
    }

    /** Sends a code to a method of the account. */
    Begun prove(Account loaded, SentCodes kind, Asked asked, Caller caller, Instant now) {
        Once<Optional<Refusal>> permit = new Once<>(() -> loaded.method(asked.method())
                .filter(method -> !sending.limiter().tryTake(kind.recipient(method.state())))
                .map(method -> Refusal.because(Reason.SENDING_HELD_BACK)));
        Posting posting =
                accounts.change(loaded, account -> prove(account, kind, asked, permit, caller, now), Posting::declined);
        return asked.first()
                ? postman.deliverUnseen(posting, () -> decoy(loaded, kind, asked, caller, now))
                : postman.deliver(posting, now);
    }

    private Ruling<Posting> prove(
            Account account, SentCodes kind, Asked asked, Once<Optional<Refusal>> permit, Caller caller, Instant now) {
        Optional<Enrolled> found = account.method(asked.method());
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Optional<Reason> outdated = asked.before().flatMap(ticket -> ProofRule.outdates(account, ticket));
        if (outdated.isPresent()) {
            return Ruling.refuse(outdated.get());
        }
        Enrolled method = found.get();
        Lane lane = tickets.lane(account, caller, now);
        Optional<Refusal> refusal = ProofRule.throttles(method, lane, true, now, policy)
                .or(() -> method.track(lane)
                        .sends()
                        .notBefore(policy.sending().method(), now)
                        .map(time -> new Refusal(Reason.TOO_MANY_MESSAGES, Optional.of(time))))
                .or(permit);
        if (refusal.isPresent()) {
            return Ruling.refuse(refusal.get());
        }
        Drawn drawn = draw(ticket(account, kind, asked, caller, lane, now), kind, method.state(), "", caller, now);
        return Ruling.store(account.replacing(method.sending(lane, drawn.slot(), now)), drawn.posting());
    }

    private OpenTicket ticket(Account account, SentCodes kind, Asked asked, Caller caller, Lane lane, Instant now) {
        return OpenTicket.blank(account, asked.method(), kind.kind(), now, policy)
                .forProof(asked, Bytes.EMPTY)
                .forCaller(caller, lane);
    }

    /** Looks like any challenge, and no code will do for it. */
    private Begun decoy(Account account, SentCodes kind, Asked asked, Caller caller, Instant now) {
        OpenTicket ticket = ticket(account, kind, asked, caller, Lane.STRANGER, now);
        Bytes state = account.method(asked.method()).orElseThrow().state();
        return draw(ticket, kind, state, "", caller, now).posting().begun();
    }

    private record Drawn(Slot slot, Posting posting) {}

    private Drawn draw(OpenTicket blank, SentCodes kind, Bytes state, String countedAs, Caller caller, Instant now) {
        String code = Random.digits(kind.digits());
        Bytes key = SentCode.newKey();
        OpenTicket ticket = blank.sending(SentCode.of(code, key, blank.nonce()));
        Message message = kind.write(
                state,
                new CodeMessage(
                        Random.name(),
                        code,
                        ticket.purpose(),
                        ticket.operation(),
                        policy.ticketLife(),
                        caller.language()));
        CodeSent prompt = new CodeSent(
                kind.masked(state),
                message.channel(),
                kind.digits(),
                now.plus(policy.sending().method().interval()));
        Challenge challenge = new Challenge(
                tickets.seal(ticket), kind.kind(), Optional.of(ticket.method()), prompt, ticket.expiresAt());
        Slot slot = new Slot(ticket.nonce(), ticket.expiresAt(), 0, key, countedAs);
        return new Drawn(slot, new Posting(challenge, Optional.of(message)));
    }

    /** The application's ceilings first: a message that they hold back is not counted against the address. */
    private Optional<Refusal> permit(Recipient recipient, Instant now) {
        return sending.limiter().tryTake(recipient)
                ? budget.charge(recipient.countedAs(), now)
                : Optional.of(Refusal.because(Reason.SENDING_HELD_BACK));
    }

    private static Bytes state(Supplier<Addressed> address) {
        return ((Addressed.At) address.get()).state();
    }
}
