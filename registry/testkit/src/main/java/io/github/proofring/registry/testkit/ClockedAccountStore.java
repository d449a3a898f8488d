package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Another store that tells the time of a clock instead of its own, for tests and demonstrations that move time. */
public final class ClockedAccountStore implements AccountStore {
    private final AccountStore store;
    private final Clock clock;

    /** This store, with this clock. */
    public ClockedAccountStore(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Found find(AccountId account) {
        return new Found(store.find(account).row(), clock.instant());
    }

    @Override
    public Stored store(Change change) {
        return store.store(change);
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        return store.due(now, limit);
    }
}
