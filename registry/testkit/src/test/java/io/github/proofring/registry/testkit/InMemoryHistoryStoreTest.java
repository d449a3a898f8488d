package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.store.InMemoryHistoryStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("History in memory")
class InMemoryHistoryStoreTest extends HistoryStoreContract {
    private final HistoryStore store = new InMemoryHistoryStore();

    @Override
    protected HistoryStore store() {
        return store;
    }
}
