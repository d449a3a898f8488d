package io.github.proofring.registry.testkit;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** The databases that the JDBC store is made for. */
enum Product {
    H2,
    POSTGRESQL;

    /** With the tables, for all tests. */
    DataSource shared() {
        return this == H2 ? Databases.h2() : Databases.postgresql();
    }

    /** A database of its own on the same server, without tables. */
    HikariDataSource empty() throws SQLException {
        String name = "empty_" + UUID.randomUUID().toString().replace("-", "");
        if (this == H2) {
            return Databases.poolWithoutTables("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa");
        }
        execute(shared(), "create database " + name);
        try (Connection connection = shared().getConnection()) {
            String url = connection.getMetaData().getURL().replace("/postgres", "/" + name);
            return Databases.poolWithoutTables(url, "postgres");
        }
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
