package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.store.JdbcHistoryStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
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
@DisplayName("The history store on JDBC")
class JdbcHistoryStoreTest extends HistorySteps {
    @Parameter
    Product product;

    private final HistoryEntry entry = entry(Rows.account(), life(), NOW);
    private WatchedDatabase watched;
    private HistoryStore store;

    @BeforeEach
    void start() {
        watched = new WatchedDatabase(product.shared());
        store = new JdbcHistoryStore(watched.database());
    }

    @Override
    HistoryStore tested() {
        return new JdbcHistoryStore(product.shared());
    }

    private void assertKept(HistoryEntry... entries) {
        assertHistory(List.of(entries), entry.account(), entry.life());
    }

    @Test
    @DisplayName("each call is one statement and no transaction beyond it, also for an entry that comes twice")
    void oneStatement() {
        store.append(entry);
        store.append(entry);
        store.newest(entry.account(), entry.life(), Optional.empty(), 10);
        store.newest(entry.account(), entry.life(), Optional.of(entry), 10);
        store.delete(entry.account());

        assertEquals(List.of("insert", "insert", "select", "select", "delete"), watched.takeAsked());
    }

    @Test
    @DisplayName("the connection breaks after a write was done: unknown, it was done, and again does no harm")
    void answerLost() {
        watched.cutAfterNext("insert");
        assertTrue(failure(() -> store.append(entry)).outcomeUnknown());
        assertKept(entry);
        store.append(entry);
        assertKept(entry);

        watched.cutAfterNext("delete");
        assertTrue(failure(() -> store.delete(entry.account())).outcomeUnknown());
        assertKept();
        store.delete(entry.account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "HYT00", "90131", "57014"})
    @DisplayName(
            "a write that the database gives up, for another's sake or for its time limit: an exception, never silence, and nothing written")
    void givenUp(String state) {
        WatchedDatabase.Break givenUp = () -> {
            throw new SQLException("told to break", state);
        };
        watched.breakBeforeNext("insert", givenUp);
        assertFalse(failure(() -> store.append(entry)).outcomeUnknown());
        assertKept();

        store.append(entry);
        watched.breakBeforeNext("delete", givenUp);
        assertFalse(failure(() -> store.delete(entry.account())).outcomeUnknown());
        assertKept(entry);
    }

    @Test
    @DisplayName("a read that breaks was a read")
    void readFails() {
        watched.cutBeforeNext("select");
        assertFalse(failure(() -> store.newest(entry.account(), entry.life(), Optional.empty(), 1))
                .outcomeUnknown());
    }

    @Test
    @DisplayName("a connection that does not commit by itself is committed, and goes back as it came")
    void leavesConnectionsAlone() throws SQLException {
        try (Connection connection = product.shared().getConnection()) {
            connection.setAutoCommit(false);
            HistoryStore lending = new JdbcHistoryStore(WatchedDatabase.lending(connection));
            lending.append(entry);
            lending.append(entry);
            assertEquals(List.of(entry), lending.newest(entry.account(), entry.life(), Optional.empty(), 1));
            assertFalse(connection.getAutoCommit());
            connection.rollback();
            assertKept(entry);
            lending.delete(entry.account());
            connection.rollback();
            assertKept();
        }
    }

    @Test
    @DisplayName("without the tables each call names the remedy, JdbcSchema.create, and nothing was written")
    void withoutTables() throws SQLException {
        try (var empty = product.empty()) {
            HistoryStore lost = new JdbcHistoryStore(empty);
            List<Executable> calls = List.of(
                    () -> lost.append(entry),
                    () -> lost.newest(entry.account(), entry.life(), Optional.empty(), 1),
                    () -> lost.newest(entry.account(), entry.life(), Optional.of(entry), 1),
                    () -> lost.delete(entry.account()));
            for (Executable call : calls) {
                StoreException missing = failure(call);
                assertTrue(missing.getMessage().contains("JdbcSchema.create"), missing::getMessage);
                assertFalse(missing.outcomeUnknown());
            }
        }
    }

    @Test
    @DisplayName("an entry that this store cannot have written is told as such")
    void foreignEntry() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            HistoryStore filled = new JdbcHistoryStore(pool);
            filled.append(entry);
            Product.execute(
                    pool,
                    product == Product.H2
                            ? "alter table proofring_history alter column body varbinary(5000)"
                            : "alter table proofring_history alter column body set storage plain");
            Product.execute(
                    pool,
                    "update proofring_history set body = "
                            + (product == Product.H2
                                    ? "cast(repeat('00', 4097) as varbinary(5000))"
                                    : "decode(repeat('00', 4097), 'hex')"));

            StoreException foreign = failure(() -> filled.newest(entry.account(), entry.life(), Optional.empty(), 1));
            assertFalse(foreign.outcomeUnknown());
        }
    }

    @Test
    @DisplayName(
            "of a history of ten thousand entries a page reads as many as it answers, the first and one in the middle, by the index")
    void byIndex() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            fill(pool, entry.account(), 10_000);
            fill(pool, Rows.account(), 2_000);
            Product.execute(pool, "analyze");
            WatchedDatabase asked = new WatchedDatabase(pool);
            HistoryStore filled = new JdbcHistoryStore(asked.database());
            byte[] account = utf8(entry.account().value());
            byte[] life = utf8(entry.life());
            HistoryEntry last = filled.newest(entry.account(), entry.life(), Optional.empty(), 5_000)
                    .get(4_999);
            assertEquals(
                    10,
                    filled.newest(entry.account(), entry.life(), Optional.of(last), 10)
                            .size());

            List<String> statements = asked.takePrepared();
            long at = last.at().toEpochMilli();
            for (String plan : Plans.of(product, pool, statements.get(0), account, life, 10)) {
                Plans.assertReads(product, plan, "proofring_history_newest", 10);
            }
            for (String plan : Plans.of(product, pool, statements.get(1), account, life, at, utf8(last.id()), 10)) {
                Plans.assertReads(product, plan, "proofring_history_newest", product == Product.H2 ? 11 : 10);
            }
        }
    }

    @Test
    @DisplayName("the order is that of the statement, and not only of an index that an administrator may drop")
    void withoutTheIndex() throws SQLException {
        try (var pool = product.empty()) {
            JdbcSchema.create(pool);
            HistoryStore filled = new JdbcHistoryStore(pool);
            List<HistoryEntry> entries = Stream.generate(() -> entry(entry.account(), entry.life(), NOW))
                    .limit(20)
                    .toList();
            entries.forEach(filled::append);
            Product.execute(pool, "drop index proofring_history_newest");

            assertEquals(newestFirst(entries), filled.newest(entry.account(), entry.life(), Optional.empty(), 20));
        }
    }

    /** So many entries of one life, one in each millisecond. */
    private void fill(DataSource database, AccountId account, int entries) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into proofring_history (account, id, life, happened_at, body) values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < entries; i++) {
                insert.setBytes(1, utf8(account.value()));
                insert.setBytes(2, utf8(Rows.operation()));
                insert.setBytes(3, utf8(entry.life()));
                insert.setLong(4, Instant.EPOCH.plusMillis(i).toEpochMilli());
                insert.setBytes(5, Rows.random(100).toArray());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static StoreException failure(Executable call) {
        return assertThrows(StoreException.class, call);
    }
}
