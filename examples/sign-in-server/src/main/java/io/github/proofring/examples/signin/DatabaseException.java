package io.github.proofring.examples.signin;

import java.io.Serial;
import java.sql.SQLException;

/** The database did not answer, or refused. */
final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String state;

    DatabaseException(SQLException cause) {
        super("the database did not do what was asked", cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** The five characters of SQL's own error code, or empty. */
    String state() {
        return state;
    }
}
