package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store whose time is a clock's")
class ClockedAccountStoreTest extends AccountStoreContract {
    private final AccountStore inMemory = new InMemoryAccountStore();

    @Override
    protected AccountStore store() {
        return new ClockedAccountStore(inMemory, Clock.systemUTC());
    }

    @Test
    @DisplayName("its time moves with the clock, forward and back, row or no row; the row is the other store's")
    void movesWithTheClock() {
        SettableClock clock = new SettableClock(Instant.parse("2038-01-19T03:14:08.000000001Z"));
        AccountStore clocked = new ClockedAccountStore(inMemory, clock);
        Row row = stored(Rows.first(Rows.account()));

        for (Duration by : new Duration[] {Duration.ZERO, Duration.ofDays(31), Duration.ofDays(-20_000)}) {
            clock.advance(by);
            assertEquals(new Found(Optional.of(row), clock.instant()), clocked.find(row.account()));
            assertEquals(new Found(Optional.empty(), clock.instant()), clocked.find(Rows.account()));
        }
    }
}
