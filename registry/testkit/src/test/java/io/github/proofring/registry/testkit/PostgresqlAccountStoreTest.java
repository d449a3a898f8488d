package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PostgreSQL")
class PostgresqlAccountStoreTest extends AccountStoreContract {
    @Override
    protected AccountStore store() {
        return new JdbcAccountStore(Databases.postgresql());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "commit", "delete"})
    @DisplayName("R8: the server ends the session just before an update or a commit: unknown, and the row as it was")
    void sessionEnded(String write) throws SQLException {
        String call = write.equals("delete") ? "commit" : write;
        DataSource database = Databases.postgresql();
        Row first = stored(Rows.first(Rows.account()));
        Row next = write.equals("update") ? Rows.after(first) : Rows.after(first, Rows.credential());
        try (Connection connection = database.getConnection()) {
            long session = session(connection);
            WatchedDatabase watched = new WatchedDatabase(WatchedDatabase.lending(connection));
            watched.breakBeforeNext(
                    call, () -> Product.execute(database, "select pg_terminate_backend(" + session + ", 10000)"));

            AccountStore store = new JdbcAccountStore(watched.database());
            Executable lost = write.equals("delete")
                    ? () -> store.delete(first.account(), first.revision())
                    : () -> store.store(Rows.replace(first, next));
            assertTrue(assertThrows(StoreException.class, lost).outcomeUnknown());
        }
        assertRow(first);
        assertEquals(Stored.STORED, replace(first, next));
    }

    private static long session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
            result.next();
            return result.getLong(1);
        }
    }
}
