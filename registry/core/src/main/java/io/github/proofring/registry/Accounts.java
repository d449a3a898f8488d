package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Accounts in a store: sealed there, open here. The one place that turns a rule into a conditional write, asks the rule again
 * after a lost race, and finds out what became of a write whose answer was lost.
 */
final class Accounts {
    private static final int MOST_CONFLICTS = 16;
    private static final int MOST_DOUBTS = 3;

    private final AccountStore store;
    private final Seal seal;
    private final Audience audience;
    private final Supplier<Terms> terms;
    private final Consumer<Round> afterwards;

    /**
     * @param terms      as they are at the time of a read
     * @param afterwards tells what happened, once that is stored
     */
    Accounts(AccountStore store, Seal seal, Audience audience, Supplier<Terms> terms, Consumer<Round> afterwards) {
        this.store = store;
        this.seal = seal;
        this.audience = audience;
        this.terms = terms;
        this.afterwards = afterwards;
    }

    /**
     * An account as it is now.
     *
     * @param asStored the same as it was written, before time passed over it
     * @param stored   the row's revision and due time are these
     * @param clocks   how far this server's clock and the store's agreed at the read
     */
    record Loaded(Account account, Account asStored, Optional<Row> stored, Clocks clocks) {
        boolean isDue(Instant now) {
            return clocks == Clocks.AGREE
                    && stored.flatMap(Row::dueAt)
                            .filter(due -> !due.isAfter(now))
                            .isPresent();
        }
    }

    /** The account as it is stored, or {@linkplain Account#absent absent}. */
    Account find(AccountId id) {
        return load(id).account();
    }

    /** The account and what was read with it, for a change that is made right after. */
    Loaded load(AccountId id) {
        Instant before = terms.get().now();
        Found found = store.find(id);
        Terms now = terms.get();
        Account account = found.row().map(this::unseal).orElseGet(() -> Account.absent(id));
        Clocks clocks = Clocks.compare(before, found.storeTime(), now.now(), now.policy());
        Account current = clocks == Clocks.AGREE ? ReplacementRule.caughtUp(account, now) : account;
        return new Loaded(current, account, found.row(), clocks);
    }

    /**
     * Loads, asks the rule, stores what it says. The rule is asked again with the newer account whenever another write came
     * first. What the rule answers is returned only once its account is stored; a refusal stores nothing.
     */
    <V> V change(AccountId id, Function<Account, Ruling<V>> rule, Function<Refusal, V> refused) {
        return change(load(id), rule, refused);
    }

    /** The same, of an account that was loaded a moment ago. */
    <V> V change(Loaded first, Function<Account, Ruling<V>> rule, Function<Refusal, V> refused) {
        return changeLoaded(first, loaded -> rule.apply(loaded.account()), refused);
    }

    /** The same, of an account that is due; one that is not, or not any more, is left alone. */
    <V> V changeDue(AccountId id, Function<Account, Ruling<V>> rule, Function<Refusal, V> refused) {
        return changeLoaded(
                load(id),
                loaded -> loaded.isDue(terms.get().now())
                        ? leaving(loaded, rule.apply(loaded.account()))
                        : Ruling.refuse(loaded.clocks() == Clocks.AGREE ? Reason.BUSY : Reason.CLOCK_OFF),
                refused);
    }

    /** What is due may be for another server to do: then nothing is written, and it stays due. */
    private static <V> Ruling<V> leaving(Loaded loaded, Ruling<V> ruling) {
        boolean same = ruling instanceof Ruling.Store<V> store && store.next().equals(loaded.asStored());
        return same ? Ruling.refuse(Reason.BUSY) : ruling;
    }

    private <V> V changeLoaded(Loaded first, Function<Loaded, Ruling<V>> rule, Function<Refusal, V> refused) {
        String operation = Random.name();
        for (int i = 0; i < MOST_CONFLICTS; i++) {
            Loaded loaded = i == 0 ? first : load(first.account().id());
            // Before the rule, which charges an address: that forgets by this server's time too.
            if (loaded.clocks() == Clocks.FAR_APART) {
                return refused.apply(Refusal.because(Reason.CLOCK_OFF));
            }
            Ruling<V> ruling = rule.apply(loaded);
            if (ruling instanceof Ruling.Refuse<V> no) {
                return refused.apply(no.refusal());
            }
            Ruling.Store<V> yes = (Ruling.Store<V>) ruling;
            Account account = loaded.account();
            if (loaded.clocks() != Clocks.AGREE
                    && !account.standing().equals(yes.next().standing())) {
                return refused.apply(Refusal.because(Reason.CLOCK_OFF));
            }
            Round round = Round.fresh(loaded.asStored(), yes.next(), audience, terms.get());
            Stored stored = store(account, round.account(), operation);
            if (stored == Stored.STORED) {
                afterwards.accept(round);
                return yes.answer();
            }
            if (stored == Stored.CREDENTIAL_TAKEN) {
                return refused.apply(Refusal.because(Reason.CREDENTIAL_TAKEN));
            }
        }
        return refused.apply(Refusal.because(Reason.BUSY));
    }

    /**
     * Deletes an account, unless the rule refuses.
     *
     * @param rule is asked again with the newer account whenever another write came first
     */
    Optional<Refusal> erase(AccountId id, Function<Account, Optional<Refusal>> rule) {
        Loaded first = load(id);
        for (int i = 0; i < MOST_CONFLICTS; i++) {
            Loaded loaded = i == 0 ? first : load(id);
            if (loaded.clocks() == Clocks.FAR_APART) {
                return Optional.of(Refusal.because(Reason.CLOCK_OFF));
            }
            Account account = loaded.account();
            if (!account.life().equals(first.account().life())) {
                // Gone, and whoever has the name now is somebody else.
                return Optional.empty();
            }
            Optional<Refusal> refusal = rule.apply(account);
            if (refusal.isPresent()) {
                return refusal;
            }
            Optional<Revision> revision = account.revision();
            if (revision.isEmpty() || delete(id, revision.get()) == Stored.STORED) {
                return Optional.empty();
            }
        }
        return Optional.of(Refusal.because(Reason.BUSY));
    }

    /** Where the answer was lost: no row of that revision means that it is gone, whoever did it; and asking again can do no more than the first. */
    private Stored delete(AccountId id, Revision revision) {
        StoreException doubt;
        try {
            return store.delete(id, revision);
        } catch (StoreException e) {
            if (!e.outcomeUnknown()) {
                throw e;
            }
            doubt = e;
        }
        for (int i = 0; i < MOST_DOUBTS; i++) {
            try {
                Optional<Revision> now = store.find(id).row().map(Row::revision);
                if (now.isEmpty()) {
                    return Stored.STORED;
                }
                if (!now.equals(Optional.of(revision))) {
                    return Stored.CONFLICT;
                }
                if (store.delete(id, revision) == Stored.STORED) {
                    return Stored.STORED;
                }
            } catch (StoreException e) {
                doubt.addSuppressed(e);
            }
        }
        throw StoreException.outcomeUnknown("the store did not say whether an account was deleted", doubt);
    }

    private Stored store(Account account, Account next, String operation) {
        Change change = new Change(account.revision(), seal(next.writtenBy(operation)));
        try {
            return store.store(change);
        } catch (StoreException e) {
            if (!e.outcomeUnknown()) {
                throw e;
            }
            return findOut(change, operation, e);
        }
    }

    /**
     * The answer to a write was lost. If the account says that the operation wrote, it did. If the row is still the one to be
     * replaced, the same write is sent again: should the first one arrive late after all, one of the two finds its condition no
     * longer true. If the row has moved on without the operation, the write never will happen.
     */
    private Stored findOut(Change change, String operation, StoreException doubt) {
        for (int i = 0; i < MOST_DOUBTS; i++) {
            try {
                Account now = find(change.next().account());
                if (now.wrote(operation)) {
                    return Stored.STORED;
                }
                if (!now.revision().equals(change.replaces())) {
                    return Stored.CONFLICT;
                }
                Stored again = store.store(change);
                if (again != Stored.CONFLICT) {
                    return again;
                }
            } catch (StoreException e) {
                doubt.addSuppressed(e);
            }
        }
        throw StoreException.outcomeUnknown("the store did not say whether a change was written", doubt);
    }

    private Row seal(Account account) {
        Revision revision = account.revision().orElseThrow();
        byte[] sealed =
                seal.seal(Seal.Label.ACCOUNT, Tickets.nonce(), bound(account.id(), revision), account.toBytes());
        return new Row(
                account.id(),
                revision,
                Bytes.copyOf(sealed),
                account.credentials(),
                account.methods().stream()
                        .map(Enrolled::kind)
                        .sorted(Comparator.comparing(MethodKind::value))
                        .toList(),
                account.dueAt());
    }

    private Account unseal(Row row) {
        Seal.Opened opened = seal.open(
                Seal.Label.ACCOUNT,
                bound(row.account(), row.revision()),
                row.body().toArray());
        if (opened instanceof Seal.Opened.UnknownKey unknown) {
            throw new UnreadableAccountException("the row of account " + row.account() + " is sealed under key "
                    + unknown.id() + ", which is not on the key ring: add that key");
        }
        if (!(opened instanceof Seal.Opened.Plain plain)) {
            throw new UnreadableAccountException(
                    "the row of account " + row.account()
                            + " does not open: the key of that id is another one, or the row was altered or copied from elsewhere");
        }
        return Account.fromBytes(row.account(), plain.content().toArray());
    }

    /** A row copied to another account, or put back over a later one, does not open. */
    private static byte[] bound(AccountId id, Revision revision) {
        return new WireWriter()
                .text(id.value())
                .number(revision.version())
                .text(revision.operation())
                .toByteArray();
    }
}
