package io.github.proofring.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.store.JdbcSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections as an application has them. */
final class Pool implements AutoCloseable {
    private final HikariDataSource source;

    private Pool(HikariDataSource source) {
        this.source = source;
    }

    /** With Proofring's tables. */
    static Pool open(String url) {
        Pool pool = new Pool(source(url, ""));
        JdbcSchema.create(pool.source);
        return pool;
    }

    /** For filling tables: PostgreSQL does not wait for the disk. */
    static Pool careless(String url) {
        return new Pool(source(url, url.startsWith("jdbc:postgresql") ? "set synchronous_commit = off" : ""));
    }

    private static HikariDataSource source(String url, String first) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(32);
        config.setConnectionTimeout(60_000);
        if (!first.isEmpty()) {
            config.setConnectionInitSql(first);
        }
        return new HikariDataSource(config);
    }

    HikariDataSource source() {
        return source;
    }

    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
