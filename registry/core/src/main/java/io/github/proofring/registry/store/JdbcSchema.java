package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The tables of {@link JdbcAccountStore}, for an application without a migration tool of its own. One that has one gives it the
 * scripts, which are resources of this package: {@code h2/V1__accounts.sql} and {@code postgresql/V1__accounts.sql}.
 */
public final class JdbcSchema {
    /** The version that this release works with. */
    public static final int VERSION = 1;

    private static final int TRIES = 5;

    private JdbcSchema() {}

    /**
     * Creates what is missing, and nothing if all is there. Servers that start at the same moment may all call it.
     *
     * @throws IllegalStateException if the tables are of a later release, or the database is neither H2 nor PostgreSQL: then run a
     *     script of one's own
     * @throws StoreException if the database does not answer or refuses
     */
    public static void create(DataSource database) {
        for (int i = 1; ; i++) {
            try {
                attempt(database);
                return;
            } catch (SQLException e) {
                // Two servers creating one table at once: PostgreSQL lets one of them fail, whatever "if not exists"
                // says.
                if (i == TRIES) {
                    throw StoreException.failed("the tables could not be created: SQL state " + e.getSQLState(), e);
                }
            }
        }
    }

    private static void attempt(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                String folder = folder(connection.getMetaData().getDatabaseProductName());
                for (String sql : script(folder + "/V1__accounts.sql").split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                refuseLater(statement);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static void refuseLater(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select max(version) from proofring_schema")) {
            result.next();
            if (result.getInt(1) > VERSION) {
                throw new IllegalStateException("the tables are of version " + result.getInt(1)
                        + ", this release works with " + VERSION + ": take the newer release");
            }
        }
    }

    private static String folder(String product) {
        String folder = product.toLowerCase(Locale.ROOT);
        if (!folder.equals("h2") && !folder.equals("postgresql")) {
            throw new IllegalStateException(
                    "there is no script for " + product + ": adapt the one for PostgreSQL and run it yourself");
        }
        return folder;
    }

    private static String script(String name) {
        try (InputStream in = JdbcSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
