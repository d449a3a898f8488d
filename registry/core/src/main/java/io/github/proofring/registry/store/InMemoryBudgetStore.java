package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Budgets in this JVM's memory, gone with it: for tests and first steps. It keeps the same contract as a database, forgets all that
 * is due in one call and never throws {@link io.github.proofring.registry.spi.StoreException}. Safe for use by many threads.
 */
public final class InMemoryBudgetStore implements BudgetStore {
    private record Kept(Bytes body, long forgetAt) {}

    private final Map<Bytes, Kept> rows = new HashMap<>();

    /** An empty store. */
    public InMemoryBudgetStore() {}

    @Override
    public synchronized Optional<Bytes> find(Bytes key) {
        BudgetLimits.requireKey(key);
        return Optional.ofNullable(rows.get(key)).map(Kept::body);
    }

    @Override
    public synchronized boolean replace(Bytes key, Optional<Bytes> before, Bytes after, Instant forgetAt) {
        BudgetLimits.requireRow(key, after);
        Kept next = new Kept(after, forgetAt.toEpochMilli());
        if (!find(key).equals(before)) {
            return false;
        }
        rows.put(key, next);
        return true;
    }

    @Override
    public synchronized int forget(Instant now) {
        long due = now.toEpochMilli();
        int before = rows.size();
        rows.values().removeIf(row -> row.forgetAt() <= due);
        return before - rows.size();
    }
}
