package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A store that is moved in time together with the server: the registry would find that one of their clocks is wrong. */
record MovedStore(AccountStore store, Clock clock) implements AccountStore {
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
