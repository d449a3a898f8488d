package io.github.proofring.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Connections that wait for the next message, the one last used first. How many there are at once is not decided here. */
final class Connections {
    /** Servers end silent connections after some minutes (RFC 5321 §4.5.3.2.7 says five), some much sooner. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    private final Session session;
    private final SmtpServer server;
    private final Clock clock;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    private record Idle(SMTPTransport connection, Instant since) {}

    Connections(Session session, SmtpServer server, Clock clock) {
        this.session = session;
        this.server = server;
        this.clock = clock;
    }

    /** One that answers, a new one if need be. */
    SMTPTransport take() throws MessagingException {
        while (true) {
            Optional<Idle> waiting = next();
            if (waiting.isEmpty()) {
                return open();
            }
            SMTPTransport connection = waiting.get().connection();
            boolean young = waiting.get().since().plus(LONGEST_IDLE).isAfter(clock.instant());
            // Asks the server: whether it has hung up in the meantime cannot be known otherwise.
            if (young && connection.isConnected()) {
                return connection;
            }
            drop(connection);
        }
    }

    synchronized void putBack(SMTPTransport connection) {
        if (closed) {
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

    static void drop(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }

    private synchronized Optional<Idle> next() {
        return Optional.ofNullable(idle.poll());
    }

    private SMTPTransport open() throws MessagingException {
        SMTPTransport connection = (SMTPTransport) session.getTransport("smtp");
        connection.connect(
                server.host,
                server.port,
                server.login.map(SmtpServer.Login::user).orElse(null),
                server.login.map(SmtpServer.Login::password).orElse(null));
        return connection;
    }
}
