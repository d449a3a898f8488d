package io.github.proofring.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The least that a sign-in asks of a database: at its begin a read, at its end a read and an update on the condition that nobody else
 * was there meanwhile, of a row of the same size in a table of the same form. And what a passkey's signature costs.
 */
final class BareJdbc implements Rounds {
    private static final String READ =
            "select version, operation, body, credentials, kinds, due_at from bound_account where account = ?";
    private static final String WRITE = "update bound_account"
            + " set version = ?, operation = ?, body = ?, credentials = ?, kinds = ?, due_at = ?"
            + " where account = ? and version = ? and operation = ? and credentials = ?";

    private final DataSource database;
    private final List<Person> people;
    private final Optional<RawVerify> verify;

    BareJdbc(DataSource database, List<Person> people, Optional<RawVerify> verify) {
        this.database = database;
        this.people = people;
        this.verify = verify;
    }

    /** A table with the same rows. */
    static void prepare(Pool pool, String bytes) {
        pool.execute("drop table if exists bound_account");
        pool.execute("create table bound_account (account " + bytes + " primary key, version bigint not null,"
                + " operation varchar(22) not null, body " + bytes + " not null, credentials " + bytes
                + " not null, kinds varchar(400) not null, due_at bigint)");
        pool.execute("insert into bound_account (account, version, operation, body, credentials, kinds, due_at)"
                + " select account, version, operation, body, credentials, kinds, due_at from proofring_account");
    }

    private record Read(long version, String operation, RowBytes body, RowBytes credentials, String kinds) {}

    /** Bytes that a record may have. */
    private static final class RowBytes {
        final byte[] bytes;

        RowBytes(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    @Override
    public int size() {
        return people.size();
    }

    @Override
    public void run(Crowd crowd, Measured into) {
        Crowd.Took begin = crowd.each(size(), i -> read(i));
        Crowd.Took finish = crowd.each(size(), i -> {
            Read read = read(i);
            if (!verify.map(RawVerify::verify).orElse(true)) {
                throw new IllegalStateException("a signature was refused");
            }
            write(i, read);
        });
        into.add(begin, finish);
    }

    private byte[] account(int i) {
        return people.get(i).account.value().getBytes(StandardCharsets.UTF_8);
    }

    private Read read(int i) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setBytes(1, account(i));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Read(
                        row.getLong(1),
                        row.getString(2),
                        new RowBytes(row.getBytes(3)),
                        new RowBytes(row.getBytes(4)),
                        row.getString(5));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(int i, Read read) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(WRITE)) {
            update.setLong(1, read.version() + 1);
            update.setString(2, read.operation());
            // Another body, as a sealed one is another each time.
            read.body().bytes[read.body().bytes.length - 1]++;
            update.setBytes(3, read.body().bytes);
            update.setBytes(4, read.credentials().bytes);
            update.setString(5, read.kinds());
            update.setObject(6, null, java.sql.Types.BIGINT);
            update.setBytes(7, account(i));
            update.setLong(8, read.version());
            update.setString(9, read.operation());
            update.setBytes(10, read.credentials().bytes);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the row was not there any more");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
