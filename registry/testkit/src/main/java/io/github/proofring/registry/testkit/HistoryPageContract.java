package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on the order of entries and on reading them in pages. */
abstract class HistoryPageContract extends HistorySteps {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final AccountId account = Rows.account();
    private final String life = life();

    private HistoryEntry at(Instant time) {
        return entry(account, life, time);
    }

    /** Appends them in another order than theirs. */
    private List<HistoryEntry> shuffled(List<HistoryEntry> entries) {
        List<HistoryEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled);
        shuffled.forEach(this::appended);
        return newestFirst(entries);
    }

    @Test
    @DisplayName("the newest comes first, whichever was appended first")
    void newestFirst() {
        List<HistoryEntry> expected = shuffled(LongStream.range(0, 30)
                .mapToObj(second -> at(NOW.plusSeconds(second)))
                .toList());

        assertHistory(expected, account, life);
        assertEquals(NOW.plusSeconds(29), expected.get(0).at());
    }

    @Test
    @DisplayName("of one moment the greater id comes first, as ASCII: small letters, then _, capitals, digits and -")
    void oneMoment() {
        List<HistoryEntry> expected = shuffled(BASE64URL
                .chars()
                .mapToObj(first -> entry(account, life, id(Character.toString(first)), NOW))
                .toList());

        assertHistory(expected, account, life);
        StringBuilder order = new StringBuilder();
        expected.forEach(entry -> order.append(entry.id().charAt(0)));
        assertEquals("zyx_ZYX10-", order.toString().replaceAll("[a-wA-W2-9]", ""));
        assertEquals(expected, paged(account, life, 5));
    }

    @Test
    @DisplayName("ids that differ in the last character, or in case, stand in their order")
    void alikeIds() {
        String start = Rows.operation().substring(0, 20);
        List<HistoryEntry> expected = shuffled(List.of(
                entry(account, life, start + "aa", NOW),
                entry(account, life, start + "aA", NOW),
                entry(account, life, start + "Aa", NOW),
                entry(account, life, start + "a-", NOW),
                entry(account, life, start + "a_", NOW),
                entry(account, life, start + "--", NOW)));

        assertHistory(expected, account, life);
        assertEquals(expected, paged(account, life, 1));
    }

    @Test
    @DisplayName("pages of any size show each entry once and in order, many of one moment too")
    void pages() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<HistoryEntry> expected = shuffled(IntStream.range(0, 60)
                .mapToObj(i -> at(NOW.plusMillis(random.nextInt(6))))
                .toList());
        appended(entry(account, life(), NOW));

        for (int limit : new int[] {1, 2, 3, 7, 59, 60, 61, Integer.MAX_VALUE}) {
            assertEquals(expected, paged(account, life, limit), () -> "pages of " + limit + ", seed " + seed);
        }
        for (int i = 0; i < expected.size(); i++) {
            List<HistoryEntry> rest = expected.subList(i + 1, expected.size());
            assertEquals(rest, after(expected.get(i), Integer.MAX_VALUE), () -> "seed " + seed);
        }
    }

    @Test
    @DisplayName("no more than the limit, and those are the newest")
    void limit() {
        List<HistoryEntry> expected = shuffled(
                LongStream.range(0, 5).mapToObj(i -> at(NOW.plusMillis(i))).toList());

        for (int limit = 1; limit <= 6; limit++) {
            assertEquals(
                    expected.subList(0, Math.min(limit, 5)), tested().newest(account, life, Optional.empty(), limit));
            assertEquals(expected.subList(1, Math.min(limit + 1, 5)), after(expected.get(0), limit));
        }
    }

    @Test
    @DisplayName("a limit below 1 is the caller's mistake, and named")
    void limitBelowOne() {
        HistoryEntry entry = appended(at(NOW));
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertLimitNamed(limit, Optional.empty());
            assertLimitNamed(limit, Optional.of(entry));
        }
    }

    private void assertLimitNamed(int limit, Optional<HistoryEntry> before) {
        String mistake = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> tested().newest(account, life, before, limit))
                        .getMessage());
        assertTrue(mistake.contains("limit") && mistake.contains(Integer.toString(limit)), mistake);
    }

    @Test
    @DisplayName("what to go on after need not be there: its time and id alone count, whoever's it was")
    void beforeIsGone() {
        HistoryEntry newer = appended(entry(account, life, id("m"), NOW.plusMillis(1)));
        HistoryEntry greater = appended(entry(account, life, id("m"), NOW));
        HistoryEntry lesser = appended(entry(account, life, id("M"), NOW));
        HistoryEntry older = appended(entry(account, life, id("m"), NOW.minusMillis(1)));

        for (AccountId whose : List.of(account, Rows.account())) {
            assertAfter(List.of(newer, greater, lesser, older), entry(whose, life, id("m"), NOW.plusMillis(2)));
            assertAfter(List.of(newer, greater, lesser, older), entry(whose, life, id("z"), NOW.plusMillis(1)));
            assertAfter(List.of(greater, lesser, older), entry(whose, life, id("a"), NOW.plusMillis(1)));
            assertAfter(List.of(greater, lesser, older), entry(whose, life(), id("z"), NOW));
            assertAfter(List.of(lesser, older), entry(whose, life(), id("_"), NOW));
            assertAfter(List.of(older), entry(whose, life, id("-"), NOW));
            assertAfter(List.of(), entry(whose, life, id("-"), NOW.minusMillis(1)));
            assertAfter(List.of(), entry(whose, life, id("z"), NOW.minusMillis(2)));
        }
    }

    private void assertAfter(List<HistoryEntry> expected, HistoryEntry before) {
        assertEquals(expected, tested().newest(account, life, Optional.of(before), 10));
    }

    @Test
    @DisplayName("what is appended while someone pages disturbs nothing: the rest is the rest")
    void appendedMeanwhile() {
        List<HistoryEntry> expected = shuffled(
                LongStream.range(0, 4).mapToObj(i -> at(NOW.minusMillis(i))).toList());
        List<HistoryEntry> first = tested().newest(account, life, Optional.empty(), 2);
        appended(at(NOW.plusMillis(1)));

        assertEquals(expected.subList(0, 2), first);
        assertEquals(expected.subList(2, 4), after(first.get(1), 2));
    }

    @Test
    @DisplayName("times before 1970 and far away are times like others")
    void farAway() {
        List<HistoryEntry> expected = shuffled(
                LongStream.of(Long.MIN_VALUE, -62_135_596_800_001L, -1L, 0L, 1L, 253_402_300_800_000L, Long.MAX_VALUE)
                        .mapToObj(Instant::ofEpochMilli)
                        .map(this::at)
                        .toList());

        assertHistory(expected, account, life);
        assertEquals(expected, paged(account, life, 1));
    }

    @Test
    @DisplayName("two thousand entries, read by the hundred")
    void manyEntries() {
        List<HistoryEntry> expected = shuffled(IntStream.range(0, 2_000)
                .mapToObj(i -> at(NOW.plusMillis(i / 3)))
                .toList());

        assertEquals(expected, paged(account, life, 100));
    }
}
