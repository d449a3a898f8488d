package io.github.proofring.registry.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.proofring.registry.store.JdbcSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;

/** Real databases with Proofring's tables, started when first asked for and stopped with the JVM. */
public final class Databases {
    private static final int CONNECTIONS = 16;

    private Databases() {}

    /** H2 in memory. */
    public static DataSource h2() {
        return H2.DATABASE;
    }

    /** PostgreSQL, started from binaries that Maven brought. */
    public static DataSource postgresql() {
        return Postgresql.DATABASE;
    }

    /** A pool on a database, with the tables made. */
    static HikariDataSource pool(String url, String user) {
        HikariDataSource pool = poolWithoutTables(url, user);
        JdbcSchema.create(pool);
        return pool;
    }

    static HikariDataSource poolWithoutTables(String url, String user) {
        return poolWithoutTables(url, user, "");
    }

    static HikariDataSource poolWithoutTables(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static final class H2 {
        static final DataSource DATABASE = pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    }

    private static final class Postgresql {
        static final DataSource DATABASE = start();

        private static DataSource start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"), "postgres");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pool, server)));
                return pool;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(HikariDataSource pool, EmbeddedPostgres server) {
            pool.close();
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
