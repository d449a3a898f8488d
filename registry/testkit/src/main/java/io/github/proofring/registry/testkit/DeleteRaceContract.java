package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The contract's part on deleting while others write. */
abstract class DeleteRaceContract extends CredentialContract {
    @Test
    @DisplayName("64 threads delete one revision: exactly one does")
    void oneDeletes() {
        CredentialId held = Rows.credential();
        Row row = stored(Rows.first(Rows.account(), held));

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> delete(row));

        assertOneOf(answers);
        assertNoRow(row.account());
        stored(Rows.first(Rows.account(), held));
    }

    @RepeatedTest(5)
    @DisplayName(
            "64 threads delete one revision, change it, or change it and its ids: exactly one does, and only its ids are held")
    void deleteOrChange() {
        CredentialId held = Rows.credential();
        Row before = stored(Rows.first(Rows.account(), held));
        List<Row> rows = IntStream.range(0, Crowd.THREADS)
                .mapToObj(i -> Rows.after(before, i % 3 == 1 ? held : Rows.credential()))
                .toList();

        List<Stored> answers = Crowd.of(Crowd.THREADS, i -> i % 3 == 0 ? delete(before) : replace(before, rows.get(i)));

        assertOneOf(answers);
        int winner = answers.indexOf(Stored.STORED);
        Optional<Row> left = winner % 3 == 0 ? Optional.empty() : Optional.of(rows.get(winner));
        assertEquals(left, row(before.account()));
        Set<CredentialId> holding = left.map(Row::credentials).orElse(Set.of());
        Stream.concat(Stream.of(held), rows.stream().flatMap(row -> row.credentials().stream()))
                .distinct()
                .forEach(id -> assertEquals(
                        holding.contains(id) ? Stored.CREDENTIAL_TAKEN : Stored.STORED,
                        create(Rows.first(Rows.account(), id))));
    }

    @Test
    @DisplayName(
            "accounts are made, changed and deleted at random, with a few ids between them: no id is held by two, or by none that says so")
    void livesAfterLives() {
        long seed = new Random().nextLong();
        List<CredentialId> ids = List.of(Rows.credential(), Rows.credential(), Rows.credential());
        List<AccountId> accounts =
                IntStream.range(0, 6).mapToObj(i -> Rows.account()).toList();

        Crowd.of(16, thread -> {
            Random random = new Random(seed + thread);
            for (int i = 0; i < 40; i++) {
                step(accounts.get(random.nextInt(accounts.size())), ids.get(random.nextInt(ids.size())), random);
            }
            return thread;
        });

        List<Row> rows =
                accounts.stream().flatMap(account -> row(account).stream()).toList();
        for (CredentialId id : ids) {
            long holders =
                    rows.stream().filter(row -> row.credentials().contains(id)).count();
            assertTrue(holders <= 1, () -> holders + " accounts hold one id; seed " + seed);
            Stored expected = holders == 1 ? Stored.CREDENTIAL_TAKEN : Stored.STORED;
            assertEquals(expected, create(Rows.first(Rows.account(), id)), () -> "seed " + seed);
        }
    }

    private void step(AccountId account, CredentialId id, Random random) {
        Optional<Row> row = row(account);
        if (row.isEmpty()) {
            create(Rows.first(account, id));
        } else if (random.nextBoolean()) {
            delete(row.get());
        } else {
            replace(row.get(), Rows.after(row.get(), id));
        }
    }

    private static void assertOneOf(List<Stored> answers) {
        assertEquals(1, Collections.frequency(answers, Stored.STORED), "winners");
        assertEquals(answers.size() - 1, Collections.frequency(answers, Stored.CONFLICT), () -> "losers in " + answers);
    }
}
