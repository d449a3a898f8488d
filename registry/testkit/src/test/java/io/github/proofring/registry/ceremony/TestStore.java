package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import io.github.proofring.registry.testkit.Databases;

/** The stores that every ceremony is tested on. */
enum TestStore {
    IN_MEMORY {
        @Override
        AccountStore open() {
            return new InMemoryAccountStore();
        }

        @Override
        BudgetStore budgets() {
            return new InMemoryBudgetStore();
        }
    },
    H2 {
        @Override
        AccountStore open() {
            return new JdbcAccountStore(Databases.h2());
        }

        @Override
        BudgetStore budgets() {
            return new JdbcBudgetStore(Databases.h2());
        }
    },
    POSTGRESQL {
        @Override
        AccountStore open() {
            return new JdbcAccountStore(Databases.postgresql());
        }

        @Override
        BudgetStore budgets() {
            return new JdbcBudgetStore(Databases.postgresql());
        }
    };

    /** A store to begin with; those in a database share its tables, where accounts do not meet. */
    abstract AccountStore open();

    /** Beside it, what was sent to addresses. */
    abstract BudgetStore budgets();
}
