package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
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
    private final Accounts accounts;
    private final Tickets tickets;
    private final Beginnings beginnings;
    private final Decoys decoys;
    private final Kinds kinds;
    private final Policy policy;
    private final Clock clock;

    private Registry(
            AccountStore store,
            KeyRing keys,
            List<Verifier> verifiers,
            Optional<Sending> sending,
            Policy policy,
            Clock clock) {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(clock, "clock");
        Seal seal = new Seal(keys);
        this.accounts = new Accounts(store, seal);
        this.tickets = new Tickets(seal, policy);
        this.policy = policy;
        this.clock = clock;
        this.kinds = new Kinds(verifiers, sending.map(Sending::kinds).orElse(List.of()));
        this.decoys = new Decoys(kinds, seal);
        this.beginnings = new Beginnings(
                accounts,
                tickets,
                kinds,
                decoys,
                sending.map(codes -> new SentBeginnings(accounts, tickets, codes, decoys, seal, policy)),
                policy);
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
        return new Registry(store, keys, verifiers, Optional.empty(), policy, clock);
    }

    /**
     * A registry that also sends codes, with {@link Policy#STANDARD} and the system's clock.
     *
     * @throws IllegalArgumentException if two verifiers, or two kinds of sent codes, are of one kind
     */
    public static Registry create(AccountStore store, KeyRing keys, List<Verifier> verifiers, Sending sending) {
        return create(store, keys, verifiers, sending, Policy.STANDARD, Clock.systemUTC());
    }

    /**
     * The same, with numbers and a clock of one's own.
     *
     * @throws IllegalArgumentException if two verifiers, or two kinds of sent codes, are of one kind
     */
    public static Registry create(
            AccountStore store, KeyRing keys, List<Verifier> verifiers, Sending sending, Policy policy, Clock clock) {
        return new Registry(store, keys, verifiers, Optional.of(sending), policy, clock);
    }

    /**
     * Begins a ceremony: gives the client something to show and a ticket to bring back.
     *
     * @param caller the session that asks, the only one that can finish
     */
    public Begun begin(Request request, Caller caller) {
        return beginnings.begin(request, caller, now());
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
        Optional<Judging> judging = kinds.judging(open, proof, now)
                .map(judge -> expected.atLeast()
                        .<Judging>map(wanted -> new DemandingJudging(judge, wanted))
                        .orElse(judge));
        if (judging.isEmpty()) {
            return reject(Refusal.because(Reason.UNKNOWN_KIND));
        }
        Verdict verdict =
                open.named() ? settle(open, judging.get(), now) : settleClaimed(open, judging.get(), proof, now);
        return open.first() ? Discretion.about(verdict) : verdict;
    }

    private Verdict settle(OpenTicket open, Judging judging, Instant now) {
        return accounts.change(
                open.account(), account -> ProofRule.settle(account, open, judging, now, policy), Registry::reject);
    }

    private Verdict settleClaimed(OpenTicket open, Judging judging, Proof proof, Instant now) {
        return kinds.verifier(open.kind())
                .flatMap(verifier -> verifier.claim(proof))
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
                account -> RemovalRule.settle(account, by, method, kinds::view, now, policy),
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
                account -> RenamingRule.settle(account, by, method, label, kinds::view, now, policy),
                refusal -> new Renaming.NotRenamed(refusal.reason()));
    }

    /** The account's methods, oldest first; none if there is no such account. */
    public List<Method> methods(AccountId account) {
        return accounts.find(account).methods().stream().map(kinds::view).toList();
    }

    /**
     * The address of a method to which codes are sent, in full, as its owner typed it: for a page that only they see, or to write to them.
     *
     * @return none if the account has no such method, or it is of another sort
     */
    public Optional<String> address(AccountId account, MethodId method) {
        return accounts.find(account)
                .method(method)
                .flatMap(found -> kinds.sentCodes(found.kind()).map(kind -> kind.typed(found.state())));
    }

    /**
     * The ways to sign in of an account, for a page that knows a user name and nothing else, and that goes on with {@link Request.FirstFactor}. For an account
     * that has none of them, or that is not there, ways are invented, the same each time until the key ring's sealing key changes: their codes are never sent, and
     * none will do. The one last used comes first.
     *
     * <p>Kinds of which none can be invented are left out, as they would tell that the account is there: a passkey is asked for by {@link
     * Request.SignInDiscoverable}, which needs no name. What remains: three ways or more are never invented.
     *
     * @param account for a name that nobody has, {@link #nobody}
     */
    public List<WayIn> waysIn(AccountId account) {
        List<WayIn> own = accounts.find(account).methods().stream()
                .filter(method -> kinds.canInvent(method.kind()))
                .sorted(Comparator.comparing(
                        (Enrolled method) -> method.lastUsedAt().orElse(method.addedAt()), Comparator.reverseOrder()))
                .map(kinds::wayIn)
                .toList();
        return own.isEmpty() ? decoys.of(account) : own;
    }

    /** An account that is not there, for a user name that nobody has: the same for the same name. */
    public AccountId nobody(String userName) {
        return decoys.nobody(userName);
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

    private static Verdict reject(Refusal refusal) {
        return new Verdict.Rejected(refusal.reason(), refusal.retryAt());
    }

    /** As fine as what is stored, so that a time read back is the time that was written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
