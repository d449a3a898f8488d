package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A store whose time is a clock's, for tests and demonstrations that move time: a registry whose clock is far from its store's
 * time changes and accepts nothing, and a database's time cannot be moved. Not for real use, where the store's time is what shows
 * that a server's clock is wrong. Everything but the time is the other store's. Safe for use by many threads if that and the
 * clock are.
 */
public final class ClockedAccountStore implements AccountStore {
    private final AccountStore store;
    private final Clock clock;

    /** Passes calls on to this store, and tells this clock's time as its own. */
    public ClockedAccountStore(AccountStore store, Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
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
    public Stored delete(AccountId account, Revision revision) {
        return store.delete(account, revision);
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        return store.due(now, limit);
    }
}
