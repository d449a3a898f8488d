package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("The store on JDBC")
class JdbcAccountStoreTest {
    @Parameter
    Product product;

    private WatchedDatabase watched() {
        return new WatchedDatabase(product.shared());
    }

    private Optional<Row> stored(Row row) {
        return new JdbcAccountStore(product.shared()).find(row.account()).row();
    }

    @Test
    @DisplayName(
            "a read is one select; a write that leaves the credentials alone is one statement and no transaction beyond it")
    void oneStatement() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row plain = Rows.first(Rows.account());
        store.store(Rows.create(plain));
        assertEquals(List.of("insert"), watched.takeAsked());
        store.store(Rows.replace(plain, Rows.after(plain)));
        assertEquals(List.of("update"), watched.takeAsked());

        var credential = Rows.credential();
        Row holding = Rows.first(Rows.account(), credential);
        store.store(Rows.create(holding));
        assertEquals(List.of("insert", "insert", "commit"), watched.takeAsked());
        store.store(Rows.replace(holding, Rows.after(holding, credential)));
        assertEquals(List.of("update"), watched.takeAsked());
        store.find(holding.account());
        assertEquals(List.of("select"), watched.takeAsked());
    }

    @Test
    @DisplayName(
            "a row is deleted together with its credential ids in one transaction; what does not fit is only looked at")
    void deleteInOneTransaction() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row row = Rows.first(Rows.account(), Rows.credential());
        store.store(Rows.create(row));
        watched.takeAsked();

        assertEquals(Stored.CONFLICT, store.delete(row.account(), Rows.next(row.revision())));
        assertEquals(List.of("select", "rollback"), watched.takeAsked());
        assertEquals(Stored.STORED, store.delete(row.account(), row.revision()));
        assertEquals(List.of("select", "delete", "delete", "commit"), watched.takeAsked());
    }

    @Test
    @DisplayName("of five thousand accounts' ids those of one are found by an index, to be deleted")
    void deletesByIndex() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            WatchedDatabase asked = new WatchedDatabase(pool);
            JdbcAccountStore store = new JdbcAccountStore(asked.database());
            Row row = Rows.first(Rows.account(), Rows.credential());
            for (int i = 0; i < 5_000; i++) {
                row = Rows.first(Rows.account(), Rows.credential());
                store.store(Rows.create(row));
            }
            Product.execute(pool, "analyze");
            asked.takePrepared();
            store.delete(row.account(), row.revision());

            String release = asked.takePrepared().get(1);
            for (String plan :
                    Plans.of(product, pool, release, row.account().value().getBytes(StandardCharsets.UTF_8))) {
                boolean byIndex = product == Product.H2
                        ? !plan.contains("tableScan")
                        : plan.contains("Index Scan using proofring_credential_account");
                assertTrue(release.contains("proofring_credential") && byIndex, plan);
            }
        }
    }

    @Test
    @DisplayName("R8: the connection breaks after the commit of a delete: unknown, and it was done")
    void deleteLost() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row row = Rows.first(Rows.account(), Rows.credential());
        store.store(Rows.create(row));
        watched.cutAfterNext("commit");
        assertTrue(assertThrows(StoreException.class, () -> store.delete(row.account(), row.revision()))
                .outcomeUnknown());
        assertEquals(Optional.empty(), stored(row));
        assertEquals(Stored.CONFLICT, store.delete(row.account(), row.revision()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "delete"})
    @DisplayName("a delete that fails before its commit was none, and the store says so; what collides is a conflict")
    void deleteBeforeCommit(String call) {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row row = Rows.first(Rows.account(), Rows.credential());
        store.store(Rows.create(row));
        Row rival = Rows.first(Rows.account(), row.credentials().iterator().next());
        watched.cutAfterNext(call);
        assertFalse(assertThrows(StoreException.class, () -> store.delete(row.account(), row.revision()))
                .outcomeUnknown());
        for (String state : new String[] {"40001", "40P01", "HYT00", "90131"}) {
            watched.breakAfterNext(call, () -> {
                throw new SQLException("told to break", state);
            });
            assertEquals(Stored.CONFLICT, store.delete(row.account(), row.revision()));
        }
        assertEquals(Optional.of(row), stored(row));
        assertEquals(Stored.CREDENTIAL_TAKEN, store.store(Rows.create(rival)));
        assertEquals(Stored.STORED, store.delete(row.account(), row.revision()));
        assertEquals(Stored.STORED, store.store(Rows.create(rival)));
    }

    @Test
    @DisplayName("R8: the connection breaks after an update was done: unknown, and it was done")
    void answerLost() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row first = Rows.first(Rows.account());
        store.store(Rows.create(first));
        Row next = Rows.after(first);
        watched.cutAfterNext("update");
        assertTrue(assertThrows(StoreException.class, () -> store.store(Rows.replace(first, next)))
                .outcomeUnknown());
        assertEquals(Optional.of(next), stored(next));
    }

    @Test
    @DisplayName("R8: the connection breaks around a commit: unknown, whichever way it went")
    void commitLost() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row done = Rows.first(Rows.account(), Rows.credential());
        watched.cutAfterNext("commit");
        assertTrue(assertThrows(StoreException.class, () -> store.store(Rows.create(done)))
                .outcomeUnknown());
        assertEquals(Optional.of(done), stored(done));
        assertEquals(Stored.CONFLICT, store.store(Rows.create(done)));
    }

    @Test
    @DisplayName("what fails before the commit was not written, and the store says so")
    void beforeCommit() {
        WatchedDatabase watched = watched();
        JdbcAccountStore store = new JdbcAccountStore(watched.database());
        Row first = Rows.first(Rows.account());
        store.store(Rows.create(first));
        Row holding = Rows.after(first, Rows.credential());
        watched.cutBeforeNext("insert");
        assertFalse(assertThrows(StoreException.class, () -> store.store(Rows.replace(first, holding)))
                .outcomeUnknown());
        assertEquals(Optional.of(first), stored(first));
        assertEquals(Stored.STORED, store.store(Rows.replace(first, holding)));
    }

    @Test
    @DisplayName("a read that breaks was a read")
    void readFails() {
        WatchedDatabase watched = watched();
        watched.cutBeforeNext("select");
        assertFalse(
                assertThrows(StoreException.class, () -> new JdbcAccountStore(watched.database()).find(Rows.account()))
                        .outcomeUnknown());
    }

    @Test
    @DisplayName("a connection that does not commit by itself is committed, and goes back as it came")
    void leavesConnectionsAlone() throws SQLException {
        try (Connection connection = product.shared().getConnection()) {
            connection.setAutoCommit(false);
            JdbcAccountStore store = new JdbcAccountStore(WatchedDatabase.lending(connection));
            Row plain = Rows.first(Rows.account());
            Row holding = Rows.first(Rows.account(), Rows.credential());
            store.store(Rows.create(plain));
            store.store(Rows.create(holding));
            assertEquals(Optional.of(plain), store.find(plain.account()).row());
            assertFalse(connection.getAutoCommit());
            connection.rollback();
            assertEquals(Optional.of(plain), stored(plain));
            assertEquals(Optional.of(holding), stored(holding));

            assertEquals(Stored.CONFLICT, store.delete(plain.account(), holding.revision()));
            assertEquals(Stored.STORED, store.delete(holding.account(), holding.revision()));
            assertFalse(connection.getAutoCommit());
            connection.rollback();
            assertEquals(Optional.of(plain), stored(plain));
            assertEquals(Optional.empty(), stored(holding));
        }
    }
}
