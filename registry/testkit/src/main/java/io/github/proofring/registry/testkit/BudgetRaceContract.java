package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.Bytes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on races. */
abstract class BudgetRaceContract extends ForgetContract {
    /** Two entries of two bytes for each of 64 threads fill a body to the last byte. */
    private static final int ENTRIES = 2;

    @Test
    @DisplayName("64 threads write the first body of one address: exactly one does")
    void oneFirst() {
        Bytes key = key();
        List<Bytes> bodies = bodies();

        List<Boolean> answers = Crowd.of(Crowd.THREADS, i -> create(key, bodies.get(i)));

        assertOneWon(answers);
        assertBody(Optional.of(bodies.get(answers.indexOf(true))), key);
    }

    @Test
    @DisplayName("64 threads replace one body: exactly one does")
    void oneReplacement() {
        Bytes key = key();
        Bytes before = created(key, Rows.random(16));
        List<Bytes> bodies = bodies();

        List<Boolean> answers = Crowd.of(Crowd.THREADS, i -> replace(key, before, bodies.get(i)));

        assertOneWon(answers);
        assertBody(Optional.of(bodies.get(answers.indexOf(true))), key);
    }

    @Test
    @DisplayName("64 threads append to one row that does not exist yet: each entry is there once, none is lost")
    void appending() {
        Bytes key = key();

        Crowd.of(Crowd.THREADS, thread -> {
            for (int i = 0; i < ENTRIES; i++) {
                append(key, new byte[] {(byte) thread, (byte) i});
            }
            return thread;
        });

        byte[] all = body(key).orElseThrow().toArray();
        assertEquals(2 * ENTRIES * Crowd.THREADS, all.length);
        long distinct = IntStream.range(0, all.length / 2)
                .mapToObj(i -> List.of(all[2 * i], all[2 * i + 1]))
                .distinct()
                .count();
        assertEquals((long) ENTRIES * Crowd.THREADS, distinct);
    }

    private void append(Bytes key, byte[] entry) {
        while (true) {
            Optional<Bytes> before = body(key);
            byte[] old = before.orElse(Bytes.EMPTY).toArray();
            byte[] next = Arrays.copyOf(old, old.length + entry.length);
            System.arraycopy(entry, 0, next, old.length, entry.length);
            if (tested().replace(key, before, Bytes.copyOf(next), LATER)) {
                return;
            }
        }
    }

    private static List<Bytes> bodies() {
        return IntStream.range(0, Crowd.THREADS).mapToObj(i -> Rows.random(16)).toList();
    }

    private static void assertOneWon(List<Boolean> answers) {
        assertEquals(1, Collections.frequency(answers, true), "winners");
    }
}
