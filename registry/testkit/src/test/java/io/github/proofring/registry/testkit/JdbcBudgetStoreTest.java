package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.store.JdbcBudgetStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("The budget store on JDBC")
class JdbcBudgetStoreTest extends BudgetSteps {
    @Parameter
    Product product;

    private WatchedDatabase watched;
    private BudgetStore store;

    @BeforeEach
    void start() {
        watched = new WatchedDatabase(product.shared());
        store = new JdbcBudgetStore(watched.database());
    }

    @Override
    BudgetStore tested() {
        return new JdbcBudgetStore(product.shared());
    }

    @Test
    @DisplayName("each call is one statement and no transaction beyond it")
    void oneStatement() {
        Bytes key = key();
        Bytes body = Rows.random(16);
        store.find(key);
        store.replace(key, Optional.empty(), body, LATER);
        store.replace(key, Optional.of(body), Bytes.EMPTY, LATER);
        store.replace(key, Optional.of(body), Bytes.EMPTY, LATER);
        store.forget(Instant.EPOCH);

        assertEquals(List.of("select", "insert", "update", "update", "delete"), watched.takeAsked());
    }

    @Test
    @DisplayName("the connection breaks after a write was done: unknown, and it was done")
    void answerLost() {
        Bytes key = key();
        Bytes body = Rows.random(16);
        watched.cutAfterNext("insert");
        assertTrue(
                failure(() -> store.replace(key, Optional.empty(), body, LATER)).outcomeUnknown());
        assertBody(Optional.of(body), key);

        watched.cutAfterNext("update");
        assertTrue(failure(() -> store.replace(key, Optional.of(body), Bytes.EMPTY, LATER))
                .outcomeUnknown());
        assertBody(Optional.of(Bytes.EMPTY), key);
    }

    @Test
    @DisplayName("a read that breaks was a read")
    void readFails() {
        watched.cutBeforeNext("select");
        assertFalse(failure(() -> store.find(key())).outcomeUnknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "HYT00", "90131"})
    @DisplayName(
            "a write that the database gives up for another's sake: false, or nothing forgotten, and the row as it was")
    void contention(String state) {
        WatchedDatabase.Break givenUp = () -> {
            throw new SQLException("told to break", state);
        };
        Bytes key = key();
        watched.breakBeforeNext("insert", givenUp);
        assertFalse(store.replace(key, Optional.empty(), Bytes.EMPTY, LATER));
        assertBody(Optional.empty(), key);

        Bytes body = created(key, Rows.random(16));
        watched.breakBeforeNext("update", givenUp);
        assertFalse(store.replace(key, Optional.of(body), Bytes.EMPTY, LATER));
        assertBody(Optional.of(body), key);

        watched.breakBeforeNext("delete", givenUp);
        assertEquals(0, store.forget(Instant.EPOCH));
    }

    @Test
    @DisplayName("a row that another server is prolonging is not forgotten")
    void prolongedMeanwhile() throws Exception {
        Instant now = Instant.ofEpochMilli(2_000_000);
        Bytes key = dueAt(now);
        try (Connection other = product.shared().getConnection();
                PreparedStatement prolong = other.prepareStatement(
                        "update proofring_budget set forget_at = 4102444800000 where address_hash = ?")) {
            other.setAutoCommit(false);
            prolong.setBytes(1, key.toArray());
            assertEquals(1, prolong.executeUpdate());
            Crowd.of(2, thread -> thread == 0 ? tested().forget(now) : commitOnceWaitedFor(other));
        }
        assertTrue(body(key).isPresent());
    }

    private int commitOnceWaitedFor(Connection other) {
        String waiting = product == Product.H2
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_locks where not granted";
        try (Connection watching = product.shared().getConnection();
                PreparedStatement count = watching.prepareStatement(waiting)) {
            while (count(count) == 0 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            other.commit();
            other.setAutoCommit(true);
            return 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(PreparedStatement count) throws SQLException {
        try (ResultSet result = count.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    @DisplayName("a connection that does not commit by itself is committed, and goes back as it came")
    void leavesConnectionsAlone() throws SQLException {
        try (Connection connection = product.shared().getConnection()) {
            connection.setAutoCommit(false);
            BudgetStore lending = new JdbcBudgetStore(WatchedDatabase.lending(connection));
            Bytes key = key();
            assertTrue(lending.replace(key, Optional.empty(), Bytes.EMPTY, LATER));
            assertEquals(Optional.of(Bytes.EMPTY), lending.find(key));
            assertFalse(connection.getAutoCommit());
            connection.rollback();
            assertBody(Optional.of(Bytes.EMPTY), key);
        }
    }

    @Test
    @DisplayName("without the tables each call names the remedy, JdbcSchema.create, and nothing was written")
    void withoutTables() throws SQLException {
        try (var empty = product.empty()) {
            BudgetStore lost = new JdbcBudgetStore(empty);
            List<Executable> calls = List.of(
                    () -> lost.find(key()),
                    () -> lost.replace(key(), Optional.empty(), Bytes.EMPTY, LATER),
                    () -> lost.replace(key(), Optional.of(Bytes.EMPTY), Bytes.EMPTY, LATER),
                    () -> lost.forget(Instant.EPOCH));
            for (Executable call : calls) {
                StoreException missing = failure(call);
                assertTrue(missing.getMessage().contains("JdbcSchema.create"), missing::getMessage);
                assertFalse(missing.outcomeUnknown());
            }
        }
    }

    private static StoreException failure(Executable call) {
        return assertThrows(StoreException.class, call);
    }
}
