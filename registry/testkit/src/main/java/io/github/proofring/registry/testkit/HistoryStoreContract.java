package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link HistoryStore} must keep, as tests. An adapter's author writes one class and runs it with JUnit:
 *
 * <pre>{@code
 * class MyHistoryStoreTest extends HistoryStoreContract {
 *     @Override
 *     protected HistoryStore store() {
 *         return new MyHistoryStore(...);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests take account names that were never used before and do not clear up, so the store may be shared with other tests
 * and may outlive a run. The races need a store that serves 64 threads; a small connection pool is enough. A store whose reads lag
 * behind has to be given to the tests in a way that they see what they wrote.
 */
public abstract class HistoryStoreContract extends HistoryRaceContract {
    /** For subclasses. */
    protected HistoryStoreContract() {}

    /** The store to test; asked for often, by many threads, and may be the same each time. */
    protected abstract HistoryStore store();

    @Override
    final HistoryStore tested() {
        return store();
    }

    @Test
    @DisplayName("an account to which nothing happened has no entries")
    void nothingHappened() {
        assertHistory(List.of(), Rows.account(), life());
    }

    @Test
    @DisplayName("an entry is read as it was appended, its time in whole milliseconds")
    void appendedAndRead() {
        HistoryEntry entry = entry(Rows.account(), life(), NOW.plusNanos(999_999));
        tested().append(entry);

        assertHistory(
                List.of(new HistoryEntry(entry.account(), entry.life(), entry.id(), NOW, entry.body())),
                entry.account(),
                entry.life());
    }

    @TestFactory
    @DisplayName("a body of 0 to 4,096 bytes comes back byte for byte")
    Stream<DynamicTest> bodies() {
        return Stream.of(0, 1, 255, 256, 4_095, HistoryEntry.MAX_BODY)
                .map(size -> DynamicTest.dynamicTest(size + " bytes", () -> assertBody(Rows.random(size))));
    }

    @Test
    @DisplayName("each of the 256 byte values comes back")
    void everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertBody(Bytes.copyOf(all));
    }

    private void assertBody(Bytes body) {
        HistoryEntry entry = new HistoryEntry(Rows.account(), life(), Rows.operation(), NOW, body);
        assertHistory(List.of(appended(entry)), entry.account(), entry.life());
    }

    @Test
    @DisplayName(
            "an entry that comes twice is there once; another under its id, of any time and life, does not replace it")
    void sameId() {
        HistoryEntry entry = appended(entry(Rows.account(), life(), NOW));
        appended(entry);
        appended(entry(entry.account(), entry.life(), entry.id(), NOW));
        appended(entry(entry.account(), entry.life(), entry.id(), NOW.plusMillis(1)));
        HistoryEntry inAnotherLife = appended(entry(entry.account(), life(), entry.id(), NOW));

        assertHistory(List.of(entry), entry.account(), entry.life());
        assertHistory(List.of(), entry.account(), inAnotherLife.life());
    }

    @Test
    @DisplayName("ids whose letters differ in case only are two entries; so is one id on two accounts")
    void alikeEntries() {
        String mixed = id("aBcD");
        HistoryEntry entry = appended(entry(Rows.account(), life(), mixed, NOW.plusMillis(1)));
        HistoryEntry lower = appended(entry(entry.account(), entry.life(), mixed.toLowerCase(Locale.ROOT), NOW));
        HistoryEntry elsewhere = appended(entry(Rows.account(), entry.life(), mixed, NOW));

        assertHistory(List.of(entry, lower), entry.account(), entry.life());
        assertHistory(List.of(elsewhere), elsewhere.account(), entry.life());
    }

    @Test
    @DisplayName("hazard 10: an account that was erased and made anew has another life, and none of the entries before")
    void livesAreKeptApart() {
        AccountId account = Rows.account();
        String life = id("aBcD");
        String alike = life.toLowerCase(Locale.ROOT);
        HistoryEntry first = appended(entry(account, life, NOW));
        HistoryEntry second = appended(entry(account, life(), NOW));
        HistoryEntry third = appended(entry(account, alike, NOW.minusMillis(1)));
        HistoryEntry late = appended(entry(account, life, NOW.minusMillis(2)));

        assertHistory(List.of(first, late), account, life);
        assertHistory(List.of(second), account, second.life());
        assertHistory(List.of(third), account, alike);
        assertHistory(List.of(), account, life());
    }

    @TestFactory
    @DisplayName("two account ids that differ in any character have each their own entries, also to delete")
    Stream<DynamicTest> accountsAreKeptApart() {
        String life = life();
        String id = Rows.operation();
        List<HistoryEntry> entries = OddNames.all(Rows.token(12))
                .map(name -> appended(entry(new AccountId(name), life, id, NOW)))
                .toList();

        Stream<DynamicTest> read = entries.stream()
                .map(entry -> DynamicTest.dynamicTest(
                        "read " + OddNames.printable(entry.account()),
                        () -> assertHistory(List.of(entry), entry.account(), life)));
        Stream<DynamicTest> deleted = entries.stream()
                .map(entry -> DynamicTest.dynamicTest("delete " + OddNames.printable(entry.account()), () -> {
                    assertHistory(List.of(entry), entry.account(), life);
                    tested().delete(entry.account());
                    assertHistory(List.of(), entry.account(), life);
                }));
        return Stream.concat(read, deleted);
    }

    @Test
    @DisplayName("a delete takes all entries of all lives and no other account's; where nothing is, it does nothing")
    void deleted() {
        AccountId account = Rows.account();
        List<HistoryEntry> entries = Stream.of(life(), life(), life())
                .flatMap(life -> Stream.of(entry(account, life, NOW), entry(account, life, NOW.minusMillis(1))))
                .map(this::appended)
                .toList();
        HistoryEntry other = appended(entry(Rows.account(), entries.get(0).life(), NOW));

        for (int i = 0; i < 2; i++) {
            tested().delete(account);
            entries.forEach(entry -> assertHistory(List.of(), account, entry.life()));
        }
        assertHistory(List.of(other), other.account(), other.life());
    }

    @Test
    @DisplayName("after a delete the same entry may be appended again, as by a server that had not heard of it")
    void appendedAfterDelete() {
        HistoryEntry entry = appended(entry(Rows.account(), life(), NOW));
        tested().delete(entry.account());
        appended(entry);

        assertHistory(List.of(entry), entry.account(), entry.life());
    }
}
