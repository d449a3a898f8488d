package io.github.proofring.registry;

import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
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
    private final Decoys decoys;
    private final AddressBudget budget;
    private final Postman postman;
    private final Policy policy;

    SentBeginnings(Accounts accounts, Tickets tickets, Sending sending, Decoys decoys, Seal seal, Policy policy) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.decoys = decoys;
        this.budget = new AddressBudget(sending.budgets(), seal, policy);
        this.postman = new Postman(sending);
        this.policy = policy;
    }

    /** What is to be put on an account: whence the address comes, and the ticket that this one follows, if it does. */
    record Wanted(
            Authority by, Purpose purpose, String label, Supplier<Addressed> address, Optional<OpenTicket> before) {}

    /** Sends a code to a new address. */
    Begun enroll(SentCodes kind, Wanted wanted, Caller caller, Terms terms) {
        Once<Addressed> address = new Once<>(wanted.address());
        Once<Optional<Refusal>> charge =
                new Once<>(() -> budget.charge(kind.recipient(state(address)).countedAs(), terms.now()));
        Posting posting = accounts.change(
                wanted.by().account(),
                account -> enroll(account, kind, wanted, address, charge, caller, terms),
                Posting::declined);
        return postman.deliver(posting, terms.now());
    }

    private Ruling<Posting> enroll(
            Account account,
            SentCodes kind,
            Wanted wanted,
            Once<Addressed> address,
            Once<Optional<Refusal>> charge,
            Caller caller,
            Terms terms) {
        // Before the address is read, as that may cost a look-up.
        Optional<Refusal> refused = refuses(account, kind, wanted, terms);
        if (refused.isPresent()) {
            return Ruling.refuse(refused.get());
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
        Optional<Refusal> charged = charge.get();
        if (charged.isPresent()) {
            return Ruling.refuse(charged.get());
        }
        Optional<Authority.Proven> by =
                wanted.by() instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        OpenTicket ticket = OpenTicket.blank(account, MethodId.random(), kind.kind(), terms.now(), policy)
                .forEnrollment(wanted.purpose(), wanted.label(), state, by)
                .forCaller(caller, Lane.STRANGER);
        Drawn drawn = draw(ticket, kind, state, countedAs, policy.sending().unproven(), terms);
        return EnrollmentRule.open(
                account.sendingUnproven(wanted.purpose(), terms.now()),
                wanted.purpose(),
                0,
                wanted.by(),
                drawn.slot(),
                drawn.posting(),
                terms);
    }

    private Optional<Refusal> refuses(Account account, SentCodes kind, Wanted wanted, Terms terms) {
        return wanted.before()
                .flatMap(ticket -> ProofRule.outdates(account, ticket))
                .map(Refusal::because)
                .or(() -> EnrollmentRule.refuses(account, wanted.purpose(), 0, wanted.by(), terms))
                .or(() -> AuthorityRule.strongEnoughToAdd(account, wanted.by(), kind.strength())
                        ? Optional.empty()
                        : Optional.of(Refusal.because(Reason.AUTHORITY_TOO_WEAK)))
                .or(() -> tooMany(
                        account.unproven(wanted.purpose()), policy.sending().byAccount(), terms.now()));
    }

    /** Sends a code to a method of the account. */
    Begun prove(Accounts.Loaded loaded, SentCodes kind, Asked asked, Caller caller, Terms terms) {
        Posting posting =
                accounts.change(loaded, account -> send(account, kind, asked, caller, terms), Posting::declined);
        return asked.first()
                ? postman.deliverUnseen(
                        posting, () -> unsent(loaded.account(), kind, asked, caller, terms.now()), terms.now())
                : postman.deliver(posting, terms.now());
    }

    private Ruling<Posting> send(Account account, SentCodes kind, Asked asked, Caller caller, Terms terms) {
        Optional<Enrolled> found = account.method(asked.method());
        if (found.isEmpty()) {
            return Ruling.refuse(Reason.NO_SUCH_METHOD);
        }
        Instant now = terms.now();
        Entrance entrance = Entrance.of(caller, asked, account, found.get(), tickets, terms);
        Lane lane = entrance.lane();
        Enrolled method = entrance.sees(account, found.get());
        Optional<Refusal> refused = asked.before()
                .flatMap(ticket -> ProofRule.outdates(account, ticket))
                .or(() -> asked.refusedBy(account))
                .map(Refusal::because)
                .or(() -> ProofRule.throttles(method, lane, true, now, policy))
                .or(() -> tooMany(method.track(lane).sends(), policy.sending().method(), now));
        if (refused.isPresent()) {
            return Ruling.refuse(refused.get());
        }
        OpenTicket ticket = ticket(account, kind, asked, caller, entrance, now);
        Drawn drawn = draw(ticket, kind, method.state(), "", policy.sending().method(), terms);
        return Ruling.store(entrance.put(account, method.sending(lane, drawn.slot(), now)), drawn.posting());
    }

    private OpenTicket ticket(
            Account account, SentCodes kind, Asked asked, Caller caller, Entrance entrance, Instant now) {
        return OpenTicket.blank(account, asked.method(), kind.kind(), now, policy)
                .forProof(asked, Bytes.EMPTY)
                .forCaller(caller, entrance);
    }

    /**
     * The answer where nothing is sent and nobody may know. It looks like any other. Whoever asked again too soon can still type the code that is on its
     * way; for anyone else no code will do.
     */
    Begun unsent(Account account, SentCodes kind, Asked asked, Caller caller, Instant now) {
        String masked = account.method(asked.method())
                .map(method -> kind.masked(method.state()))
                .or(() -> decoys.find(account.id(), asked.method()).map(WayIn::masked))
                .orElse("");
        OpenTicket blank = ticket(account, kind, asked, caller, Entrance.by(Lane.STRANGER), now);
        SentCode nobodys = SentCode.of(Random.digits(kind.digits()), SentCode.newKey(), blank.bound());
        OpenTicket ticket = asked.before().map(OpenTicket::again).orElseGet(() -> blank.sending(nobodys));
        Instant again = now.plus(policy.sending().method().interval());
        return new Challenge(
                tickets.seal(ticket),
                kind.kind(),
                Optional.of(asked.method()),
                new CodeSent(masked, kind.channel(), kind.digits(), again),
                blank.expiresAt());
    }

    private record Drawn(Slot slot, Posting posting) {}

    /** @param limits those that hold for the next message */
    private Drawn draw(
            OpenTicket blank, SentCodes kind, Bytes state, String countedAs, SendLimits limits, Terms terms) {
        String code = Random.digits(kind.digits());
        Bytes key = SentCode.newKey();
        OpenTicket ticket = blank.sending(SentCode.of(code, key, blank.bound()));
        Message message = kind.write(
                state,
                new CodeMessage(
                        Random.name(),
                        code,
                        ticket.purpose(),
                        ticket.operation(),
                        policy.ticketLife(),
                        terms.language()));
        Instant again = terms.now().plus(limits.interval());
        CodeSent prompt = new CodeSent(kind.masked(state), message.channel(), kind.digits(), again);
        Challenge challenge = new Challenge(
                tickets.seal(ticket), kind.kind(), Optional.of(ticket.method()), prompt, ticket.expiresAt());
        Slot slot = new Slot(ticket.nonce(), ticket.expiresAt(), 0, key, countedAs, false);
        Posting.Letter letter = new Posting.Letter(message, kind.recipient(state), again);
        return new Drawn(slot, new Posting(challenge, Optional.of(letter)));
    }

    private static Optional<Refusal> tooMany(Sends sends, SendLimits limits, Instant now) {
        return sends.notBefore(limits, now).map(time -> new Refusal(Reason.TOO_MANY_MESSAGES, Optional.of(time)));
    }

    private static Bytes state(Supplier<Addressed> address) {
        return ((Addressed.At) address.get()).state();
    }
}
