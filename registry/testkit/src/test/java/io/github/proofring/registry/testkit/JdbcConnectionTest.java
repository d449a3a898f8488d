package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("The connections that the store on JDBC borrows")
class JdbcConnectionTest {
    @Parameter
    Product product;

    private AccountStore direct() {
        return new JdbcAccountStore(product.shared());
    }

    private Row stored(Row first) {
        assertEquals(Stored.STORED, direct().store(Rows.create(first)));
        return first;
    }

    private void assertStored(Row expected) {
        assertEquals(Optional.of(expected), direct().find(expected.account()).row());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08007", "57P01", "40003", "HY000", "XX000", "", "?"})
    @DisplayName("an update whose answer is an error that tells nothing: unknown")
    void errorsThatTellNothing(String state) {
        WatchedDatabase watched = new WatchedDatabase(product.shared());
        Row first = stored(Rows.first(Rows.account()));
        Row next = Rows.after(first);
        watched.breakAfterNext("update", () -> {
            throw new SQLException("told to break", state.equals("?") ? null : state);
        });

        AccountStore store = new JdbcAccountStore(watched.database());
        assertTrue(assertThrows(StoreException.class, () -> store.store(Rows.replace(first, next)))
                .outcomeUnknown());
        assertStored(next);
    }

    @Test
    @DisplayName("what was written stays written when giving the connection back fails")
    void closeFails() {
        WatchedDatabase watched = new WatchedDatabase(product.shared());
        AccountStore store = new JdbcAccountStore(watched.database());
        Row plain = Rows.first(Rows.account());
        Row holding = Rows.first(Rows.account(), Rows.credential());

        for (Row row : new Row[] {plain, holding}) {
            watched.breakAfterNext("close", () -> {
                throw new SQLException("told to break", "08006");
            });
            assertEquals(Stored.STORED, store.store(Rows.create(row)));
        }
        watched.breakAfterNext("close", () -> {
            throw new SQLException("told to break", "08006");
        });
        assertEquals(Optional.of(plain), store.find(plain.account()).row());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a connection goes back as it came, with nothing open in it, also after a failure")
    void asItCame(boolean autoCommit) throws SQLException {
        Row first = stored(Rows.first(Rows.account()));
        try (Connection connection = product.shared().getConnection()) {
            connection.setAutoCommit(autoCommit);
            WatchedDatabase watched = new WatchedDatabase(WatchedDatabase.lending(connection));
            AccountStore store = new JdbcAccountStore(watched.database());

            for (String call : new String[] {"select", "update", "insert"}) {
                watched.cutBeforeNext(call);
                assertThrows(StoreException.class, () -> {
                    store.find(first.account());
                    store.store(Rows.replace(first, Rows.after(first, Rows.credential())));
                });
                assertEquals(autoCommit, connection.getAutoCommit(), call);
            }
            if (!autoCommit) {
                connection.commit();
            }
            assertStored(first);
        }
    }

    @Test
    @DisplayName("a driver that breaks with an unchecked exception in a transaction: nothing of it is committed")
    void unchecked() throws SQLException {
        Row first = stored(Rows.first(Rows.account()));
        try (Connection connection = product.shared().getConnection()) {
            WatchedDatabase watched = new WatchedDatabase(WatchedDatabase.lending(connection));
            watched.breakAfterNext("insert", () -> {
                throw new IllegalStateException("told to break");
            });

            AccountStore store = new JdbcAccountStore(watched.database());
            assertThrows(
                    IllegalStateException.class,
                    () -> store.store(Rows.replace(first, Rows.after(first, Rows.credential()))));
            assertTrue(connection.getAutoCommit());
        }
        assertStored(first);
    }

    @Test
    @DisplayName("what another transaction has not committed is not read, whatever the pool's isolation")
    void uncommitted() throws SQLException {
        Row first = stored(Rows.first(Rows.account()));
        try (Connection writer = product.shared().getConnection();
                Connection reader = product.shared().getConnection();
                PreparedStatement update = writer.prepareStatement(
                        "update proofring_account set version = version + 1 where account = ?")) {
            writer.setAutoCommit(false);
            update.setBytes(1, utf8(first.account()));
            update.executeUpdate();
            reader.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);

            AccountStore store = new JdbcAccountStore(WatchedDatabase.lending(reader));
            assertEquals(Optional.of(first), store.find(first.account()).row());
            assertEquals(Connection.TRANSACTION_READ_UNCOMMITTED, reader.getTransactionIsolation());
            writer.rollback();
        }
    }

    @Test
    @DisplayName("the store's time is right in whatever time zone the JVM and its connections live")
    void timeZone() throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            Instant time = new JdbcAccountStore(pool).find(Rows.account()).storeTime();
            assertTrue(
                    Duration.between(time, Instant.now()).abs().toSeconds() < 30, () -> "the store's time is " + time);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @DisplayName("a refusal quotes nothing of the row that it refused")
    void quotesNothing() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            Product.execute(pool, "alter table proofring_account add constraint small check (octet_length(body) < 10)");
            Row row = Rows.first(Rows.account());
            StoreException refused =
                    assertThrows(StoreException.class, () -> new JdbcAccountStore(pool).store(Rows.create(row)));

            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            assertFalse(refused.outcomeUnknown());
            assertTrue(trace.toString().contains("23"), trace::toString);
            for (String part : new String[] {
                hex(row.body().toArray()),
                hex(utf8(row.account())),
                row.revision().operation()
            }) {
                assertFalse(trace.toString().contains(part.substring(0, 16)), trace::toString);
            }
        }
    }

    private static byte[] utf8(AccountId account) {
        return account.value().getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
