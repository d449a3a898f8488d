package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Budgets in a relational database, through plain JDBC: tested on H2 and PostgreSQL. The table is that of {@link JdbcSchema}, and
 * each call is one statement. Safe for use by many threads; give it a pool.
 *
 * <p>Connections are borrowed, collisions and lost answers are told, and the database has to be set up, all as with
 * {@link JdbcAccountStore}. It may be the same database or another one: no call touches an account.
 */
public final class JdbcBudgetStore implements BudgetStore {
    private static final String FIND = "select sends from proofring_budget where address_hash = ?";
    private static final String INSERT =
            "insert into proofring_budget (sends, forget_at, address_hash) values (?, ?, ?)";
    private static final String UPDATE =
            "update proofring_budget set sends = ?, forget_at = ? where address_hash = ? and sends = ?";

    // By their times and not by their keys: a row that is prolonged meanwhile has its time compared once more.
    private static final String FORGET = "delete from proofring_budget where forget_at <= coalesce((select forget_at"
            + " from proofring_budget where forget_at <= ? order by forget_at offset 999 rows fetch next 1 rows only), ?)";

    private final DataSource database;

    /** A store in this database, whose tables {@link JdbcSchema#create} has made. */
    public JdbcBudgetStore(DataSource database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Override
    public Optional<Bytes> find(Bytes key) {
        BudgetLimits.requireKey(key);
        try (Borrowed borrowed = Borrowed.forOneStatement(database);
                PreparedStatement select = borrowed.prepare(FIND)) {
            select.setBytes(1, key.toArray());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(Columns.bytes(result.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e).readFailed();
        }
    }

    @Override
    public boolean replace(Bytes key, Optional<Bytes> before, Bytes after, Instant forgetAt) {
        BudgetLimits.requireRow(key, after);
        long milliseconds = forgetAt.toEpochMilli();
        return OneStatement.write(database, false, borrowed -> {
            try (PreparedStatement write = borrowed.prepare(before.isEmpty() ? INSERT : UPDATE)) {
                write.setBytes(1, after.toArray());
                write.setLong(2, milliseconds);
                write.setBytes(3, key.toArray());
                if (before.isPresent()) {
                    write.setBytes(4, before.get().toArray());
                }
                return OneStatement.changesUnlessDuplicate(write) == 1;
            }
        });
    }

    /** {@inheritDoc} A call deletes a thousand, and those due in the same millisecond as the last of them. */
    @Override
    public int forget(Instant now) {
        long milliseconds = now.toEpochMilli();
        return OneStatement.write(database, 0, borrowed -> {
            try (PreparedStatement delete = borrowed.prepare(FORGET)) {
                delete.setLong(1, milliseconds);
                delete.setLong(2, milliseconds);
                return delete.executeUpdate();
            }
        });
    }
}
