package io.github.proofring.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Connections that wait for the next message, the one last used first. How many there are at once is not decided here. */
final class Connections {
    /** Servers end silent connections after some minutes (RFC 5321 §4.5.3.2.7 says five), some much sooner. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private final SmtpServer server;
    private final Session ascii;
    private final Session utf8;
    private final Clock clock;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(Connection connection, Instant since) {}

    Connections(SmtpServer server, Clock clock) {
        this.server = server;
        this.ascii = Sessions.of(server, false);
        this.utf8 = Sessions.of(server, true);
        this.clock = clock;
    }

    /** One that waited and answers, else a new one. Only one is asked: a server that is silent costs the time of one answer. */
    Connection take() throws MessagingException {
        Optional<Connection> waiting = next();
        if (waiting.isPresent()) {
            // Asks the server: whether it has hung up in the meantime cannot be known otherwise.
            if (waiting.get().isConnected()) {
                waiting.get().reuse();
                return waiting.get();
            }
            drop(waiting.get());
        }
        return open();
    }

    /** A new one. */
    Connection open() throws MessagingException {
        return open(ascii);
    }

    /** A new one for an address that is not ASCII, in the place of one that waits. They are rare, so it does not wait for another. */
    Connection openForUtf8() throws MessagingException {
        next().ifPresent(Connections::drop);
        return open(utf8);
    }

    synchronized void putBack(Connection connection) {
        if (closed || connection.session() == utf8) {
            drop(connection);
        } else {
            idle.push(new Idle(connection, clock.instant()));
        }
    }

    synchronized void close() {
        closed = true;
        idle.forEach(each -> drop(each.connection()));
        idle.clear();
    }

    static void drop(Connection connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    /** The one last used. If that one is too old, so are all. */
    private Optional<Connection> next() {
        List<Idle> old;
        synchronized (this) {
            Optional<Idle> last = Optional.ofNullable(idle.poll());
            if (last.isEmpty() || last.get().since().plus(LONGEST_IDLE).isAfter(clock.instant())) {
                return last.map(Idle::connection);
            }
            old = new ArrayList<>(idle);
            old.add(last.get());
            idle.clear();
        }
        old.forEach(each -> drop(each.connection()));
        return Optional.empty();
    }

    private Connection open(Session session) throws MessagingException {
        Connection connection = new Connection(session);
        connection.connect(
                server.host,
                server.port,
                server.login.map(SmtpServer.Login::user).orElse(null),
                server.login.map(SmtpServer.Login::password).orElse(null));
        return connection;
    }
}
