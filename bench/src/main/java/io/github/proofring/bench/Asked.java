package io.github.proofring.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A database that counts what it is asked: statements and commits. */
final class Asked {
    private final AtomicLong asked = new AtomicLong();
    private final DataSource counted;

    Asked(DataSource real) {
        this.counted = proxy(
                DataSource.class,
                (proxy, method, arguments) -> method.getName().equals("getConnection")
                        ? counted((Connection) method.invoke(real, arguments))
                        : method.invoke(real, arguments));
    }

    DataSource database() {
        return counted;
    }

    long statements() {
        return asked.get();
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                asked.incrementAndGet();
            }
            Object answer = method.invoke(connection, arguments);
            return answer instanceof PreparedStatement statement ? counted(statement) : answer;
        });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                asked.incrementAndGet();
            }
            return method.invoke(statement, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                Asked.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
