package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Accounts in a relational database, through plain JDBC: tested on H2 and PostgreSQL. The tables are those of {@link JdbcSchema}.
 * A read is one {@code select}; a write that leaves the credential ids alone, as every sign-in does, is one {@code update} and no
 * transaction beyond it. Safe for use by many threads; give it a pool.
 *
 * <p>Each call sets autocommit for itself and gives the connection back as it came; a write is never part of a surrounding
 * transaction. When the database gives up one of several colliding writes the answer is {@link Stored#CONFLICT}. An error after a
 * write was sent, or at its commit, is an unknown outcome unless it is the database's own refusal.
 *
 * <p>How durable a write is, the database decides. PostgreSQL keeps what it acknowledged, also through a power cut. H2 writes to its
 * file up to half a second later, so the end of its process can bring a used code back; with {@code WRITE_DELAY=0} in its URL it
 * writes before it answers, but leaves it to the operating system when that reaches the disk: a power cut can still cost the last
 * seconds.
 *
 * <p>The database must read what it has acknowledged, so no lagging replica; and connections want a time limit on the socket, in
 * the driver's way, for a cut cable to end in {@link StoreException} rather than in silence.
 */
public final class JdbcAccountStore implements AccountStore {
    private static final String FIND =
            "select t.store_time, a.version, a.operation, a.body, a.credentials, a.kinds, a.due_at"
                    + " from (select current_timestamp as store_time) t left join proofring_account a on a.account = ?";

    /** The lower bound excludes nothing; but H2, where nulls come first, would read every account that is never due without it. */
    private static final String DUE = "select account from proofring_account"
            + " where due_at between ? and ? order by due_at fetch first ? rows only";

    private static final String INSERT = "insert into proofring_account"
            + " (version, operation, body, credentials, kinds, due_at, account) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "update proofring_account"
            + " set version = ?, operation = ?, body = ?, credentials = ?, kinds = ?, due_at = ?"
            + " where account = ? and version = ? and operation = ?";
    private static final String UPDATE_KEEPING_CREDENTIALS = UPDATE + " and credentials = ?";
    private static final String LOCK =
            "select credentials from proofring_account where account = ? and version = ? and operation = ? for update";
    private static final String DELETE =
            "delete from proofring_account where account = ? and version = ? and operation = ?";

    private final DataSource database;

    /** A store in this database, whose tables {@link JdbcSchema#create} has made. */
    public JdbcAccountStore(DataSource database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Override
    public Found find(AccountId account) {
        try (Borrowed borrowed = Borrowed.forOneStatement(database);
                PreparedStatement select = borrowed.prepare(FIND)) {
            select.setBytes(1, Columns.account(account));
            try (ResultSet result = select.executeQuery()) {
                result.next();
                OffsetDateTime time = result.getObject(1, OffsetDateTime.class);
                return new Found(row(account, result), time.toInstant());
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e).readFailed();
        } catch (IllegalArgumentException e) {
            throw foreignRow(e);
        }
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        Limit.require(limit);
        if (now.isBefore(Columns.EARLIEST)) {
            return List.of();
        }
        try (Borrowed borrowed = Borrowed.forOneStatement(database);
                PreparedStatement select = borrowed.prepare(DUE)) {
            select.setLong(1, Long.MIN_VALUE);
            select.setLong(2, Columns.wholeMillis(now));
            select.setInt(3, limit);
            try (ResultSet result = select.executeQuery()) {
                List<AccountId> due = new ArrayList<>();
                while (result.next()) {
                    due.add(Columns.account(result.getBytes(1)));
                }
                return List.copyOf(due);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e).readFailed();
        } catch (IllegalArgumentException e) {
            throw foreignRow(e);
        }
    }

    private static StoreException foreignRow(IllegalArgumentException e) {
        return StoreException.failed("the account's row was written by something other than this store", e);
    }

    private static Optional<Row> row(AccountId account, ResultSet result) throws SQLException {
        long version = result.getLong(2);
        if (result.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Row(
                account,
                new Revision(version, result.getString(3)),
                Columns.bytes(result.getBytes(4)),
                Columns.credentials(result.getBytes(5)),
                Columns.kinds(result.getString(6)),
                Columns.time(result.getObject(7, Long.class))));
    }

    @Override
    public Stored store(Change change) {
        Row next = change.next();
        if (change.replaces().isEmpty()) {
            return next.credentials().isEmpty()
                    ? alone(borrowed -> insert(borrowed, next))
                    : together(borrowed -> insertHolding(borrowed, next));
        }
        Revision before = change.replaces().get();
        Stored answer = alone(borrowed -> update(borrowed, UPDATE_KEEPING_CREDENTIALS, before, next));
        return answer == Stored.STORED ? answer : together(borrowed -> updateExchanging(borrowed, before, next));
    }

    @Override
    public Stored delete(AccountId account, Revision revision) {
        return together(borrowed -> {
            // The account's row first, as in every other write: two that each wait for the other's row would both be
            // given up.
            if (lock(borrowed, account, revision).isEmpty()) {
                return Stored.CONFLICT;
            }
            CredentialRows.releaseAll(borrowed, account);
            try (PreparedStatement delete = borrowed.prepare(DELETE)) {
                bind(delete, account, revision);
                return delete.executeUpdate() == 1 ? Stored.STORED : Stored.CONFLICT;
            }
        });
    }

    private Stored alone(OneStatement.Write<Stored> write) {
        return OneStatement.write(database, Stored.CONFLICT, write);
    }

    /** A write of several statements, kept only if it comes to its commit. */
    private Stored together(OneStatement.Write<Stored> write) {
        boolean committing = false;
        try (Borrowed borrowed = Borrowed.forTransaction(database)) {
            Stored answer = write.on(borrowed);
            if (answer == Stored.STORED) {
                committing = true;
                borrowed.commit();
            }
            return answer;
        } catch (SQLException e) {
            return SqlFailure.of(e).answer(Stored.CONFLICT, committing);
        }
    }

    private static Stored insert(Borrowed borrowed, Row row) throws SQLException {
        try (PreparedStatement insert = borrowed.prepare(INSERT)) {
            bind(insert, row);
            return OneStatement.changesUnlessDuplicate(insert) == 1 ? Stored.STORED : Stored.CONFLICT;
        }
    }

    private static Stored insertHolding(Borrowed borrowed, Row row) throws SQLException {
        Stored inserted = insert(borrowed, row);
        return inserted == Stored.STORED ? hold(borrowed, row, row.credentials()) : inserted;
    }

    private static Stored update(Borrowed borrowed, String sql, Revision before, Row row) throws SQLException {
        try (PreparedStatement update = borrowed.prepare(sql)) {
            bind(update, row);
            update.setLong(8, before.version());
            update.setString(9, before.operation());
            if (sql.equals(UPDATE_KEEPING_CREDENTIALS)) {
                update.setBytes(10, Columns.credentials(row.credentials()));
            }
            return update.executeUpdate() == 1 ? Stored.STORED : Stored.CONFLICT;
        }
    }

    /** No row of that revision and with those credentials: either the revision is another one, or the credentials change. */
    private static Stored updateExchanging(Borrowed borrowed, Revision before, Row row) throws SQLException {
        Optional<Set<CredentialId>> held = lock(borrowed, row.account(), before);
        if (held.isEmpty()) {
            return Stored.CONFLICT;
        }
        Set<CredentialId> gone = new HashSet<>(held.get());
        gone.removeAll(row.credentials());
        CredentialRows.release(borrowed, row.account(), gone);
        Set<CredentialId> added = new HashSet<>(row.credentials());
        added.removeAll(held.get());
        Stored holding = hold(borrowed, row, added);
        return holding == Stored.STORED ? update(borrowed, UPDATE, before, row) : holding;
    }

    private static Optional<Set<CredentialId>> lock(Borrowed borrowed, AccountId account, Revision revision)
            throws SQLException {
        try (PreparedStatement lock = borrowed.prepare(LOCK)) {
            bind(lock, account, revision);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() ? Optional.of(Columns.credentials(result.getBytes(1))) : Optional.empty();
            }
        }
    }

    private static Stored hold(Borrowed borrowed, Row row, Set<CredentialId> credentials) throws SQLException {
        return CredentialRows.hold(borrowed, row.account(), credentials) ? Stored.STORED : Stored.CREDENTIAL_TAKEN;
    }

    private static void bind(PreparedStatement statement, AccountId account, Revision revision) throws SQLException {
        statement.setBytes(1, Columns.account(account));
        statement.setLong(2, revision.version());
        statement.setString(3, revision.operation());
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setLong(1, row.revision().version());
        statement.setString(2, row.revision().operation());
        statement.setBytes(3, row.body().toArray());
        statement.setBytes(4, Columns.credentials(row.credentials()));
        statement.setString(5, Columns.kinds(row.kinds()));
        statement.setObject(6, Columns.time(row.dueAt()), Types.BIGINT);
        statement.setBytes(7, Columns.account(row.account()));
    }
}
