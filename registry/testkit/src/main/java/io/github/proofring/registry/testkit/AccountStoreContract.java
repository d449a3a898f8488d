package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link AccountStore} must keep, as tests. An adapter's author writes one class and runs it with JUnit:
 *
 * <pre>{@code
 * class MyAccountStoreTest extends AccountStoreContract {
 *     @Override
 *     protected AccountStore store() {
 *         return new MyAccountStore(...);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests take account names that were never used before and do not clear up, so the store may be shared with other tests
 * and may outlive a run. The races need a store that serves 64 threads; a small connection pool is enough.
 */
public abstract class AccountStoreContract extends DeleteContract {
    /** The clocks of two machines may differ by as much (the registry asks for no better). */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    /** For subclasses. */
    protected AccountStoreContract() {}

    /** The store to test; asked for often, by many threads, and may be the same each time. */
    protected abstract AccountStore store();

    @Override
    final AccountStore tested() {
        return store();
    }

    @Test
    @DisplayName("an account that was never written has no row")
    void unknownAccount() {
        assertNoRow(Rows.account());
    }

    @Test
    @DisplayName("a first row is read as it was written")
    void firstRow() {
        Row row = new Row(
                Rows.account(),
                new Revision(1, Rows.operation()),
                Rows.random(870),
                Set.of(Rows.credential(), Rows.credential(16)),
                List.of(new MethodKind("passkey"), new MethodKind("passkey"), new MethodKind("totp")),
                Optional.of(Instant.parse("9026-12-22T08:15:30.125987654Z")));

        assertEquals(Stored.STORED, create(row));
        assertRow(row);
    }

    @Test
    @DisplayName("a change replaces everything but the account")
    void change() {
        Row first = stored(Rows.first(Rows.account(), Rows.credential()));
        Row second = new Row(
                first.account(),
                Rows.next(first.revision()),
                Rows.random(3),
                Set.of(Rows.credential(5)),
                List.of(),
                Optional.of(Instant.parse("1969-12-31T23:59:59.999Z")));
        Row third = Rows.after(new Row(
                first.account(),
                second.revision(),
                Bytes.EMPTY,
                Set.of(),
                Collections.nCopies(10, new MethodKind("a-kind-with-the-longest-name-0-9")),
                Optional.empty()));

        assertEquals(Stored.STORED, replace(first, second));
        assertRow(second);
        assertEquals(Stored.STORED, replace(second, third));
        assertRow(third);
    }

    @Test
    @DisplayName("a first row where one exists: conflict, nothing written")
    void secondFirstRow() {
        Row row = stored(Rows.first(Rows.account()));

        assertEquals(Stored.CONFLICT, create(Rows.first(row.account())));
        assertRow(row);
    }

    @Test
    @DisplayName("a change where no row exists: conflict, nothing written")
    void changeOfNothing() {
        Row never = Rows.first(Rows.account());

        assertEquals(Stored.CONFLICT, replace(never, Rows.after(never)));
        assertNoRow(never.account());
    }

    @Test
    @DisplayName("a version behind or ahead of the stored one: conflict, nothing written")
    void otherVersion() {
        Row first = stored(Rows.first(Rows.account()));
        Row second = storedAfter(first, Rows.after(first));

        assertEquals(Stored.CONFLICT, replace(first, Rows.after(first)));
        Revision ahead = new Revision(3, second.revision().operation());
        Row fourth = new Row(
                first.account(), new Revision(4, Rows.operation()), Bytes.EMPTY, Set.of(), List.of(), Optional.empty());
        assertEquals(Stored.CONFLICT, store().store(new Change(Optional.of(ahead), fourth)));
        assertRow(second);
    }

    @Test
    @DisplayName(
            "the same version written by another operation (erased, then created again): conflict, nothing written")
    void otherOperation() {
        Row erased = Rows.first(Rows.account());
        Row created = stored(Rows.first(erased.account()));

        assertEquals(Stored.CONFLICT, replace(erased, Rows.after(erased)));
        assertRow(created);
    }

    @Test
    @DisplayName("an operation whose letters differ in case only is another operation")
    void operationInAnotherCase() {
        Revision stored = new Revision(1, "aBcDeFgHiJkLmNoPqRsTuV");
        Row row = new Row(Rows.account(), stored, Bytes.EMPTY, Set.of(), List.of(), Optional.empty());
        stored(row);
        Revision other = new Revision(1, stored.operation().toLowerCase(Locale.ROOT));

        assertEquals(Stored.CONFLICT, store().store(new Change(Optional.of(other), Rows.after(row))));
    }

    @Test
    @DisplayName("one change sent twice happens once; the second answer is conflict")
    void sameChangeTwice() {
        Row first = stored(Rows.first(Rows.account()));
        Change change = Rows.replace(first, Rows.after(first));

        assertEquals(Stored.STORED, store().store(change));
        assertEquals(Stored.CONFLICT, store().store(change));
        assertRow(change.next());
    }

    @TestFactory
    @DisplayName("a body of 0 to 65,536 bytes comes back byte for byte")
    Stream<DynamicTest> bodies() {
        return Stream.of(0, 1, 255, 256, 870, 2_000, 8_192, 65_535, Row.MAX_BODY)
                .map(size -> DynamicTest.dynamicTest(size + " bytes", () -> {
                    Row first = stored(Rows.withBody(Rows.first(Rows.account()), Rows.random(size)));
                    assertRow(first);

                    Row second = storedAfter(first, Rows.withBody(Rows.after(first), Rows.random(size)));
                    assertRow(second);
                }));
    }

    @Test
    @DisplayName("each of the 256 byte values comes back")
    void everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Row row = stored(Rows.withBody(Rows.first(Rows.account()), Bytes.copyOf(all)));

        assertRow(row);
    }

    @TestFactory
    @DisplayName("two account ids that differ in any character are two accounts")
    Stream<DynamicTest> accountIds() {
        String unique = Rows.token(12);
        List<AccountId> ids = OddNames.all(unique).map(AccountId::new).toList();
        List<Row> rows = ids.stream().map(Rows::first).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());

        Stream<DynamicTest> written = rows.stream()
                .map(row -> DynamicTest.dynamicTest("write " + OddNames.printable(row.account()), () -> {
                    assertNoRow(row.account());
                    stored(row);
                }));
        Stream<DynamicTest> read = rows.stream()
                .map(row -> DynamicTest.dynamicTest("read " + OddNames.printable(row.account()), () -> assertRow(row)));
        return Stream.concat(written, read);
    }

    @Test
    @DisplayName("the store tells its time with every read, row or no row")
    void storeTime() {
        Row row = stored(Rows.first(Rows.account()));
        Instant here = Instant.now();

        for (AccountId account : List.of(row.account(), Rows.account())) {
            Duration apart =
                    Duration.between(here, store().find(account).storeTime()).abs();
            assertTrue(apart.compareTo(CLOCK_DIFFERENCE) < 0, () -> "the store's time is off by " + apart);
        }
    }
}
