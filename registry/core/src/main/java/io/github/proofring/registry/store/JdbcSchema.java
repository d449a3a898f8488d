package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tables of {@link JdbcAccountStore}, {@link JdbcBudgetStore} and {@link JdbcHistoryStore}, for an application without a migration
 * tool of its own. One that has one gives it the scripts, which are the resources {@code V1__accounts.sql}, {@code V2__budgets.sql} and
 * {@code V3__history.sql} in {@code META-INF/proofring/h2} and {@code META-INF/proofring/postgresql}; each notes its number in the table
 * {@code proofring_schema}. All names begin with {@code proofring_}.
 */
public final class JdbcSchema {
    /** The version that this release works with. */
    public static final int VERSION = 3;

    // META-INF is no package name, so a module hides nothing in it and a migration tool finds the scripts.
    private static final String FOLDER = "/META-INF/proofring/";
    private static final List<String> SCRIPTS = List.of("V1__accounts.sql", "V2__budgets.sql", "V3__history.sql");

    /** Any number that nothing else in the database locks: the letters "proofrng". */
    private static final long LOCK = 0x70726f6f66726e67L;

    private JdbcSchema() {}

    /**
     * Creates what is missing: tables of an earlier version stay, and only the scripts that came later are run. If all is there it
     * does nothing and needs no right to create anything. Servers that start at the same moment may all call it. PostgreSQL makes
     * all or nothing; on H2 the same call goes on where a crash left off.
     *
     * @throws IllegalStateException if the tables are of a later release, or the database is neither H2 nor PostgreSQL and lacks
     *     some: then run scripts of one's own
     * @throws StoreException if the database does not answer or refuses
     */
    public static void create(DataSource database) {
        try {
            if (version(database) < VERSION) {
                upgrade(database);
            }
        } catch (SQLException e) {
            refuseUnlessCurrent(database, e);
        }
    }

    private static void upgrade(DataSource database) throws SQLException {
        try (Borrowed borrowed = Borrowed.forTransaction(database);
                Statement statement = borrowed.statement()) {
            String folder = folder(borrowed.product());
            boolean locked = folder.equals("postgresql");
            if (locked) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            }
            execute(statement, "create table if not exists proofring_schema (version integer primary key)", locked);
            for (String script : SCRIPTS.subList(version(statement), VERSION)) {
                for (String sql : statements(FOLDER + folder + "/" + script)) {
                    execute(statement, sql, locked);
                }
            }
            borrowed.commit();
        }
    }

    /**
     * H2 has no lock for this, and what another server makes in the midst of a {@code create … if not exists} is an error to it. Then
     * it is there, and the second time passes over it.
     */
    private static void execute(Statement statement, String sql, boolean locked) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (locked) {
                throw e;
            }
            statement.execute(sql);
        }
    }

    /** A server that did the same at the same time may have been in the way for too long, and have done it. */
    private static void refuseUnlessCurrent(DataSource database, SQLException failure) {
        try {
            if (version(database) == VERSION) {
                return;
            }
        } catch (SQLException again) {
            failure.addSuppressed(again);
        }
        throw SqlFailure.of(failure).failed("the tables could not be created");
    }

    /** The version of the tables that are there, 0 if there are none. */
    private static int version(DataSource database) throws SQLException {
        try (Borrowed borrowed = Borrowed.forOneStatement(database);
                Statement statement = borrowed.statement()) {
            return version(statement);
        } catch (SQLException e) {
            if (SqlFailure.of(e).isMissingTable()) {
                return 0;
            }
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from proofring_schema")) {
            result.next();
            int version = result.getInt(1);
            if (version > VERSION) {
                throw new IllegalStateException("the tables are of version " + version + ", this release works with "
                        + VERSION + ": take the newer release");
            }
            return version;
        }
    }

    private static String folder(String product) {
        String folder = product.toLowerCase(Locale.ROOT);
        if (!folder.equals("h2") && !folder.equals("postgresql")) {
            throw new IllegalStateException(
                    "there are no scripts for " + product + ": adapt those for PostgreSQL and run them yourself");
        }
        return folder;
    }

    private static List<String> statements(String resource) {
        try (InputStream in = JdbcSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the jar");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Stream.of(script.split(";", -1))
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
