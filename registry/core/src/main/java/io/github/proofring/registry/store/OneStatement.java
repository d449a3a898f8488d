package io.github.proofring.registry.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A write of one statement, which is its own transaction. */
final class OneStatement {
    private OneStatement() {}

    /** What is written on a connection, and the answer to it. */
    interface Write<T> {
        T on(Borrowed borrowed) throws SQLException;
    }

    /**
     * Writes, or answers that it did not come to it.
     *
     * @param conflict the answer when another write was in the way
     */
    static <T> T write(DataSource database, T conflict, Write<T> write) {
        boolean sent = false;
        try (Borrowed borrowed = Borrowed.forOneStatement(database)) {
            sent = true;
            return write.on(borrowed);
        } catch (SQLException e) {
            return SqlFailure.of(e).answer(conflict, sent);
        }
    }

    /** Writes what does no harm if it is written again: another write in the way is a failure like others. */
    static <T> T repeatable(DataSource database, Write<T> write) {
        boolean sent = false;
        try (Borrowed borrowed = Borrowed.forOneStatement(database)) {
            sent = true;
            return write.on(borrowed);
        } catch (SQLException e) {
            throw SqlFailure.of(e).writeFailed(sent);
        }
    }

    /** How many rows it wrote, which is none if the key is there already. */
    static int changesUnlessDuplicate(PreparedStatement write) throws SQLException {
        try {
            return write.executeUpdate();
        } catch (SQLException e) {
            if (SqlFailure.of(e).isDuplicate()) {
                return 0;
            }
            throw e;
        }
    }
}
