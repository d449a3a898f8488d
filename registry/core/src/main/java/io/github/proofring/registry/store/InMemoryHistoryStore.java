package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * History in this JVM's memory, gone with it: for tests and first steps. It keeps the same contract as a database and never throws {@link
 * io.github.proofring.registry.spi.StoreException}. Safe for use by many threads.
 */
public final class InMemoryHistoryStore implements HistoryStore {
    private static final Comparator<HistoryEntry> NEWEST_FIRST = Comparator.comparing(HistoryEntry::at)
            .thenComparing(HistoryEntry::id)
            .reversed();

    private final Map<AccountId, Map<String, HistoryEntry>> entries = new HashMap<>();

    /** An empty store. */
    public InMemoryHistoryStore() {}

    @Override
    public synchronized void append(HistoryEntry entry) {
        entries.computeIfAbsent(entry.account(), account -> new HashMap<>()).putIfAbsent(entry.id(), entry);
    }

    @Override
    public synchronized List<HistoryEntry> newest(
            AccountId account, String life, Optional<HistoryEntry> before, int limit) {
        Limit.require(limit);
        return entries.getOrDefault(account, Map.of()).values().stream()
                .filter(entry -> entry.life().equals(life))
                .filter(entry -> before.map(last -> NEWEST_FIRST.compare(last, entry) < 0)
                        .orElse(true))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void delete(AccountId account) {
        entries.remove(account);
    }
}
