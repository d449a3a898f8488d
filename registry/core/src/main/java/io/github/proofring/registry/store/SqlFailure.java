package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What an {@link SQLException} says about whether something was written. */
record SqlFailure(SQLException cause, String state) {
    /** The database looked at the statement and refused it: nothing was written. Any other state leaves it open. */
    private static final Set<String> REFUSALS =
            Set.of("0A", "21", "22", "23", "25", "28", "2B", "3D", "3F", "42", "44", "53", "54", "55");

    /** Cancelled by a time limit of the database's own, before it was done (PostgreSQL; H2's lock time-out). */
    private static final Set<String> CANCELLED = Set.of("57014", "HYT00");

    static SqlFailure of(SQLException e) {
        String state = e.getSQLState();
        return new SqlFailure(e, state == null ? "" : state);
    }

    /** A key that must be unique is there already. */
    boolean isDuplicate() {
        return state.equals("23505");
    }

    /** Two transactions in each other's way: PostgreSQL's 40001 and 40P01, H2's lock time-out and its concurrent update. */
    private boolean isContention() {
        return state.startsWith("40") || state.equals("HYT00") || state.equals("90131");
    }

    private boolean isRefusal() {
        return cause instanceof NotCommitted
                || CANCELLED.contains(state)
                || (state.length() == 5 && REFUSALS.contains(state.substring(0, 2)));
    }

    StoreException asFailedRead() {
        return StoreException.failed("the database did not answer a read: SQL state " + state, cause);
    }

    /** What to answer to the write that failed: another write was in the way, or an exception that says what is known. */
    Stored asFailedWrite() {
        if (isContention()) {
            return Stored.CONFLICT;
        }
        throw isRefusal()
                ? StoreException.failed("the database refused a write: SQL state " + state, cause)
                : StoreException.outcomeUnknown("the database did not confirm a write: SQL state " + state, cause);
    }

    /** The failure of a transaction that had not come to its commit: whatever happened, the database forgets it. */
    static SQLException beforeCommit(SQLException e, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException alsoRollback) {
            e.addSuppressed(alsoRollback);
        }
        return new NotCommitted(e);
    }

    private static final class NotCommitted extends SQLException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotCommitted(SQLException cause) {
            super("not committed", cause.getSQLState(), cause);
        }
    }
}
