package io.github.proofring.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A connection for one call, given back as it came: whatever the pool's default is, autocommit and isolation are what the call
 * needs, and what was not committed is rolled back.
 */
final class Borrowed implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommitBefore;
    private final boolean readUncommittedBefore;
    private boolean uncommitted;

    private Borrowed(Connection connection, boolean autoCommit) throws SQLException {
        this.connection = connection;
        autoCommitBefore = connection.getAutoCommit();
        readUncommittedBefore = readsUncommitted(connection);
        if (readUncommittedBefore) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (autoCommitBefore != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        uncommitted = !autoCommit;
    }

    /** For one statement that is its own transaction. */
    static Borrowed forOneStatement(DataSource database) throws SQLException {
        return from(database, true);
    }

    /** For several statements and a {@link #commit}. */
    static Borrowed forTransaction(DataSource database) throws SQLException {
        return from(database, false);
    }

    private static Borrowed from(DataSource database, boolean autoCommit) throws SQLException {
        Connection connection = database.getConnection();
        try {
            return new Borrowed(connection, autoCommit);
        } catch (SQLException | RuntimeException e) {
            quietly(connection::close);
            throw e;
        }
    }

    /** PostgreSQL never shows what is not committed, and asking it for its isolation would cost a round trip. */
    private static boolean readsUncommitted(Connection connection) throws SQLException {
        return !product(connection).equalsIgnoreCase("postgresql")
                && connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED;
    }

    private static String product(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }

    String product() throws SQLException {
        return product(connection);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    void commit() throws SQLException {
        connection.commit();
        uncommitted = false;
    }

    /** Never throws: what the call found out stands, and a broken connection is the pool's to notice. */
    @Override
    public void close() {
        if (uncommitted && !quietly(connection::rollback)) {
            // Turning autocommit on would commit, and a pool may do just that: this connection must not be used again.
            quietly(() -> connection.abort(Runnable::run));
        } else {
            quietly(this::restore);
        }
        quietly(connection::close);
    }

    private void restore() throws SQLException {
        if (connection.getAutoCommit() != autoCommitBefore) {
            connection.setAutoCommit(autoCommitBefore);
        }
        if (readUncommittedBefore) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
        }
    }

    private static boolean quietly(Step step) {
        try {
            step.run();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private interface Step {
        void run() throws SQLException;
    }
}
