package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("What is due, on JDBC")
class JdbcDueTest extends DueSteps {
    @Parameter
    Product product;

    @Override
    AccountStore tested() {
        return new JdbcAccountStore(product.shared());
    }

    @Test
    @DisplayName("it is one select and no transaction")
    void oneSelect() {
        WatchedDatabase watched = new WatchedDatabase(product.shared());
        new JdbcAccountStore(watched.database()).due(Instant.EPOCH, 10);

        assertEquals(List.of("select"), watched.takeAsked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57014", "40001", "HYT00", ""})
    @DisplayName("a read that breaks was a read, and the connection goes back as it came")
    void readFails(String state) throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = product.shared().getConnection()) {
                connection.setAutoCommit(autoCommit);
                WatchedDatabase watched = new WatchedDatabase(WatchedDatabase.lending(connection));
                watched.breakBeforeNext("select", () -> {
                    throw new SQLException("told to break", state);
                });

                AccountStore store = new JdbcAccountStore(watched.database());
                assertFalse(assertThrows(StoreException.class, () -> store.due(Instant.EPOCH, 1))
                        .outcomeUnknown());
                assertEquals(autoCommit, connection.getAutoCommit());
                store.due(Instant.EPOCH, 1);
                assertEquals(autoCommit, connection.getAutoCommit());
            }
        }
    }

    @Test
    @DisplayName("what was read stays read when giving the connection back fails")
    void closeFails() {
        Instant now = longAgo();
        AccountId account = dueAt(now);
        WatchedDatabase watched = new WatchedDatabase(product.shared());
        watched.breakAfterNext("close", () -> {
            throw new SQLException("told to break", "08006");
        });

        AccountStore store = new JdbcAccountStore(watched.database());
        assertTrue(store.due(now, Integer.MAX_VALUE).contains(account));
    }

    @Test
    @DisplayName("what another transaction has not committed is not due, whatever the pool's isolation")
    void uncommitted() throws SQLException {
        Instant now = longAgo();
        AccountId due = dueAt(now);
        AccountId never = account();
        stored(Rows.first(never));
        try (Connection writer = product.shared().getConnection();
                Connection reader = product.shared().getConnection();
                PreparedStatement swap = writer.prepareStatement("update proofring_account"
                        + " set due_at = case when due_at is null then " + now.toEpochMilli()
                        + " end where account in (?, ?)")) {
            writer.setAutoCommit(false);
            swap.setBytes(1, utf8(due));
            swap.setBytes(2, utf8(never));
            assertEquals(2, swap.executeUpdate());
            reader.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);

            List<AccountId> answered =
                    new JdbcAccountStore(WatchedDatabase.lending(reader)).due(now, Integer.MAX_VALUE);
            writer.rollback();
            assertTrue(answered.contains(due));
            assertFalse(answered.contains(never));
        }
    }

    @Test
    @DisplayName("without the tables it names the remedy, JdbcSchema.create")
    void withoutTables() throws SQLException {
        try (var empty = product.empty()) {
            StoreException missing =
                    assertThrows(StoreException.class, () -> new JdbcAccountStore(empty).due(Instant.EPOCH, 1));

            assertTrue(missing.getMessage().contains("JdbcSchema.create"), missing::getMessage);
        }
    }

    @Test
    @DisplayName("a row that this store cannot have written is told as such")
    void foreignRow() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            fill(pool, 1, 1);
            Product.execute(
                    pool, "update proofring_account set account = " + (product == Product.H2 ? "X''" : "'\\x'"));

            assertThrows(StoreException.class, () -> new JdbcAccountStore(pool).due(Instant.MAX, 1));
        }
    }

    @Test
    @DisplayName("of twenty thousand accounts it reads as many as it answers, by the index of what is due")
    void byIndex() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            fill(pool, 20_000, 200);
            Product.execute(pool, "analyze");
            WatchedDatabase watched = new WatchedDatabase(pool);
            assertEquals(
                    10,
                    new JdbcAccountStore(watched.database())
                            .due(Instant.MAX, 10)
                            .size());

            String due = watched.takePrepared().get(0);
            for (String plan : Plans.of(product, pool, due, Long.MIN_VALUE, 1_000_000L, 10)) {
                Plans.assertReads(product, plan, "proofring_account_due", 10);
            }
        }
    }

    /** So many accounts, each so many of which one is due. */
    private static void fill(DataSource database, int accounts, int oneIn) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into proofring_account"
                                + " (account, version, operation, body, credentials, kinds, due_at) values (?, 1, ?, ?, ?, '', ?)")) {
            for (int i = 0; i < accounts; i++) {
                insert.setBytes(1, utf8(Rows.account()));
                insert.setString(2, Rows.operation());
                insert.setBytes(3, Rows.random(100).toArray());
                insert.setBytes(4, new byte[0]);
                insert.setObject(5, i % oneIn == 0 ? (long) i : null, Types.BIGINT);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static byte[] utf8(AccountId account) {
        return account.value().getBytes(StandardCharsets.UTF_8);
    }
}
