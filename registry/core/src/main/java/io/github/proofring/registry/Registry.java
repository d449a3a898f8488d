package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.EventSink;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.spi.Right;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
    private final Optional<EventSink> sink;
    private final Optional<HistoryStore> log;
    private final Optional<History> history;
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
            Optional<HistoryStore> log,
            Policy policy,
            Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.kinds = kinds;
        this.sending = sending;
        this.sink = sink;
        this.log = log;
        Seal seal = new Seal(keys);
        this.history = log.map(entries -> new History(entries, seal));
        Listeners listeners = new Listeners(history, sink);
        Audience audience = new Audience(kinds, listeners.isAnyone());
        this.tickets = new Tickets(seal, policy);
        this.links = new AlertLinks(tickets, sending.flatMap(Sending::alertPage));
        Accounts untold = new Accounts(store, seal, audience, this::terms, round -> {});
        this.herald = new Herald(untold, audience, sending, listeners, links, this::terms);
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
                store,
                keys,
                new Kinds(verifiers, List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy,
                clock);
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
        return new Registry(
                store, keys, kinds, Optional.of(sending), Optional.empty(), Optional.empty(), policy, clock);
    }

    /** The same registry; this hears what happens to its accounts. All servers on one store should have one, or none. */
    public Registry telling(EventSink events) {
        return new Registry(store, keys, kinds, sending, Optional.of(events), log, policy, clock);
    }

    /**
     * The same registry; what happens to its accounts is kept there, to be read with {@link #history}. All servers on one store should have one, or none.
     * Entries are sealed under the ring's key: a key stays on the ring for as long as what was written under it is to be read.
     */
    public Registry keeping(HistoryStore entries) {
        return new Registry(store, keys, kinds, sending, sink, Optional.of(entries), policy, clock);
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
        Terms terms =
                new Terms(policy, kinds, now, caller.language(), new Doing(new Right.Application(), caller.source()));
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
        Terms terms = terms(by);
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
        Terms terms = terms(by);
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
        Terms terms = terms(by);
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
        Terms terms = terms(by);
        return accounts.change(
                by.account(),
                account -> ReplacementRule.askForNothing(account, by, terms),
                refusal -> new RemovalOfAll.NotAsked(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Puts a method out of use at once, as when a telephone is lost: until it is {@linkplain #resume put back}, it opens nothing but the cancelling of a replacement,
     * and what came of it, authorities and device tokens, is void. The last one that works cannot be, save by an administrator. Sessions that were made with
     * it are the application's to end.
     *
     * @param by an {@linkplain Authority#administrator administrator}, or a proof that {@linkplain Authority.Proven#allows allows} {@link
     *           Operation#suspendMethod} of this method and is at least as strong; it may be of this very method
     */
    public Suspension suspend(Authority by, MethodId method) {
        Terms terms = terms(by);
        return accounts.change(
                by.account(),
                account -> SuspensionRule.suspend(account, by, method, terms),
                refusal -> new Suspension.NotChanged(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Puts a method back to use.
     *
     * @param by an administrator, or a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#resumeMethod} of this method, made with another
     *           one that is at least as strong
     */
    public Suspension resume(Authority by, MethodId method) {
        Terms terms = terms(by);
        return accounts.change(
                by.account(),
                account -> SuspensionRule.resume(account, by, method, terms),
                refusal -> new Suspension.NotChanged(refusal.reason(), refusal.retryAt()));
    }

    /**
     * "This was not me": from here on no device token, no remembered browser, no ticket and no authority from before is worth anything. Sessions are the
     * application's to end. The methods stay.
     *
     * @param by a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#FORGET_DEVICES}, of any strength
     */
    public Forgetting forgetDevices(Authority by) {
        Terms terms = terms(by);
        return accounts.change(
                by.account(),
                account -> EndRule.forgetDevices(account, by, terms),
                refusal -> new Forgetting.NotForgotten(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Removes all methods of an account at once, ends its restricted state, and makes worthless what was handed out before: for an owner who has nothing left, once
     * an administrator has found out by other means who they are. The owner is told at every address there was; the application's word adds the first method then.
     */
    public Reset reset(Authority.Administrator by) {
        Terms terms = terms(by);
        return accounts.change(
                by.account(),
                account -> EndRule.reset(account, by, terms),
                refusal -> new Reset.NotDone(refusal.reason(), refusal.retryAt()));
    }

    /**
     * Deletes all that is kept of an account: its methods and their credentials, its history, what was still to be told. Whatever browsers hold of it is refused from
     * then on, also by an account that is made under the same name. Nobody is told: that is the application's to do. What remains for a day are counts of messages,
     * under hashes of the addresses.
     *
     * <p>If it throws, erase again.
     *
     * @param by a proof that {@linkplain Authority.Proven#allows allows} {@link Operation#ERASE} and is as strong as the strongest method on the account, or an
     *           administrator; where there is no method, {@link Authority#assertedByApplication}
     */
    public Erasure erase(Authority by) {
        Terms terms = terms(by);
        Optional<Refusal> refusal = accounts.erase(by.account(), account -> EndRule.refusesErasure(account, by, terms));
        if (refusal.isPresent()) {
            return new Erasure.NotErased(refusal.get().reason(), refusal.get().retryAt());
        }
        log.ifPresent(entries -> entries.delete(by.account()));
        return new Erasure.Erased();
    }

    /**
     * What happened to an account, the newest first: every method that it ever had was added once, and no line of that is ever dropped or changed before the account is
     * {@linkplain #erase erased}. Sign-ins are not in it: {@link #recentUse}.
     *
     * @param before for the next page: only what stands after this one; none for the first
     * @param limit  the most to answer, at least 1
     * @throws IllegalArgumentException if the limit is below 1
     * @throws IllegalStateException if this registry {@linkplain #keeping keeps} no history
     */
    public List<AccountEvent> history(AccountId account, Optional<AccountEvent> before, int limit) {
        return history.orElseThrow(
                        () -> new IllegalStateException("no history is kept: give a store to Registry.keeping"))
                .newest(accounts.find(account), before, limit);
    }

    /** The last times at which methods of the account were proved, the newest first: ten at most. */
    public List<Use> recentUse(AccountId account) {
        List<Use> uses = new ArrayList<>(accounts.find(account).uses());
        Collections.reverse(uses);
        return List.copyOf(uses);
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
                .filter(kinds::isShown)
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
        return isAllowed(by, operation, List.of());
    }

    /**
     * The same, where what the session has proved before counts for what {@link Policy#requiring} wants: a password, and then this.
     *
     * @param session what was proved in this session
     */
    public Permission isAllowed(Authority.Proven by, Operation operation, Collection<Factor> session) {
        Accounts.Loaded loaded = accounts.load(by.account());
        if (loaded.clocks() == Clocks.FAR_APART) {
            return new Permission.Withheld(Reason.CLOCK_OFF, Optional.empty());
        }
        Account account = loaded.account();
        Terms terms = terms();
        return AuthorityRule.refuses(account, by, operation, terms)
                .or(() -> tooLittle(account, by, operation, session, terms))
                .<Permission>map(reason -> new Permission.Withheld(reason, Optional.empty()))
                .orElseGet(() -> ReplacementRule.permission(account, operation, policy));
    }

    private Optional<Reason> tooLittle(
            Account account, Authority.Proven by, Operation operation, Collection<Factor> session, Terms terms) {
        Factor proof = Factor.of(kinds.view(account.method(by.method()).orElseThrow()), by, Set.of());
        return DemandRule.isEnough(operation, DemandRule.with(session, proof), terms)
                ? Optional.empty()
                : Optional.of(Reason.AUTHORITY_TOO_WEAK);
    }

    /**
     * What has to be proved for an operation, of the registry's own or of the application's ({@link Policy#requiring}), by the account as it is now. To add a method it
     * asks for as much as any would take; {@link #requiresToAdd} knows better.
     *
     * @param session what was proved in this session, for a requirement of more than one factor; may be empty
     */
    public Demand requires(AccountId account, Operation operation, Collection<Factor> session) {
        return DemandRule.of(accounts.find(account), operation, session, terms());
    }

    /**
     * What has to be proved to add a method, by the account as it is now.
     *
     * @param added how strong the new method will be
     */
    public Demand requiresToAdd(AccountId account, Strength added) {
        return DemandRule.toAdd(accounts.find(account), added, terms());
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

    /**
     * A token for a browser whose owner does not want to be asked for a second factor in it for a time: {@link #remembered} tells what it is still worth. For a
     * cookie that scripts cannot read, beside that of {@link #deviceToken}.
     *
     * @param life for how long, from the proof on: above zero, at most 90 days
     * @throws IllegalArgumentException if it is not
     */
    public String rememberDevice(Verdict.Accepted accepted, Duration life) {
        return tickets.seal(Memory.of(accounts.find(accepted.account()), accepted.authority(), life));
    }

    /**
     * Whether a browser is remembered. It is not any more once a method was added, removed, put out of use or back, or {@link #forgetDevices} was called.
     *
     * @param token what the browser holds, any text
     * @return none if it is not one of ours, is another account's, or is worth nothing any more
     */
    public Optional<Remembered> remembered(AccountId account, String token) {
        return tickets.openMemory(token).flatMap(memory -> {
            Accounts.Loaded loaded = accounts.load(account);
            return loaded.clocks() == Clocks.FAR_APART ? Optional.empty() : memory.on(loaded.account(), now());
        });
    }

    private static Verdict reject(Refusal refusal) {
        return new Verdict.Rejected(refusal.reason(), refusal.retryAt());
    }

    private Terms terms(Authority by) {
        return terms().with(Doing.of(by));
    }

    private Terms terms() {
        return new Terms(policy, kinds, now(), Locale.ENGLISH);
    }

    /** As fine as what is stored, so that a time read back is the time that was written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
