package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.EventSink;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    /** Of accounts that cannot be served, such as those whose key is not on the ring: with more than these, something else is wrong. */
    private static final int MOST_STUCK = 1_000;

    private final AccountStore store;
    private final KeyRing keys;
    private final Optional<Sending> sending;
    private final Accounts accounts;
    private final Tickets tickets;
    private final Beginnings beginnings;
    private final Herald herald;
    private final AlertLinks links;
    private final Decoys decoys;
    private final Kinds kinds;
    private final Policy policy;
    private final Clock clock;

    private Registry(
            AccountStore store,
            KeyRing keys,
            Kinds kinds,
            Optional<Sending> sending,
            Optional<EventSink> sink,
            Policy policy,
            Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.kinds = kinds;
        this.sending = sending;
        Seal seal = new Seal(keys);
        Audience audience = new Audience(kinds, sink.isPresent());
        this.tickets = new Tickets(seal, policy);
        this.links = new AlertLinks(tickets, sending.flatMap(Sending::alertPage));
        Accounts untold = new Accounts(store, seal, audience, this::terms, (before, stored) -> {});
        this.herald = new Herald(untold, audience, sending, sink, links, this::terms);
        this.accounts = new Accounts(store, seal, audience, this::terms, herald::tellNew);
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
     * within 30 seconds of each other and of the store's: one that is further off changes nothing that lasts for days, and one that is off by
     * more than half of {@link Policy#ticketLife()} changes and accepts nothing ({@link Reason#CLOCK_OFF}).
     *
     * @throws IllegalArgumentException if two verifiers are of one kind
     */
    public static Registry create(
            AccountStore store, KeyRing keys, List<Verifier> verifiers, Policy policy, Clock clock) {
        return new Registry(
                store, keys, new Kinds(verifiers, List.of()), Optional.empty(), Optional.empty(), policy, clock);
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
        Kinds kinds = new Kinds(verifiers, sending.kinds());
        return new Registry(store, keys, kinds, Optional.of(sending), Optional.empty(), policy, clock);
    }

    /** The same registry; this hears what happens to its accounts. All servers on one store should have one, or none. */
    public Registry telling(EventSink events) {
        return new Registry(store, keys, kinds, sending, Optional.of(events), policy, clock);
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
        Terms terms = new Terms(policy, kinds, now, caller.language());
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
                open.named() ? settle(open, judging.get(), terms) : settleClaimed(open, judging.get(), proof, terms);
        return open.first() ? Discretion.about(verdict) : verdict;
    }

    private Verdict settle(OpenTicket open, Judging judging, Terms terms) {
        return accounts.change(
                open.account(), account -> ProofRule.settle(account, open, judging, terms), Registry::reject);
    }

    private Verdict settleClaimed(OpenTicket open, Judging judging, Proof proof, Terms terms) {
        return kinds.verifier(open.kind())
                .flatMap(verifier -> verifier.claim(proof))
                .map(claim -> accounts.change(
                        claim.account(),
                        account -> ProofRule.settleClaimed(account, claim, open, judging, terms),
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
        Terms terms = terms();
        return accounts.change(
                by.account(),
                account -> RemovalRule.settle(account, by, method, terms),
                refusal -> new Removal.NotRemoved(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Gives a method another label.
     *
     * @param by    a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#RENAME_METHOD}, of any strength
     * @param label from the person, so a bad one is refused and not thrown
     */
    public Renaming rename(Authority by, MethodId method, String label) {
        Terms terms = terms();
        return accounts.change(
                by.account(),
                account -> RenamingRule.settle(account, by, method, label, terms),
                refusal -> new Renaming.NotRenamed(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Chooses the method that is offered first ({@link Method#preferred()}, {@link #waysIn}).
     *
     * @param by a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#CHOOSE_DEFAULT}, of any strength
     */
    public Preference prefer(Authority by, MethodId method) {
        Terms terms = terms();
        return accounts.change(
                by.account(),
                account -> PreferenceRule.settle(account, by, method, terms),
                refusal -> new Preference.NotPreferred(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Asks that all methods be removed and nothing take their place: as {@link Request.ReplaceAll}, with the same wait, the same messages and the same
     * ways to cancel.
     *
     * @param by {@link Authority#assertedByApplication}
     */
    public RemovalOfAll removeAll(Authority by) {
        Terms terms = terms();
        return accounts.change(
                by.account(),
                account -> ReplacementRule.askForNothing(account, by, terms),
                refusal -> new RemovalOfAll.NotAsked(refusal.reason(), refusal.retryAt()));
    }

    /** How the account stands: whether everything about it is to be replaced. */
    public Standing standing(AccountId account) {
        return accounts.find(account)
                .standing()
                .replacement()
                .<Standing>map(replacement -> new Standing.Restricted(
                        replacement.askedAt(),
                        replacement.endsAt(),
                        replacement.method().map(kinds::view)))
                .orElseGet(Standing.Usual::new);
    }

    /**
     * Whose account a link "this was not me" is about ({@link Sending#withAlertPage}), to go on with {@link Request.CancelReplacement} and {@link
     * Caller#withOpenedLink}: the link proves nothing, and what is tried through it is counted apart, so that nobody without it can delay its owner. That
     * uses the link up, so ask when its page is confirmed and not when it is opened, as mail scanners open links too.
     *
     * @param token what the page was given, any text
     * @return none if it is not one of ours, was used, or the replacement is over
     */
    public Optional<OpenedLink> openAlertLink(String token) {
        return links.open(token)
                .flatMap(link -> accounts.change(
                        link.account(), account -> links.use(account, link), refusal -> Optional.empty()));
    }

    /**
     * Does what is due on some accounts: tells owners and the application what they were not told yet, reminds owners, replaces methods whose time has
     * come. Call it every few seconds or minutes, on one server or on all: each thing is done by whichever comes first. Nothing else waits for it, as what
     * is due is taken for done whenever an account is looked at.
     *
     * @param limit the most accounts to look at, at least 1
     * @return for how many something was done; if it is the limit, there may be more
     * @throws IllegalArgumentException if the limit is below 1
     */
    public int runDue(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the most accounts to look at is at least 1, not " + limit);
        }
        Set<AccountId> stuck = new HashSet<>();
        int served = 0;
        while (served < limit && stuck.size() < MOST_STUCK) {
            List<AccountId> due = store.due(now(), limit - served + stuck.size()).stream()
                    .filter(account -> !stuck.contains(account))
                    .toList();
            if (due.isEmpty()) {
                return served;
            }
            for (AccountId account : due) {
                if (serve(account)) {
                    served++;
                } else {
                    stuck.add(account);
                }
            }
        }
        return served;
    }

    /** An account that cannot be served stays the longest due, and must not keep the others from it. */
    private boolean serve(AccountId account) {
        try {
            return herald.serve(account);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what is due on an account waits: {0}", e.toString());
            return false;
        }
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
     * none will do. The preferred one comes first, then the one last used.
     *
     * <p>Kinds of which none can be invented are left out, as they would tell that the account is there: a passkey is asked for by {@link
     * Request.SignInDiscoverable}, which needs no name. What remains: three ways or more are never invented.
     *
     * @param account for a name that nobody has, {@link #nobody}
     */
    public List<WayIn> waysIn(AccountId account) {
        List<WayIn> own = accounts.find(account).methods().stream()
                .filter(method -> kinds.canInvent(method.kind()))
                .sorted(Comparator.comparing((Enrolled method) -> method.preferred())
                        .thenComparing((Enrolled method) -> method.lastUsedAt().orElse(method.addedAt()))
                        .reversed())
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
     * it}, at most {@link Policy#authorityLife()} ago, its method is still on the account, and the account's standing holds nothing back. Ask right before
     * the operation, with what {@link #authority} opened.
     */
    public Permission isAllowed(Authority.Proven by, Operation operation) {
        Accounts.Loaded loaded = accounts.load(by.account());
        if (loaded.clocks() == Clocks.FAR_APART) {
            return new Permission.Withheld(Reason.CLOCK_OFF, Optional.empty());
        }
        Account account = loaded.account();
        return AuthorityRule.refuses(account, by, operation, terms())
                .<Permission>map(reason -> new Permission.Withheld(reason, Optional.empty()))
                .orElseGet(() -> ReplacementRule.permission(account, operation, policy));
    }

    /**
     * Whether an operation may go on as far as the account's standing goes: in the restricted state what changes the methods may not, nor does what {@link
     * RestrictionPolicy#heldBack()} names. For an operation that asks for no proof of its own, and for a page that says so in advance.
     */
    public Permission isAllowed(AccountId account, Operation operation) {
        return ReplacementRule.permission(accounts.find(account), operation, policy);
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

    private Terms terms() {
        return new Terms(policy, kinds, now(), Locale.ENGLISH);
    }

    /** As fine as what is stored, so that a time read back is the time that was written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
