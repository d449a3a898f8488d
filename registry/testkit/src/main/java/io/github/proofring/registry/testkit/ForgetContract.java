package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on what a budget store forgets. */
abstract class ForgetContract extends BudgetSteps {
    @Test
    @DisplayName(
            "what is due at or before the moment is forgotten, and nothing else; its time is that of the last write")
    void forget() {
        Instant now = Instant.ofEpochMilli(5_000_000);
        forgetAll(now);
        Bytes before = dueAt(now.minusSeconds(1));
        Bytes at = dueAt(now.plusNanos(999_999));
        Bytes after = dueAt(now.plusMillis(1));
        Bytes prolonged = dueAt(now.minusSeconds(1));
        assertTrue(tested().replace(prolonged, body(prolonged), Bytes.EMPTY, LATER));
        Bytes shortened = dueAt(LATER);
        assertTrue(tested().replace(shortened, body(shortened), Rows.random(16), now));

        assertEquals(3, forgetAll(now.plusNanos(1)));
        for (Bytes forgotten : List.of(before, at, shortened)) {
            assertBody(Optional.empty(), forgotten);
        }
        assertTrue(body(after).isPresent());
        assertBody(Optional.of(Bytes.EMPTY), prolonged);
        assertEquals(0, tested().forget(now));
        assertEquals(1, forgetAll(now.plusMillis(1)));
    }

    @Test
    @DisplayName("a time long before 1970 is forgotten as well")
    void negativeTimes() {
        Bytes old = dueAt(Instant.parse("1900-01-01T00:00:00.0005Z"));

        forgetAll(Instant.parse("1900-01-01T00:00:00Z"));
        assertBody(Optional.empty(), old);
    }

    @Test
    @DisplayName("a row that is due is there until it is forgotten, and then may be made anew")
    void madeAnew() {
        Bytes key = dueAt(Instant.EPOCH);
        Bytes old = body(key).orElseThrow();
        forgetAll(Instant.EPOCH);

        assertFalse(replace(key, old, Rows.random(16)));
        assertBody(Optional.of(created(key, old)), key);
        assertTrue(replace(key, old, Rows.random(16)));
    }

    @Test
    @DisplayName("two thousand five hundred rows are forgotten by calling until nothing is left")
    void manyRows() {
        Instant now = Instant.ofEpochMilli(4_000_000);
        forgetAll(now);
        List<Bytes> keys = IntStream.range(0, 2_500)
                .mapToObj(i -> dueAt(now.minusMillis(i)))
                .toList();

        assertEquals(keys.size(), forgetAll(now));
        assertBody(Optional.empty(), keys.get(0));
        assertBody(Optional.empty(), keys.get(keys.size() - 1));
    }

    @Test
    @DisplayName("8 threads forget what is due, 8 prolong what is due: no row that was prolonged is lost")
    void prolonging() {
        Instant now = Instant.ofEpochMilli(3_000_000);

        Crowd.of(16, thread -> {
            for (int i = 0; i < 50; i++) {
                if (thread < 8) {
                    tested().forget(now);
                } else {
                    prolong(dueAt(now));
                }
            }
            return thread;
        });
    }

    /** If this comes too late, the row is gone; if not, it stays. */
    private void prolong(Bytes due) {
        body(due)
                .filter(body -> tested().replace(due, Optional.of(body), Bytes.EMPTY, LATER))
                .ifPresent(before -> assertBody(Optional.of(Bytes.EMPTY), due));
    }
}
