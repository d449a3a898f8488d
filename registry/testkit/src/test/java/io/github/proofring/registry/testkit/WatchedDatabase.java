package io.github.proofring.registry.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A database that remembers what it was asked, and whose connection can be cut while it answers. */
final class WatchedDatabase {
    private final DataSource real;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private final AtomicReference<Planned> before = new AtomicReference<>(Planned.NOTHING);
    private final AtomicReference<Planned> after = new AtomicReference<>(Planned.NOTHING);

    WatchedDatabase(DataSource real) {
        this.real = real;
    }

    DataSource database() {
        return proxy(
                DataSource.class, (proxy, method, arguments) -> watched((Connection) method.invoke(real, arguments)));
    }

    /** A pool of this one connection, which closing does not close. */
    static DataSource lending(Connection connection) {
        Connection lent = proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }

    /** The statements and the ends of transactions since the last time, in order. */
    List<String> takeAsked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** The statements that were prepared since the last time, in full. */
    List<String> takePrepared() {
        List<String> taken = List.copyOf(prepared);
        prepared.clear();
        return taken;
    }

    /** The connection breaks before the next such call reaches the server: {@code "update"}, {@code "commit"}, … */
    void cutBeforeNext(String call) {
        breakBeforeNext(call, WatchedDatabase::cut);
    }

    /** The connection breaks after the server has done the next such call and before it says so. */
    void cutAfterNext(String call) {
        breakAfterNext(call, WatchedDatabase::cut);
    }

    /** This happens before the next such call reaches the server. */
    void breakBeforeNext(String call, Break what) {
        before.set(new Planned(call, what));
    }

    /** This happens after the server has done the next such call and before it says so. */
    void breakAfterNext(String call, Break what) {
        after.set(new Planned(call, what));
    }

    private static void cut() throws SQLException {
        throw new SQLException("told to break", "08006");
    }

    /** What goes wrong. */
    interface Break {
        void happen() throws SQLException;
    }

    private record Planned(String call, Break what) {
        static final Planned NOTHING = new Planned("", () -> {});

        static void pass(AtomicReference<Planned> plan, String call) throws SQLException {
            Planned planned = plan.get();
            if (planned.call.equals(call) && plan.compareAndSet(planned, NOTHING)) {
                planned.what.happen();
            }
        }
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
                return watched((String) arguments[0], (PreparedStatement) method.invoke(connection, arguments));
            }
            return name.equals("commit") || name.equals("rollback") || name.equals("close")
                    ? ask(name, () -> method.invoke(connection, arguments))
                    : method.invoke(connection, arguments);
        });
    }

    private PreparedStatement watched(String sql, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? ask(sql.substring(0, sql.indexOf(' ')), () -> method.invoke(statement, arguments))
                        : method.invoke(statement, arguments));
    }

    private interface Call {
        Object go() throws ReflectiveOperationException;
    }

    private Object ask(String name, Call call) throws ReflectiveOperationException, SQLException {
        if (!name.equals("close")) {
            asked.add(name);
        }
        Planned.pass(before, name);
        Object answer = call.go();
        Planned.pass(after, name);
        return answer;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
