package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.spi.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * History in a relational database, through plain JDBC: tested on H2 and PostgreSQL. The table is that of {@link JdbcSchema}, and
 * each call is one statement; a page is read from an index, so that it costs the same however long the history is. Safe for use by
 * many threads; give it a pool.
 *
 * <p>Connections are borrowed and lost answers are told as with {@link JdbcAccountStore}; when the database gives up one of several colliding
 * writes, that is a {@link StoreException} and nothing was written. It may be the same database or another one: no call touches an account.
 */
public final class JdbcHistoryStore implements HistoryStore {
    private static final String APPEND =
            "insert into proofring_history (account, id, life, happened_at, body) values (?, ?, ?, ?, ?)";
    private static final String OF_A_LIFE =
            "select id, happened_at, body from proofring_history where account = ? and life = ?";
    private static final String AFTER = " and (happened_at, id) < (?, ?)";

    // Account and life are the same in all; but H2 reads in an index's order only if asked from its first column on.
    private static final String NEWEST_FIRST =
            " order by account, life, happened_at desc, id desc fetch first ? rows only";
    private static final String NEWEST = OF_A_LIFE + NEWEST_FIRST;
    private static final String NEWEST_AFTER = OF_A_LIFE + AFTER + NEWEST_FIRST;
    private static final String DELETE = "delete from proofring_history where account = ?";

    private final DataSource database;

    /** A store in this database, whose tables {@link JdbcSchema#create} has made. */
    public JdbcHistoryStore(DataSource database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Override
    public void append(HistoryEntry entry) {
        OneStatement.repeatable(database, borrowed -> {
            try (PreparedStatement append = borrowed.prepare(APPEND)) {
                append.setBytes(1, Columns.account(entry.account()));
                append.setBytes(2, Columns.ascii(entry.id()));
                append.setBytes(3, Columns.ascii(entry.life()));
                append.setLong(4, entry.at().toEpochMilli());
                append.setBytes(5, entry.body().toArray());
                return OneStatement.changesUnlessDuplicate(append);
            }
        });
    }

    @Override
    public List<HistoryEntry> newest(AccountId account, String life, Optional<HistoryEntry> before, int limit) {
        Limit.require(limit);
        try (Borrowed borrowed = Borrowed.forOneStatement(database);
                PreparedStatement select = borrowed.prepare(before.isEmpty() ? NEWEST : NEWEST_AFTER)) {
            int next = 1;
            select.setBytes(next++, Columns.account(account));
            select.setBytes(next++, Columns.ascii(life));
            if (before.isPresent()) {
                select.setLong(next++, before.get().at().toEpochMilli());
                select.setBytes(next++, Columns.ascii(before.get().id()));
            }
            select.setInt(next, limit);
            try (ResultSet result = select.executeQuery()) {
                return entries(account, life, result);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e).readFailed();
        } catch (IllegalArgumentException e) {
            throw StoreException.failed("an entry of the history was written by something other than this store", e);
        }
    }

    private static List<HistoryEntry> entries(AccountId account, String life, ResultSet result) throws SQLException {
        List<HistoryEntry> entries = new ArrayList<>();
        while (result.next()) {
            String id = Columns.ascii(result.getBytes(1));
            Instant at = Instant.ofEpochMilli(result.getLong(2));
            entries.add(new HistoryEntry(account, life, id, at, Columns.bytes(result.getBytes(3))));
        }
        return List.copyOf(entries);
    }

    @Override
    public void delete(AccountId account) {
        OneStatement.repeatable(database, borrowed -> {
            try (PreparedStatement delete = borrowed.prepare(DELETE)) {
                delete.setBytes(1, Columns.account(account));
                return delete.executeUpdate();
            }
        });
    }
}
