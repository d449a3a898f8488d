package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import io.github.proofring.registry.store.InMemoryHistoryStore;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import io.github.proofring.registry.store.JdbcHistoryStore;
import io.github.proofring.registry.testkit.Databases;
import java.util.function.Supplier;
import javax.sql.DataSource;

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

        @Override
        HistoryStore histories() {
            return new InMemoryHistoryStore();
        }
    },
    H2 {
        @Override
        AccountStore open() {
            return new JdbcAccountStore(database(Databases::h2));
        }

        @Override
        BudgetStore budgets() {
            return new JdbcBudgetStore(database(Databases::h2));
        }

        @Override
        HistoryStore histories() {
            return new JdbcHistoryStore(database(Databases::h2));
        }
    },
    POSTGRESQL {
        @Override
        AccountStore open() {
            return new JdbcAccountStore(database(Databases::postgresql));
        }

        @Override
        BudgetStore budgets() {
            return new JdbcBudgetStore(database(Databases::postgresql));
        }

        @Override
        HistoryStore histories() {
            return new JdbcHistoryStore(database(Databases::postgresql));
        }
    };

    /** Thousands of mutants are judged in memory alone: they are of the rules, which are the same on every store. */
    private static DataSource database(Supplier<DataSource> database) {
        assumeFalse(Boolean.getBoolean("proofring.memory.alone"), "in memory alone");
        return database.get();
    }

    /** A store to begin with; those in a database share its tables, where accounts do not meet. */
    abstract AccountStore open();

    /** Beside it, what was sent to addresses. */
    abstract BudgetStore budgets();

    /** Beside both, what happened. */
    abstract HistoryStore histories();
}
