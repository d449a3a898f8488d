package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The proof methods of an application's accounts: put there by {@link #begin} and {@link #finish}, proved by the same two, taken
 * away by {@link #remove}.
 *
 * <p>It keeps nothing in memory but the key ring and starts no thread: any number of registries may stand on one store. Safe for
 * use by many threads. Every call may throw {@link StoreException} when the store does not answer, and {@link
 * UnreadableAccountException} when a row does not open; nothing was then accepted, and whether a change was stored is said by
 * {@link StoreException#outcomeUnknown()}.
 */
public final class Registry {
    /** Stands in a ticket where no account is named, and is never looked at. */
    private static final AccountId NOBODY = new AccountId("nobody");

    private final Accounts accounts;
    private final Tickets tickets;
    private final Map<MethodKind, Verifier> verifiers;
    private final Policy policy;
    private final Clock clock;

    private Registry(AccountStore store, KeyRing keys, List<Verifier> verifiers, Policy policy, Clock clock) {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(clock, "clock");
        Seal seal = new Seal(keys);
        this.accounts = new Accounts(store, seal);
        this.tickets = new Tickets(seal, policy);
        this.policy = policy;
        this.clock = clock;
        Map<MethodKind, Verifier> byKind = new HashMap<>();
        for (Verifier verifier : verifiers) {
            if (byKind.put(verifier.kind(), verifier) != null) {
                throw new IllegalArgumentException("two verifiers for the kind " + verifier.kind() + ": give one");
            }
        }
        this.verifiers = Map.copyOf(byKind);
    }

    /**
     * A registry with {@link Policy#STANDARD} and the system's clock.
     *
     * @throws IllegalArgumentException if two verifiers are of one kind
     */
    public static Registry create(AccountStore store, KeyRing keys, List<Verifier> verifiers) {
        return create(store, keys, verifiers, Policy.STANDARD, Clock.systemUTC());
    }

    /**
     * A registry with numbers and a clock of one's own. All servers on one store must agree on the policy and keep their clocks
     * within 30 seconds of each other.
     *
     * @throws IllegalArgumentException if two verifiers are of one kind
     */
    public static Registry create(
            AccountStore store, KeyRing keys, List<Verifier> verifiers, Policy policy, Clock clock) {
        return new Registry(store, keys, verifiers, policy, clock);
    }

    /**
     * Begins a ceremony: gives the client something to show and a ticket to bring back.
     *
     * @param caller the session that asks, the only one that can finish
     */
    public Begun begin(Request request, Caller caller) {
        Instant now = now();
        if (request instanceof Request.Enroll enroll) {
            return beginEnrollment(enroll, caller, now);
        }
        if (request instanceof Request.StepUp stepUp) {
            return beginProof(
                    stepUp.account(), stepUp.method(), Purpose.STEP_UP, Optional.of(stepUp.operation()), caller, now);
        }
        if (request instanceof Request.SignInDiscoverable discoverable) {
            return beginDiscoverable(discoverable.kind(), caller, now);
        }
        Request.SignIn signIn = (Request.SignIn) request;
        return beginProof(signIn.account(), signIn.method(), Purpose.SIGN_IN, Optional.empty(), caller, now);
    }

    /**
     * Ends a ceremony. Of all calls with one ticket, or with one code, on however many servers, at most one is accepted; with a
     * ticket of {@link Request.SignInDiscoverable}, at most one for each account that proves itself to this caller.
     *
     * @param ticket   as the client gave it
     * @param proof    as the client gave it
     * @param expected what the application's own session says that this is about
     * @param caller   the session that asks
     */
    public Verdict finish(Ticket ticket, Proof proof, Expected expected, Caller caller) {
        Instant now = now();
        Tickets.Opening opening = tickets.open(ticket, now);
        if (opening instanceof Tickets.Opening.Bad bad) {
            return reject(Refusal.because(bad.reason()));
        }
        OpenTicket open = ((Tickets.Opening.Good) opening).ticket();
        Optional<Reason> misplaced = open.refuses(expected, caller);
        if (misplaced.isPresent()) {
            return reject(Refusal.because(misplaced.get()));
        }
        Verifier verifier = verifiers.get(open.kind());
        if (verifier == null) {
            return reject(Refusal.because(Reason.UNKNOWN_KIND));
        }
        Judging judging = new Judging(verifier, open, proof, now);
        if (open.named()) {
            return accounts.change(
                    open.account(), account -> ProofRule.settle(account, open, judging, now, policy), Registry::reject);
        }
        return verifier.claim(proof)
                .map(claim -> accounts.change(
                        claim.account(),
                        account -> ProofRule.settleClaimed(account, claim, open, judging, now, policy),
                        Registry::reject))
                .orElseGet(() -> reject(Refusal.because(Reason.MALFORMED_PROOF)));
    }

    /**
     * Takes a method off its account.
     *
     * @param by a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#removeMethod} of this method, made with
     *           any method on the account that is at least as strong
     */
    public Removal remove(Authority by, MethodId method) {
        Instant now = now();
        return accounts.change(
                by.account(),
                account -> RemovalRule.settle(account, by, method, this::view, now, policy),
                refusal -> new Removal.NotRemoved(refusal.reason()));
    }

    /**
     * Gives a method another label.
     *
     * @param by    a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#RENAME_METHOD}, of any strength
     * @param label from the person, so a bad one is refused and not thrown
     */
    public Renaming rename(Authority by, MethodId method, String label) {
        Instant now = now();
        return accounts.change(
                by.account(),
                account -> RenamingRule.settle(account, by, method, label, this::view, now, policy),
                refusal -> new Renaming.NotRenamed(refusal.reason()));
    }

    /** The account's methods, oldest first; none if there is no such account. */
    public List<Method> methods(AccountId account) {
        return accounts.find(account).methods().stream().map(this::view).toList();
    }

    /** An authority as text, for the server-side session of the caller that made the proof. */
    public String seal(Authority.Proven authority) {
        return tickets.seal(authority);
    }

    /**
     * The authority in a text that {@link #seal} made. Whether it still allows anything is decided where it is used.
     *
     * @return none if the text is not one, was altered, or is another caller's
     */
    public Optional<Authority.Proven> authority(String sealed, Caller caller) {
        return tickets.openAuthority(sealed, caller);
    }

    /**
     * Whether this proof allows an operation of the application's own now: it was {@linkplain Authority.Proven#allows made for
     * it}, at most {@link Policy#authorityLife()} ago, and its method is still on the account. Ask right before the operation, with
     * what {@link #authority} opened.
     */
    public boolean isAllowed(Authority.Proven by, Operation operation) {
        Account account = accounts.find(by.account());
        return AuthorityRule.refuses(account, by, operation, now(), policy).isEmpty();
    }

    /**
     * A token by which this browser is known from now on: with it ({@link Caller#withDevice}), wrong codes that strangers try do
     * not make its owner wait. It proves nothing. For a cookie that scripts cannot read.
     */
    public String deviceToken(Verdict.Accepted accepted) {
        return tickets.deviceToken(accepted.authority());
    }

    private Method view(Enrolled method) {
        return method.view(Optional.ofNullable(verifiers.get(method.kind()))
                .map(verifier -> verifier.describe(method.state()))
                .orElse(Description.NONE));
    }

    private Begun beginEnrollment(Request.Enroll enroll, Caller caller, Instant now) {
        Verifier verifier = verifiers.get(enroll.kind());
        if (verifier == null) {
            return decline(Refusal.because(Reason.UNKNOWN_KIND));
        }
        boolean unnamed = enroll.label().isEmpty() && verifier.namesItself();
        if (!unnamed && !Labels.isLabel(enroll.label())) {
            return decline(Refusal.because(Reason.LABEL_REFUSED));
        }
        AccountId id = enroll.by().account();
        MethodId method = MethodId.random();
        Instant expiresAt = now.plus(policy.ticketLife());
        Optional<Authority.Proven> by =
                enroll.by() instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty();
        return accounts.change(
                id,
                account -> {
                    List<Bytes> existing = account.methods().stream()
                            .filter(other -> other.kind().equals(enroll.kind()))
                            .map(Enrolled::state)
                            .toList();
                    Opening opening = verifier.openEnrollment(id, enroll.accountName(), existing, now);
                    // A new one each time that the rule is asked: a ticket's key is derived from it.
                    Bytes nonce = Bytes.copyOf(Tickets.nonce());
                    OpenTicket ticket = new OpenTicket(
                            nonce,
                            Purpose.ENROLL,
                            Optional.empty(),
                            true,
                            id,
                            account.epoch(),
                            method,
                            enroll.kind(),
                            enroll.label(),
                            opening.pending(),
                            now,
                            expiresAt,
                            caller.fingerprint(),
                            Lane.STRANGER,
                            by);
                    Begun begun = challenge(ticket, opening);
                    return EnrollmentRule.open(account, enroll.by(), new Slot(nonce, expiresAt, 0), begun, now, policy);
                },
                Registry::decline);
    }

    private Begun beginProof(
            AccountId id, MethodId method, Purpose purpose, Optional<Operation> operation, Caller caller, Instant now) {
        Account account = accounts.find(id);
        Optional<Enrolled> enrolled = account.method(method);
        if (enrolled.isEmpty()) {
            return decline(Refusal.because(Reason.NO_SUCH_METHOD));
        }
        MethodKind kind = enrolled.get().kind();
        Verifier verifier = verifiers.get(kind);
        if (verifier == null) {
            return decline(Refusal.because(Reason.UNKNOWN_KIND));
        }
        Lane lane = tickets.lane(account, caller, now);
        Optional<Refusal> throttled = ProofRule.throttles(enrolled.get(), lane, verifier.guessable(), now, policy);
        if (throttled.isPresent()) {
            return decline(throttled.get());
        }
        Opening opening = verifier.openProof(enrolled.get().state(), now);
        OpenTicket ticket = new OpenTicket(
                Bytes.copyOf(Tickets.nonce()),
                purpose,
                operation,
                true,
                id,
                account.epoch(),
                method,
                kind,
                "",
                opening.pending(),
                now,
                now.plus(policy.ticketLife()),
                caller.fingerprint(),
                lane,
                Optional.empty());
        return challenge(ticket, opening);
    }

    private Begun beginDiscoverable(MethodKind kind, Caller caller, Instant now) {
        Verifier verifier = verifiers.get(kind);
        Optional<Opening> opening = verifier == null ? Optional.empty() : verifier.openDiscoverable(now);
        if (opening.isEmpty()) {
            return decline(Refusal.because(Reason.UNKNOWN_KIND));
        }
        OpenTicket ticket = new OpenTicket(
                Bytes.copyOf(Tickets.nonce()),
                Purpose.SIGN_IN,
                Optional.empty(),
                false,
                NOBODY,
                "",
                MethodId.random(),
                kind,
                "",
                opening.get().pending(),
                now,
                now.plus(policy.ticketLife()),
                caller.fingerprint(),
                Lane.STRANGER,
                Optional.empty());
        return challenge(ticket, opening.get());
    }

    private Begun challenge(OpenTicket ticket, Opening opening) {
        Optional<MethodId> method = ticket.named() ? Optional.of(ticket.method()) : Optional.empty();
        return new Challenge(tickets.seal(ticket), ticket.kind(), method, opening.prompt(), ticket.expiresAt());
    }

    private static Begun decline(Refusal refusal) {
        return new Begun.Declined(refusal.reason(), refusal.retryAt());
    }

    private static Verdict reject(Refusal refusal) {
        return new Verdict.Rejected(refusal.reason(), refusal.retryAt());
    }

    /** As fine as what is stored, so that a time read back is the time that was written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
