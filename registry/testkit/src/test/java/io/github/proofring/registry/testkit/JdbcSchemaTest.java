package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import io.github.proofring.registry.store.JdbcHistoryStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("The tables of the stores on JDBC")
class JdbcSchemaTest {
    private static final List<String> TABLES = List.of(
            "proofring_schema", "proofring_account", "proofring_credential", "proofring_budget", "proofring_history");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Parameter
    Product product;

    private HikariDataSource empty;

    @BeforeEach
    void start() throws SQLException {
        empty = product.empty();
    }

    @AfterEach
    void stop() {
        empty.close();
    }

    @RepeatedTest(10)
    @DisplayName(
            "sixteen servers that start at the same moment on an empty database: all start, the tables are made once")
    void manyServers() {
        List<Integer> servers = Crowd.of(16, i -> {
            JdbcSchema.create(empty);
            return i;
        });

        assertEquals(16, servers.size());
        assertEquals(
                Stored.STORED,
                new JdbcAccountStore(empty).store(Rows.create(Rows.first(Rows.account(), Rows.credential()))));
        assertBudgetsAreKept(empty);
        assertHistoryIsKept(empty);
    }

    private static void assertHistoryIsKept(DataSource database) {
        HistoryStore store = new JdbcHistoryStore(database);
        HistoryEntry entry = HistorySteps.entry(Rows.account(), HistorySteps.life(), LATER);
        store.append(entry);
        store.append(entry);
        assertEquals(List.of(entry), store.newest(entry.account(), entry.life(), Optional.empty(), 2));
        store.delete(entry.account());
        assertEquals(List.of(), store.newest(entry.account(), entry.life(), Optional.of(entry), 2));
    }

    private static void assertBudgetsAreKept(DataSource database) {
        BudgetStore store = new JdbcBudgetStore(database);
        Bytes key = Rows.random(BudgetStore.KEY_BYTES);
        Bytes body = Rows.random(8);
        assertTrue(store.replace(key, Optional.empty(), body, LATER));
        assertTrue(store.replace(key, Optional.of(body), Bytes.EMPTY, Instant.EPOCH));
        assertEquals(Optional.of(Bytes.EMPTY), store.find(key));
        assertEquals(1, store.forget(Instant.EPOCH));
    }

    @Test
    @DisplayName("a database of version 1: only the later scripts are run, and what was stored stays")
    void fromVersion1() throws SQLException, IOException {
        runScript("V1__accounts.sql");
        AccountStore store = new JdbcAccountStore(empty);
        Row row = Rows.first(Rows.account(), Rows.credential());
        assertEquals(Stored.STORED, store.store(Rows.create(row)));
        Product.execute(empty, "drop index proofring_account_due");

        JdbcSchema.create(empty);
        assertEquals(Optional.of(row), store.find(row.account()).row());
        assertBudgetsAreKept(empty);
        assertHistoryIsKept(empty);
        assertEquals(List.of(1, 2, 3), versions());
        // The first script would have made it again.
        assertThrows(SQLException.class, () -> Product.execute(empty, "drop index proofring_account_due"));
    }

    @Test
    @DisplayName("a database of version 2: only the third script is run, and what was stored stays, and can be deleted")
    void fromVersion2() throws SQLException, IOException {
        runScript("V1__accounts.sql");
        runScript("V2__budgets.sql");
        AccountStore store = new JdbcAccountStore(empty);
        Row row = Rows.first(Rows.account(), Rows.credential());
        assertEquals(Stored.STORED, store.store(Rows.create(row)));
        Product.execute(empty, "drop index proofring_budget_forget");

        JdbcSchema.create(empty);
        assertEquals(Optional.of(row), store.find(row.account()).row());
        assertEquals(Stored.STORED, store.delete(row.account(), row.revision()));
        assertHistoryIsKept(empty);
        assertEquals(List.of(1, 2, 3), versions());
        assertThrows(SQLException.class, () -> Product.execute(empty, "drop index proofring_budget_forget"));
    }

    @Test
    @DisplayName("a crash before the third script noted its number: the same call goes on")
    void crashedAtVersion3() throws SQLException, IOException {
        runScript("V1__accounts.sql");
        runScript("V2__budgets.sql");
        runScript("V3__history.sql");
        Product.execute(empty, "delete from proofring_schema where version = 3");
        Product.execute(empty, "drop index proofring_history_newest");

        JdbcSchema.create(empty);
        assertHistoryIsKept(empty);
        assertEquals(List.of(1, 2, 3), versions());
        Product.execute(empty, "drop index proofring_history_newest");
    }

    @Test
    @DisplayName("a crash before the second script noted its number: the same call goes on")
    void crashedAtVersion2() throws SQLException, IOException {
        runScript("V1__accounts.sql");
        runScript("V2__budgets.sql");
        Product.execute(empty, "delete from proofring_schema where version = 2");
        Product.execute(empty, "drop index proofring_budget_forget");

        JdbcSchema.create(empty);
        assertBudgetsAreKept(empty);
        assertEquals(List.of(1, 2, 3), versions());
        Product.execute(empty, "drop index proofring_budget_forget");
    }

    @Test
    @DisplayName("the scripts by hand, in their order, make the same as the call, which then has nothing to do")
    void byHand() throws SQLException, IOException {
        runScript("V1__accounts.sql");
        runScript("V2__budgets.sql");
        runScript("V3__history.sql");

        JdbcSchema.create(empty);
        assertBudgetsAreKept(empty);
        assertHistoryIsKept(empty);
        assertEquals(JdbcSchema.VERSION, versions().get(versions().size() - 1));
    }

    private void runScript(String name) throws SQLException, IOException {
        String script = "/META-INF/proofring/" + product.name().toLowerCase(Locale.ROOT) + "/" + name;
        try (InputStream in = Objects.requireNonNull(JdbcSchema.class.getResourceAsStream(script), script)) {
            Product.execute(empty, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private List<Integer> versions() throws SQLException {
        try (Connection connection = empty.getConnection();
                var select = connection.createStatement();
                ResultSet result = select.executeQuery("select version from proofring_schema order by version")) {
            List<Integer> versions = new ArrayList<>();
            while (result.next()) {
                versions.add(result.getInt(1));
            }
            return versions;
        }
    }

    @Test
    @DisplayName("creating again changes nothing")
    void again() {
        JdbcSchema.create(empty);
        AccountStore store = new JdbcAccountStore(empty);
        Row row = Rows.first(Rows.account(), Rows.credential());
        store.store(Rows.create(row));

        JdbcSchema.create(empty);
        assertEquals(Optional.of(row), store.find(row.account()).row());
    }

    @Test
    @DisplayName("once the tables are there a server needs no right to create any")
    void withoutTheRightToCreate() throws SQLException {
        JdbcSchema.create(empty);
        String login = product == Product.H2 ? "password 'x'" : "login password 'x'";
        String role = "server_" + Integer.toUnsignedString(empty.hashCode());
        Product.execute(empty, (product == Product.H2 ? "create user " : "create role ") + role + " " + login);
        for (String table : TABLES) {
            Product.execute(empty, "grant select, insert, update, delete on " + table + " to " + role);
        }

        try (HikariDataSource server = Databases.poolWithoutTables(url(), role, "x")) {
            assertThrows(SQLException.class, () -> Product.execute(server, "create table other (id integer)"));
            assertDoesNotThrow(() -> JdbcSchema.create(server));
            Row row = Rows.first(Rows.account(), Rows.credential());
            AccountStore store = new JdbcAccountStore(server);
            assertEquals(Stored.STORED, store.store(Rows.create(row)));
            Row next = Rows.after(row, Rows.credential());
            assertEquals(Stored.STORED, store.store(Rows.replace(row, next)));
            assertEquals(Stored.STORED, store.delete(next.account(), next.revision()));
            assertBudgetsAreKept(server);
            assertHistoryIsKept(server);
        }
    }

    @Test
    @DisplayName("a server that starts does not wait for the transactions of those that run")
    void besideATransaction() throws SQLException {
        JdbcSchema.create(empty);
        Row row = Rows.first(Rows.account());
        new JdbcAccountStore(empty).store(Rows.create(row));

        try (Connection running = empty.getConnection();
                var update = running.createStatement()) {
            running.setAutoCommit(false);
            assertEquals(1, update.executeUpdate("update proofring_account set kinds = 'x'"));
            try (HikariDataSource starting = impatient()) {
                JdbcSchema.create(starting);
            }
            running.rollback();
        }
    }

    /** Connections that give up on a lock after half a second. */
    private HikariDataSource impatient() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(empty.getJdbcUrl());
        settings.setUsername(empty.getUsername());
        settings.setConnectionInitSql(product == Product.H2 ? "set lock_timeout 500" : "set lock_timeout to 500");
        return new HikariDataSource(settings);
    }

    /** Without the settings that only an administrator may make, and without a user. */
    private String url() {
        return empty.getJdbcUrl().split("[;?]", -1)[0];
    }

    @Test
    @DisplayName("tables of a later release: refused, with the remedy, and nothing touched")
    void laterRelease() throws SQLException {
        Product.execute(empty, "create table proofring_schema (version integer primary key)");
        Product.execute(empty, "insert into proofring_schema (version) values (7)");

        String message = assertThrows(IllegalStateException.class, () -> JdbcSchema.create(empty))
                .getMessage();
        assertTrue(message.contains("7"), message);
        assertFalse(exists("proofring_account"));
        assertFalse(exists("proofring_budget"));
        assertFalse(exists("proofring_history"));
    }

    private boolean exists(String table) throws SQLException {
        try (Connection connection = empty.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            boolean found = false;
            while (tables.next()) {
                found |= tables.getString("TABLE_NAME").equalsIgnoreCase(table);
            }
            return found;
        }
    }
}
