package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.store.JdbcAccountStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("H2 in a file")
class H2FileAccountStoreTest extends AccountStoreContract {
    @TempDir
    static Path folder;

    private static HikariDataSource pool;

    private static HikariDataSource open() {
        return Databases.pool("jdbc:h2:" + folder.resolve("proofring") + ";WRITE_DELAY=0", "sa");
    }

    @BeforeAll
    static void start() {
        pool = open();
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Override
    protected AccountStore store() {
        return new JdbcAccountStore(pool);
    }

    @Test
    @DisplayName("what was stored is there after the database was closed and opened again")
    void reopened() {
        Row row = Rows.first(Rows.account(), Rows.credential());
        store().store(new Change(Optional.empty(), row));
        pool.close();
        pool = open();
        assertEquals(Optional.of(row), store().find(row.account()).row());
    }
}
