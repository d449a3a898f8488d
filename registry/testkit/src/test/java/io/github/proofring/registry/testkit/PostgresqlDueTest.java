package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the index of what is due costs a sign-in on PostgreSQL")
class PostgresqlDueTest {
    private static final int BODY = 870;
    private static final int ACCOUNTS = 100;
    private static final int SIGN_INS = 10;

    private HikariDataSource pool;
    private Connection session;
    private JdbcAccountStore store;

    @BeforeEach
    void start() throws SQLException {
        pool = Product.POSTGRESQL.empty();
        JdbcSchema.create(pool);
        session = pool.getConnection();
        store = new JdbcAccountStore(WatchedDatabase.lending(session));
    }

    @AfterEach
    void stop() throws SQLException {
        session.close();
        pool.close();
    }

    @Test
    @DisplayName(
            "while nothing is due, nothing is written to it; most updates stay in their page and touch no index at all")
    void nothingDue() throws SQLException {
        long empty = number("select pg_relation_size('proofring_account_due')");
        List<Row> rows = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> Rows.withBody(Rows.first(Rows.account()), Rows.random(BODY)))
                .toList();
        rows.forEach(row -> assertEquals(Stored.STORED, store.store(Rows.create(row))));

        for (int i = 0; i < SIGN_INS; i++) {
            rows = rows.stream().map(row -> update(row, Optional.empty())).toList();
        }
        assertEquals(empty, number("select pg_relation_size('proofring_account_due')"));
        long updates = updates("n_tup_upd");
        long inPage = updates("n_tup_hot_upd");
        assertEquals((long) ACCOUNTS * SIGN_INS, updates);
        assertTrue(inPage > updates / 2, () -> inPage + " of " + updates);

        rows.forEach(row -> update(row, Optional.of(Instant.EPOCH)));
        assertTrue(number("select pg_relation_size('proofring_account_due')") > empty);
        assertEquals(inPage, updates("n_tup_hot_upd"));
    }

    private Row update(Row row, Optional<Instant> due) {
        Row next = Rows.due(Rows.withBody(Rows.after(row), Rows.random(BODY)), due);
        assertEquals(Stored.STORED, store.store(Rows.replace(row, next)));
        return next;
    }

    private long updates(String counter) throws SQLException {
        number("select 1 from pg_stat_force_next_flush()");
        return number("select " + counter + " from pg_stat_user_tables where relname = 'proofring_account'");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
