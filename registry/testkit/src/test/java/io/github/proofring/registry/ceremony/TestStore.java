package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import io.github.proofring.registry.testkit.Databases;
import org.junit.jupiter.api.Assumptions;

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
            requireDatabases();
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
            requireDatabases();
            return new JdbcAccountStore(Databases.postgresql());
        }

        @Override
        BudgetStore budgets() {
            return new JdbcBudgetStore(Databases.postgresql());
        }
    };

    /** Thousands of mutants are judged in memory alone: they are of the rules, which are the same on every store. */
    private static void requireDatabases() {
        Assumptions.assumeFalse(Boolean.getBoolean("proofring.memory.alone"), "in memory alone");
    }

    /** A store to begin with; those in a database share its tables, where accounts do not meet. */
    abstract AccountStore open();

    /** Beside it, what was sent to addresses. */
    abstract BudgetStore budgets();
}
