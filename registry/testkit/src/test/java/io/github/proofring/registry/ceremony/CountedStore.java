package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.List;

/** A store that writes down what it is asked. */
record CountedStore(AccountStore store, List<String> asked) implements AccountStore {
    @Override
    public Found find(AccountId account) {
        asked.add("find");
        return store.find(account);
    }

    @Override
    public Stored store(Change change) {
        asked.add("store");
        return store.store(change);
    }

    @Override
    public Stored delete(AccountId account, Revision revision) {
        asked.add("delete");
        return store.delete(account, revision);
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        asked.add("due");
        return store.due(now, limit);
    }
}
