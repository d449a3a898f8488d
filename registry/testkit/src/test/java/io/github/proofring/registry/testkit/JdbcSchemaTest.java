package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Product.class)
@DisplayName("The tables of the store on JDBC")
class JdbcSchemaTest {
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

    @Test
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
        for (String table : List.of("proofring_schema", "proofring_account", "proofring_credential")) {
            Product.execute(empty, "grant select, insert, update, delete on " + table + " to " + role);
        }

        try (HikariDataSource server = Databases.poolWithoutTables(url(), role, "x")) {
            assertThrows(SQLException.class, () -> Product.execute(server, "create table other (id integer)"));
            assertDoesNotThrow(() -> JdbcSchema.create(server));
            Row row = Rows.first(Rows.account(), Rows.credential());
            AccountStore store = new JdbcAccountStore(server);
            assertEquals(Stored.STORED, store.store(Rows.create(row)));
            assertEquals(Stored.STORED, store.store(Rows.replace(row, Rows.after(row))));
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
