package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on races. */
abstract class RaceContract extends DueContract {
    private static final int STEPS = 5;

    /** Due when nobody asks any more who uses the same store. */
    private static final Instant FAR_AHEAD = Instant.parse("9026-12-22T08:15:30Z");

    @Test
    @DisplayName("64 threads write the first row of one account: exactly one does")
    void oneFirstRow() {
        AccountId account = Rows.account();
        List<Row> rows = rows(i -> Rows.first(account));

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> create(rows.get(i)));

        assertOneWon(answers, Stored.CONFLICT);
        assertRow(rows.get(answers.indexOf(Stored.STORED)));
    }

    @Test
    @DisplayName("64 threads change one revision: exactly one does")
    void oneChange() {
        Row before = stored(Rows.first(Rows.account()));
        List<Row> rows = rows(i -> Rows.after(before));

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> replace(before, rows.get(i)));

        assertOneWon(answers, Stored.CONFLICT);
        assertRow(rows.get(answers.indexOf(Stored.STORED)));
    }

    @Test
    @DisplayName("64 threads change one revision and the ids with it: exactly one does, and only its ids are held")
    void oneChangeOfIds() {
        Row before = stored(Rows.first(Rows.account(), Rows.credential()));
        List<Row> rows = rows(i -> Rows.after(before, Rows.credential()));

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> replace(before, rows.get(i)));

        assertOneWon(answers, Stored.CONFLICT);
        assertRow(rows.get(answers.indexOf(Stored.STORED)));
        for (int i = 0; i < rows.size(); i++) {
            Row again = Rows.first(
                    Rows.account(), rows.get(i).credentials().iterator().next());
            assertEquals(answers.get(i) == Stored.STORED ? Stored.CREDENTIAL_TAKEN : Stored.STORED, create(again));
        }
    }

    @Test
    @DisplayName("64 threads count on one row: one wins per revision, and the count is exact")
    void counter() {
        Row zero = stored(Rows.withBody(Rows.first(Rows.account()), Rows.number(0)));

        List<Set<Long>> won = Crowd.of(Crowd.THREADS, i -> {
            Set<Long> versions = new HashSet<>();
            for (int step = 0; step < STEPS; step++) {
                versions.add(countOneMore(zero.account()));
            }
            return versions;
        });

        long all = (long) Crowd.THREADS * STEPS;
        Row last = row(zero.account()).orElseThrow();
        assertEquals(all, Rows.number(last.body()));
        assertEquals(all + 1, last.revision().version());
        assertEquals(all, won.stream().flatMap(Set::stream).distinct().count(), "each revision has one writer");
    }

    private long countOneMore(AccountId account) {
        while (true) {
            Row before = row(account).orElseThrow();
            Row next = Rows.withBody(Rows.after(before), Rows.number(Rows.number(before.body()) + 1));
            Stored answer = replace(before, next);
            if (answer == Stored.STORED) {
                return next.revision().version();
            }
            assertEquals(Stored.CONFLICT, answer);
        }
    }

    @Test
    @DisplayName("64 new accounts claim one credential id: exactly one holds it, the others have no row")
    void oneHolder() {
        CredentialId wanted = Rows.credential();
        List<Row> rows = rows(i -> Rows.first(Rows.account(), wanted));

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> {
            Stored answer = create(rows.get(i));
            while (answer == Stored.CONFLICT) {
                answer = create(rows.get(i));
            }
            return answer;
        });

        assertOneWon(answers, Stored.CREDENTIAL_TAKEN);
        for (int i = 0; i < rows.size(); i++) {
            Optional<Row> expected = answers.get(i) == Stored.STORED ? Optional.of(rows.get(i)) : Optional.empty();
            assertEquals(expected, row(rows.get(i).account()));
        }
    }

    @Test
    @DisplayName("accounts pass a few ids around at random: no id is ever held by two of them or by none that says so")
    void idsOnTheMove() {
        long seed = new Random().nextLong();
        CredentialId[] ids = {Rows.credential(), Rows.credential(), Rows.credential(), Rows.credential()};
        List<AccountId> accounts = IntStream.range(0, 8)
                .mapToObj(i -> stored(Rows.first(Rows.account())).account())
                .toList();

        Crowd.of(16, thread -> {
            Random random = new Random(seed + thread);
            for (int i = 0; i < 4 * STEPS; i++) {
                Row before = row(accounts.get(random.nextInt(accounts.size()))).orElseThrow();
                CredentialId[] wanted =
                        Arrays.stream(ids).filter(id -> random.nextInt(4) == 0).toArray(CredentialId[]::new);
                replace(before, Rows.after(before, wanted));
            }
            return thread;
        });

        List<Row> rows =
                accounts.stream().map(account -> row(account).orElseThrow()).toList();
        for (CredentialId id : ids) {
            long holders =
                    rows.stream().filter(row -> row.credentials().contains(id)).count();
            assertTrue(holders <= 1, () -> holders + " accounts hold one id; seed " + seed);
            Stored expected = holders == 1 ? Stored.CREDENTIAL_TAKEN : Stored.STORED;
            assertEquals(expected, create(Rows.first(Rows.account(), id)), () -> "seed " + seed);
        }
    }

    @Test
    @DisplayName("a reader sees each revision whole, and never an older one than before")
    void wholeRows() {
        CredentialId[] ids = {Rows.credential(), Rows.credential()};
        Row first = stored(shaped(Rows.first(Rows.account()), ids));
        AtomicBoolean written = new AtomicBoolean();

        Crowd.of(5, thread -> {
            if (thread == 0) {
                Row row = first;
                for (int i = 0; i < 20 * STEPS; i++) {
                    row = storedAfter(row, shaped(Rows.after(row), ids));
                }
                written.set(true);
                return thread;
            }
            long seen = 0;
            while (!written.get()) {
                Row row = row(first.account()).orElseThrow();
                assertEquals(shaped(row, ids), row);
                assertTrue(row.revision().version() >= seen, "an older revision after a newer one");
                seen = row.revision().version();
            }
            return thread;
        });
    }

    /** The row with everything else made from its version. */
    private static Row shaped(Row row, CredentialId[] ids) {
        long version = row.revision().version();
        return new Row(
                row.account(),
                row.revision(),
                Rows.number(version),
                Set.of(ids[(int) (version / 3 % 2)]),
                Collections.nCopies((int) (version % 4), Rows.TOTP),
                Optional.of(FAR_AHEAD.plusMillis(version)));
    }

    private static List<Row> rows(IntFunction<Row> each) {
        return IntStream.range(0, Crowd.THREADS).mapToObj(each).toList();
    }

    private static void assertOneWon(List<Stored> answers, Stored others) {
        assertEquals(1, Collections.frequency(answers, Stored.STORED), "winners");
        assertEquals(answers.size() - 1, Collections.frequency(answers, others), () -> "losers in " + answers);
    }
}
