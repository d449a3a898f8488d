package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on what is due. */
abstract class DueContract extends DueSteps {
    @Test
    @DisplayName("due at or before the moment: answered; a millisecond later, or never: not")
    void atOrBefore() {
        Instant now = longAgo();
        AccountId before = dueAt(now.minusMillis(1));
        AccountId at = dueAt(now);
        AccountId after = dueAt(now.plusMillis(1));
        stored(Rows.first(account()));

        assertDue(List.of(before, at), now);
        assertDue(List.of(before), now.minusMillis(1));
        assertDue(List.of(before, at, after), now.plusMillis(1));
    }

    @Test
    @DisplayName("finer parts than milliseconds are dropped from when a row is due, and compared in the moment")
    void finerThanMillis() {
        Instant now = longAgo();
        AccountId account = dueAt(now.plusNanos(999_999));

        assertDue(List.of(account), now);
        assertDue(List.of(account), now.plusNanos(1));
        assertDue(List.of(), now.minusNanos(1));
    }

    @Test
    @DisplayName("the longest due comes first, whichever was written first")
    void longestFirst() {
        Instant now = longAgo();
        List<Integer> ages = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
        Collections.shuffle(ages);
        AccountId[] oldestLast = new AccountId[ages.size()];
        ages.forEach(age -> oldestLast[age] = dueAt(now.minusSeconds(age)));

        List<AccountId> expected = new ArrayList<>(List.of(oldestLast));
        Collections.reverse(expected);
        assertDue(expected, now);
    }

    @Test
    @DisplayName("no more than the limit, and those are the longest due")
    void limit() {
        Instant now = longAgo();
        List<AccountId> all =
                LongStream.range(0, 5).mapToObj(i -> dueAt(now.plusMillis(i))).toList();
        int others = tested().due(now.minusMillis(1), Integer.MAX_VALUE).size();

        for (int limit = 1; limit <= all.size() + 1; limit++) {
            List<AccountId> answered = tested().due(now.plusMillis(4), others + limit);
            assertEquals(all.subList(0, Math.min(limit, all.size())), answered.subList(others, answered.size()));
        }
        assertEquals(1, tested().due(now, 1).size());
    }

    @Test
    @DisplayName("a limit below 1 is the caller's mistake, and named")
    void limitBelowOne() {
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            String mistake =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> tested().due(Instant.MIN, limit))
                            .getMessage());

            assertTrue(mistake.contains("limit") && mistake.contains(Integer.toString(limit)), mistake);
        }
    }

    @Test
    @DisplayName("a row that is written again is due when its latest state says, or never")
    void writtenAgain() {
        Instant now = longAgo();
        AccountId first = dueAt(now.minusMillis(3));
        AccountId second = dueAt(now.minusMillis(2));
        AccountId third = dueAt(now.plusMillis(1));
        assertDue(List.of(first, second), now);

        move(first, Optional.of(now.minusMillis(1)));
        assertDue(List.of(second, first), now);
        move(third, Optional.of(now.minusMillis(4)));
        assertDue(List.of(third, second, first), now);
        move(second, Optional.of(now.plusMillis(1)));
        assertDue(List.of(third, first), now);
        move(third, Optional.empty());
        assertDue(List.of(first), now);
        move(third, Optional.of(now));
        assertDue(List.of(first, third), now);
    }

    @Test
    @DisplayName("when a row is due changes together with its credential ids, and not at all if one of them is taken")
    void withCredentials() {
        Instant now = longAgo();
        Row holding = stored(Rows.first(Rows.account(), Rows.credential()));
        Row taking = Rows.due(Rows.first(account(), Rows.credential()), Optional.of(now));
        stored(taking);

        Row refused =
                Rows.due(Rows.after(taking, holding.credentials().iterator().next()), Optional.of(now.plusMillis(1)));
        assertEquals(Stored.CREDENTIAL_TAKEN, replace(taking, refused));
        assertDue(List.of(taking.account()), now);

        storedAfter(taking, Rows.due(Rows.after(taking, Rows.credential()), Optional.of(now.plusMillis(1))));
        assertDue(List.of(), now);
    }

    @Test
    @DisplayName("a write that meets a conflict leaves when the row is due")
    void conflict() {
        Instant now = longAgo();
        AccountId account = dueAt(now);
        Row other = Rows.first(account);

        assertEquals(Stored.CONFLICT, create(other));
        assertEquals(Stored.CONFLICT, replace(other, Rows.due(Rows.after(other), Optional.of(now.plusMillis(1)))));
        assertDue(List.of(account), now);
    }

    @Test
    @DisplayName("account ids come back exactly: U+0000, blanks, case, accents, letters outside the basic plane")
    void exactIds() {
        Instant now = longAgo();
        List<AccountId> odd = OddNames.all(Rows.token(12)).map(AccountId::new).toList();
        for (int i = 0; i < odd.size(); i++) {
            dueAt(odd.get(i), now.plusMillis(i));
        }

        assertDue(odd, now.plusMillis(odd.size()));
    }

    @Test
    @DisplayName("times before 1970 and far away are times like others")
    void farAway() {
        List<Instant> times = Stream.of(
                        Long.MIN_VALUE, -62_135_596_800_001L, -1L, 0L, 1L, 253_402_300_800_000L, Long.MAX_VALUE)
                .map(Instant::ofEpochMilli)
                .toList();
        List<AccountId> accounts = times.stream().map(this::dueAt).toList();

        for (int i = 0; i < times.size(); i++) {
            assertDue(accounts.subList(0, i), times.get(i).minusNanos(1));
            assertDue(accounts.subList(0, i + 1), times.get(i));
        }
        assertDue(List.of(), Instant.MIN);
        assertDue(accounts, Instant.MAX);
    }

    @Test
    @DisplayName("what is due and stays so is found by every reader, once and in order, whatever is written beside it")
    void parallelWriters() {
        Instant now = longAgo();
        List<AccountId> staying =
                LongStream.range(0, 20).mapToObj(i -> dueAt(now.plusMillis(i))).toList();
        List<AccountId> moving =
                LongStream.range(0, 8).mapToObj(i -> dueAt(now.plusMillis(i))).toList();
        long seed = new Random().nextLong();

        Crowd.of(12, thread -> {
            Random random = new Random(seed + thread);
            for (int i = 0; i < 25; i++) {
                if (thread < moving.size()) {
                    int step = random.nextInt(40);
                    move(moving.get(thread), Optional.of(now.plusMillis(step)).filter(due -> step % 4 > 0));
                } else {
                    List<AccountId> answered = dueOfMine(now.plusMillis(19));
                    assertEquals(answered.stream().distinct().toList(), answered, () -> "twice; seed " + seed);
                    answered.removeAll(moving);
                    assertEquals(staying, answered, () -> "seed " + seed);
                }
            }
            return thread;
        });
    }
}
