package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link BudgetStore} must keep, as tests. An adapter's author writes one class and runs it with JUnit:
 *
 * <pre>{@code
 * class MyBudgetStoreTest extends BudgetStoreContract {
 *     @Override
 *     protected BudgetStore store() {
 *         return new MyBudgetStore(...);
 *     }
 * }
 * }</pre>
 *
 * <p>The tests take keys that were never used before and do not clear up, so the store may be shared with other tests and may
 * outlive a run. What they have forgotten is due in 1970 or before, and all else in 2100. The races need a store that serves 64 threads; a
 * small connection pool is enough.
 */
public abstract class BudgetStoreContract extends BudgetRaceContract {
    /** For subclasses. */
    protected BudgetStoreContract() {}

    /** The store to test; asked for often, by many threads, and may be the same each time. */
    protected abstract BudgetStore store();

    @Override
    final BudgetStore tested() {
        return store();
    }

    @Test
    @DisplayName("an address that was never written to has no row")
    void unknownKey() {
        assertBody(Optional.empty(), key());
    }

    @Test
    @DisplayName("a body is read as it was written, the first and those that follow")
    void replaced() {
        Bytes key = key();
        Bytes first = created(key, Rows.random(16));
        assertBody(Optional.of(first), key);

        Bytes second = Rows.random(24);
        assertTrue(replace(key, first, second));
        assertBody(Optional.of(second), key);
    }

    @Test
    @DisplayName("a first body where there is one, also the same: false, nothing written")
    void secondFirst() {
        Bytes key = key();
        Bytes body = created(key, Rows.random(16));

        assertFalse(create(key, Rows.random(16)));
        assertFalse(create(key, body));
        assertBody(Optional.of(body), key);
    }

    @Test
    @DisplayName("a next body where there is no row: false, nothing written")
    void nextOfNothing() {
        Bytes key = key();

        assertFalse(replace(key, Bytes.EMPTY, Rows.random(16)));
        assertFalse(replace(key, Rows.random(16), Rows.random(16)));
        assertBody(Optional.empty(), key);
    }

    @TestFactory
    @DisplayName("another content, however alike: false, nothing written")
    Stream<DynamicTest> otherContent() {
        byte[] stored = {'a', 'B', 0x20, 0};
        return Stream.of(
                        new byte[] {},
                        new byte[] {'a', 'B', 0x20},
                        new byte[] {'a', 'B', 0x20, 0, 0},
                        new byte[] {'a', 'B', 0x20, 0, 0x20},
                        new byte[] {'a', 'B', 0, 0},
                        new byte[] {'A', 'b', 0x20, 0},
                        new byte[] {'a', 'B', 0x20, (byte) 0x80})
                .map(other -> DynamicTest.dynamicTest(Arrays.toString(other), () -> {
                    Bytes key = key();
                    created(key, Bytes.copyOf(stored));

                    assertFalse(replace(key, Bytes.copyOf(other), Rows.random(16)));
                    assertBody(Optional.of(Bytes.copyOf(stored)), key);
                }));
    }

    @Test
    @DisplayName("one replacement sent twice happens once; the second answer is false")
    void sameReplacementTwice() {
        Bytes key = key();
        Bytes first = created(key, Rows.random(16));
        Bytes second = Rows.random(24);

        assertTrue(replace(key, first, second));
        assertFalse(replace(key, first, second));
        assertBody(Optional.of(second), key);
    }

    @Test
    @DisplayName("the same content is the same state: after another and back, and written over itself")
    void sameContent() {
        Bytes key = key();
        Bytes first = created(key, Rows.random(16));
        Bytes second = Rows.random(24);
        assertTrue(replace(key, first, second));
        assertTrue(replace(key, second, first));

        assertTrue(replace(key, first, first));
        assertTrue(replace(key, first, second));
        assertBody(Optional.of(second), key);
    }

    @TestFactory
    @DisplayName("a body of 0 to 256 bytes comes back byte for byte")
    Stream<DynamicTest> bodies() {
        return Stream.of(0, 1, 8, 80, 255, BudgetStore.MAX_BODY)
                .map(size -> DynamicTest.dynamicTest(size + " bytes", () -> {
                    Bytes key = key();
                    Bytes first = created(key, Rows.random(size));
                    assertBody(Optional.of(first), key);

                    Bytes second = Rows.random(size);
                    assertTrue(replace(key, first, second));
                    assertBody(Optional.of(second), key);
                }));
    }

    @Test
    @DisplayName("each of the 256 byte values comes back")
    void everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Bytes key = key();

        assertBody(Optional.of(created(key, Bytes.copyOf(all))), key);
    }

    @Test
    @DisplayName("a body of more than 256 bytes: a mistake of the caller, nothing written")
    void tooLarge() {
        Bytes key = key();
        Bytes tooLarge = Rows.random(BudgetStore.MAX_BODY + 1);

        assertThrows(IllegalArgumentException.class, () -> create(key, tooLarge));
        assertBody(Optional.empty(), key);
        Bytes first = created(key, Rows.random(16));
        assertThrows(IllegalArgumentException.class, () -> replace(key, first, tooLarge));
        assertBody(Optional.of(first), key);
    }

    @TestFactory
    @DisplayName("a key of other than 32 bytes: a mistake of the caller")
    Stream<DynamicTest> otherKeys() {
        return Stream.of(0, 31, 33, 64)
                .map(size -> DynamicTest.dynamicTest(size + " bytes", () -> {
                    Bytes key = Rows.random(size);
                    assertThrows(IllegalArgumentException.class, () -> store().find(key));
                    assertThrows(IllegalArgumentException.class, () -> create(key, Rows.random(16)));
                }));
    }

    @Test
    @DisplayName("two keys that differ in one byte, wherever it is, are two rows")
    void alikeKeys() {
        List<Bytes> keys = alike();
        List<Bytes> bodies = keys.stream().map(key -> Rows.random(16)).toList();

        for (int i = 0; i < keys.size(); i++) {
            assertBody(Optional.empty(), keys.get(i));
            created(keys.get(i), bodies.get(i));
        }
        for (int i = 0; i < keys.size(); i++) {
            assertBody(Optional.of(bodies.get(i)), keys.get(i));
        }
    }

    /** One key, those that are another at one place, and those that end in what some databases trim. */
    private static List<Bytes> alike() {
        byte[] one = Rows.random(BudgetStore.KEY_BYTES).toArray();
        one[one.length - 1] = 'a';
        List<Bytes> keys = new ArrayList<>(List.of(Bytes.copyOf(one)));
        for (int i = 0; i < one.length; i++) {
            byte[] other = one.clone();
            other[i] ^= 0x01;
            keys.add(Bytes.copyOf(other));
        }
        for (byte last : new byte[] {0, 0x20, 'A', (byte) 0x80}) {
            byte[] other = one.clone();
            other[other.length - 1] = last;
            keys.add(Bytes.copyOf(other));
        }
        return keys;
    }
}
