package io.github.proofring.bench;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Puts many accounts into a database at once, as a store of it would hold them: each sealed by the registry, none with a passkey. */
final class Rows {
    private static final String INSERT = "insert into proofring_account"
            + " (account, version, operation, body, credentials, kinds, due_at) values (?, ?, ?, ?, ?, ?, ?)";

    private Rows() {}

    static void copy(AccountStore from, List<Person> people, Pool to) {
        try (Connection connection = to.source().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (Person person : people) {
                bind(insert, from.find(person.account).row().orElseThrow());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement insert, Row row) throws SQLException {
        insert.setBytes(1, row.account().value().getBytes(StandardCharsets.UTF_8));
        insert.setLong(2, row.revision().version());
        insert.setString(3, row.revision().operation());
        insert.setBytes(4, row.body().toArray());
        insert.setBytes(5, new byte[0]);
        insert.setString(6, row.kinds().get(0).value());
        insert.setObject(7, null, Types.BIGINT);
    }
}
