package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Budgets in memory")
class InMemoryBudgetStoreTest extends BudgetStoreContract {
    private final BudgetStore store = new InMemoryBudgetStore();

    @Override
    protected BudgetStore store() {
        return store;
    }
}
