package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** The steps that the contract's part on what is due is written in, in a store that may be shared. */
abstract class DueSteps extends StoreSteps {
    /** A million years and more ago, when nobody else's account is due. */
    private static final long LONG_AGO = -(1L << 55);

    private final Set<AccountId> mine = new HashSet<>();

    /** A random moment, so that what another run left behind is not near it. */
    static Instant longAgo() {
        return Instant.ofEpochMilli(LONG_AGO - ThreadLocalRandom.current().nextLong(1L << 55));
    }

    /** A new account's name, of which {@link #dueOfMine} tells. */
    final AccountId account() {
        AccountId account = Rows.account();
        mine.add(account);
        return account;
    }

    /** A new account that is due then. */
    final AccountId dueAt(Instant time) {
        return dueAt(account(), time);
    }

    final AccountId dueAt(AccountId account, Instant time) {
        mine.add(account);
        stored(Rows.due(Rows.first(account), Optional.of(time)));
        return account;
    }

    /** Writes the account's next state, due then. */
    final void move(AccountId account, Optional<Instant> time) {
        Row before = row(account).orElseThrow();
        storedAfter(before, Rows.due(Rows.after(before), time));
    }

    /** Of what is due, this test's accounts. */
    final List<AccountId> dueOfMine(Instant now) {
        List<AccountId> due = new ArrayList<>(tested().due(now, Integer.MAX_VALUE));
        due.retainAll(mine);
        return due;
    }

    final void assertDue(List<AccountId> expected, Instant now) {
        assertEquals(expected, dueOfMine(now), () -> "due at " + now);
    }

    /** An account left due would be the first that anyone else is told of who asks the same store. */
    @AfterEach
    final void nothingIsLeftDue() {
        for (AccountId account : mine) {
            row(account)
                    .filter(row -> row.dueAt().isPresent())
                    .ifPresent(row -> replace(row, Rows.due(Rows.after(row), Optional.empty())));
        }
    }
}
