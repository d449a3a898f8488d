package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Budgets in H2")
class H2BudgetStoreTest extends BudgetStoreContract {
    @Override
    protected BudgetStore store() {
        return new JdbcBudgetStore(Databases.h2());
    }
}
