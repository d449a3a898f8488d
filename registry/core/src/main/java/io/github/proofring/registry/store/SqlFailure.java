package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.StoreException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What an {@link SQLException} says about whether something was written. */
record SqlFailure(SQLException error, String state) {
    /** The database looked at the statement and refused it: nothing was written. Any other state leaves it open. */
    private static final Set<String> REFUSALS =
            Set.of("0A", "21", "22", "23", "25", "28", "2B", "3D", "3F", "42", "44", "53", "54", "55");

    /** Cancelled by a time limit of the database's own, before it was done (PostgreSQL). */
    private static final String CANCELLED = "57014";

    /** Two transactions in each other's way, one given up: PostgreSQL's codes, H2's lock time-out and concurrent update. */
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "HYT00", "90131");

    /** PostgreSQL's code; the standard's; and H2's when other names look alike, or when there is no table at all. */
    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Classes in which messages quote what was to be stored. */
    private static final Set<String> QUOTING = Set.of("22", "23");

    static SqlFailure of(SQLException e) {
        return new SqlFailure(e, Objects.requireNonNullElse(e.getSQLState(), ""));
    }

    /** A key that must be unique is there already. */
    boolean isDuplicate() {
        return state.equals("23505");
    }

    boolean isMissingTable() {
        return MISSING_TABLE.contains(state);
    }

    private boolean isContention() {
        return CONTENTION.contains(state);
    }

    /** The database said no, so nothing was written. */
    private boolean isRefusal() {
        return state.equals(CANCELLED) || REFUSALS.contains(stateClass());
    }

    /**
     * What a write that failed like this comes to: a conflict if another write was in the way and nothing was written, otherwise an
     * exception that says whether it may have been.
     */
    <T> T answer(T conflict, boolean mayBeWritten) {
        if (isContention()) {
            return conflict;
        }
        throw writeFailed(mayBeWritten);
    }

    StoreException writeFailed(boolean mayBeWritten) {
        return mayBeWritten && !isContention() && !isRefusal()
                ? outcomeUnknown("the database did not confirm a write")
                : failed("the database did not take a write");
    }

    StoreException readFailed() {
        return failed("the database did not answer a read");
    }

    StoreException failed(String what) {
        String problem = isMissingTable() ? "the tables are missing: call JdbcSchema.create(dataSource) once" : what;
        return StoreException.failed(problem + ": SQL state " + state, cause());
    }

    private StoreException outcomeUnknown(String what) {
        return StoreException.outcomeUnknown(what + ": SQL state " + state, cause());
    }

    private SQLException cause() {
        if (!QUOTING.contains(stateClass())) {
            return error;
        }
        SQLException silent =
                new SQLException("the message is left out: it may quote a row's content", state, error.getErrorCode());
        silent.setStackTrace(error.getStackTrace());
        return silent;
    }

    private String stateClass() {
        return state.length() == 5 ? state.substring(0, 2) : "";
    }
}
