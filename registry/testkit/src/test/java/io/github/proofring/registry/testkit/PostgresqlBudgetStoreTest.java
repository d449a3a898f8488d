package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Budgets in PostgreSQL")
class PostgresqlBudgetStoreTest extends BudgetStoreContract {
    @Override
    protected BudgetStore store() {
        return new JdbcBudgetStore(Databases.postgresql());
    }
}
