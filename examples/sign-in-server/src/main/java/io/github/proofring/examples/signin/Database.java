package io.github.proofring.examples.signin;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/** The pool of connections and the few ways the example asks of it. Safe for use by many threads. */
final class Database implements AutoCloseable {
    private static final String UNIQUE_VIOLATION = "23505";

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Connects, and makes the example's tables where they are missing. */
    static Database open(String location) {
        HikariConfig config = new HikariConfig();
        if (location.matches("postgres(ql)?://.*")) {
            postgres(config, location);
        } else if (location.startsWith("jdbc:")) {
            config.setJdbcUrl(location);
        } else {
            // The server closes the database itself, after the last request: H2's own exit hook would come too early.
            // And a commit is with the operating system when it returns, so that an accepted code stays used if the
            // process dies.
            config.setJdbcUrl("jdbc:h2:file:"
                    + Path.of(location).toAbsolutePath().normalize() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
        }
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(5_000);
        config.setPoolName("proofring");
        Database database = new Database(new HikariDataSource(config));
        database.createTables();
        return database;
    }

    DataSource source() {
        return pool;
    }

    /** How many rows the statement changed. */
    int update(String sql, Object... values) {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    /** Whether the row went in; false if its key is taken. */
    boolean insert(String sql, Object... values) {
        try {
            return update(sql, values) == 1;
        } catch (DatabaseException e) {
            if (UNIQUE_VIOLATION.equals(e.state())) {
                return false;
            }
            throw e;
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Reading<T> reading, String sql, Object... values) {
        return with(sql, values, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T with(String sql, Object[] values, Use<T> use) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void createTables() {
        try {
            runSchema();
        } catch (SQLException e) {
            // Two servers that start at once on an empty PostgreSQL trip over each other; by now the tables are there.
            try {
                runSchema();
            } catch (SQLException again) {
                pool.close();
                throw new DatabaseException(again);
            }
        }
    }

    private void runSchema() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = Objects.requireNonNull(Database.class.getResourceAsStream("schema.sql"))) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            for (String command : text.split(";\\s*\n", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the schema cannot be read from the class path", e);
        }
    }

    /** Hosting services hand out {@code postgres://user:password@host:port/name}. */
    private static void postgres(HikariConfig config, String location) {
        URI url;
        try {
            url = new URI(location);
        } catch (URISyntaxException e) {
            // Its message would quote the password.
            throw new IllegalArgumentException(
                    "DATABASE_URL is no postgres:// URL: percent-encode what is odd in user and password");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException(
                    "DATABASE_URL names no host that a URL can have: letters, digits, dots and dashes only");
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        int port = url.getPort() == -1 ? 5432 : url.getPort();
        config.setJdbcUrl("jdbc:postgresql://" + url.getHost() + ":" + port + url.getRawPath() + query);
        if (url.getUserInfo() != null) {
            String[] user = url.getUserInfo().split(":", 2);
            config.setUsername(user[0]);
            config.setPassword(user.length == 2 ? user[1] : "");
        }
    }

    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
