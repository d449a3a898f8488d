package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The contract's part on races. */
abstract class HistoryRaceContract extends HistoryPageContract {
    private static final int EACH = 5;

    @RepeatedTest(5)
    @DisplayName("64 threads append the same entry: it is there once")
    void sameEntryAtOnce() {
        HistoryEntry entry = entry(Rows.account(), life(), NOW);

        Crowd.of(Crowd.THREADS, thread -> appended(entry));

        assertHistory(List.of(entry), entry.account(), entry.life());
    }

    @Test
    @DisplayName("64 threads append other entries under one id: one of them is there, whole")
    void sameIdAtOnce() {
        AccountId account = Rows.account();
        String life = life();
        String id = Rows.operation();

        List<HistoryEntry> entries =
                Crowd.of(Crowd.THREADS, thread -> appended(entry(account, life, id, NOW.plusMillis(thread))));

        List<HistoryEntry> kept = all(account, life);
        assertEquals(1, kept.size());
        assertTrue(entries.contains(kept.get(0)));
    }

    @Test
    @DisplayName("64 threads append to one account: each entry is there once, none is lost")
    void appendingAtOnce() {
        AccountId account = Rows.account();
        String life = life();
        List<HistoryEntry> entries = IntStream.range(0, 4 * EACH * Crowd.THREADS)
                .mapToObj(i -> entry(account, life, NOW.plusMillis(i / 3)))
                .toList();

        Crowd.of(Crowd.THREADS, thread -> appendShare(entries, thread));

        assertHistory(newestFirst(entries), account, life);
    }

    @Test
    @DisplayName("64 threads append the first entries of as many accounts as there are entries: none is lost")
    void firstEntriesAtOnce() {
        String life = life();
        List<HistoryEntry> entries = Stream.generate(() -> entry(Rows.account(), life, NOW))
                .limit(4L * EACH * Crowd.THREADS)
                .toList();

        Crowd.of(Crowd.THREADS, thread -> appendShare(entries, thread));

        entries.forEach(entry -> assertHistory(List.of(entry), entry.account(), life));
    }

    /** All are made before: making them one after the other would keep the threads apart. */
    private int appendShare(List<HistoryEntry> entries, int thread) {
        for (int i = thread; i < entries.size(); i += Crowd.THREADS) {
            tested().append(entries.get(i));
        }
        return thread;
    }

    @Test
    @DisplayName("some append while others delete and others read: nothing breaks, and the last delete leaves nothing")
    void deletingAtOnce() {
        AccountId account = Rows.account();
        String life = life();
        HistoryEntry again = entry(account, life, NOW);

        Crowd.of(16, thread -> {
            for (int i = 0; i < 4 * EACH; i++) {
                if (thread < 4) {
                    tested().delete(account);
                } else if (thread < 8) {
                    all(account, life);
                } else {
                    appended(again);
                    appended(entry(account, life, NOW));
                }
            }
            return thread;
        });

        tested().delete(account);
        assertHistory(List.of(), account, life);
    }
}
