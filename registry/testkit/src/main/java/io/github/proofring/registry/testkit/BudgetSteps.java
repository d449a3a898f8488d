package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import java.time.Instant;
import java.util.Optional;

/** The steps that the parts of the budget store's contract are written in. */
abstract class BudgetSteps {
    /** After all that the tests have forgotten. */
    static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    abstract BudgetStore tested();

    static Bytes key() {
        return Rows.random(BudgetStore.KEY_BYTES);
    }

    final boolean create(Bytes key, Bytes body) {
        return tested().replace(key, Optional.empty(), body, LATER);
    }

    final boolean replace(Bytes key, Bytes before, Bytes after) {
        return tested().replace(key, Optional.of(before), after, LATER);
    }

    /** The first body, written. */
    final Bytes created(Bytes key, Bytes body) {
        assertTrue(create(key, body));
        return body;
    }

    /** The key of a new row, to be forgotten by then. */
    final Bytes dueAt(Instant time) {
        Bytes key = key();
        assertTrue(tested().replace(key, Optional.empty(), Rows.random(16), time));
        return key;
    }

    final int forgetAll(Instant now) {
        int all = 0;
        for (int some = tested().forget(now); some > 0; some = tested().forget(now)) {
            all += some;
        }
        return all;
    }

    final Optional<Bytes> body(Bytes key) {
        return tested().find(key);
    }

    final void assertBody(Optional<Bytes> expected, Bytes key) {
        assertEquals(expected, body(key));
    }
}
