package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How a database goes about a statement, and how much it reads for it. */
final class Plans {
    private static final String EXPLAIN_POSTGRESQL =
            "explain (analyze, costs off, timing off, summary off, buffers off) ";

    private Plans() {}

    /** The plans for this statement with these values; on PostgreSQL also the one that it makes once for all values. */
    static List<String> of(Product product, DataSource database, String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return product == Product.H2
                    ? List.of(bound(connection, "explain analyze " + sql, values))
                    : List.of(bound(connection, EXPLAIN_POSTGRESQL + sql, values), generic(connection, sql, values));
        }
    }

    /** It finds its rows in this index, in order, and reads no more than this many. */
    static void assertReads(Product product, String plan, String index, int rows) {
        if (product == Product.H2) {
            assertTrue(plan.contains("." + index.toUpperCase(Locale.ROOT) + ": "), plan);
            assertTrue(plan.contains("scanCount: " + rows + " "), plan);
            assertTrue(plan.contains("index sorted"), plan);
        } else {
            String scan = "(?s)Limit .*Index Scan using " + index + " on [a-z_]+ \\(actual rows=" + rows + "[. ].*";
            assertTrue(plan.matches(scan) && !plan.contains("Sort") && !plan.contains("Removed"), plan);
        }
    }

    private static String bound(Connection connection, String explain, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(explain)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return text(statement.executeQuery());
        }
    }

    private static String generic(Connection connection, String sql, Object... values) throws SQLException {
        String numbered = sql;
        for (int i = 1; i <= values.length; i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        String given = Stream.of(values).map(Plans::literal).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare explained as " + numbered);
            String plan = text(statement.executeQuery(EXPLAIN_POSTGRESQL + "execute explained(" + given + ")"));
            statement.execute("deallocate explained");
            statement.execute("reset plan_cache_mode");
            return plan;
        }
    }

    private static String literal(Object value) {
        return value instanceof byte[] bytes ? "'\\x" + HexFormat.of().formatHex(bytes) + "'" : value.toString();
    }

    private static String text(ResultSet lines) throws SQLException {
        StringBuilder text = new StringBuilder();
        while (lines.next()) {
            text.append(lines.getString(1)).append('\n');
        }
        return text.toString();
    }
}
