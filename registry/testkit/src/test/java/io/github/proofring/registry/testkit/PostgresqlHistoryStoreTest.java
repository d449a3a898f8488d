package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.store.JdbcHistoryStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("History in PostgreSQL")
class PostgresqlHistoryStoreTest extends HistoryStoreContract {
    @Override
    protected HistoryStore store() {
        return new JdbcHistoryStore(Databases.postgresql());
    }
}
