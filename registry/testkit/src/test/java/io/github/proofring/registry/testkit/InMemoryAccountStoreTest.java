package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.store.InMemoryAccountStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In memory")
class InMemoryAccountStoreTest extends AccountStoreContract {
    private final AccountStore store = new InMemoryAccountStore();

    @Override
    protected AccountStore store() {
        return store;
    }

    @Test
    @DisplayName("the clock it was given is the store's time")
    void givenClock() {
        Instant set = Instant.parse("2038-01-19T03:14:08Z");
        AccountStore frozen = new InMemoryAccountStore(Clock.fixed(set, ZoneOffset.UTC));

        assertEquals(set, frozen.find(Rows.account()).storeTime());
    }
}
