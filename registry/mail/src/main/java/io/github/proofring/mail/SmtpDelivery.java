package io.github.proofring.mail;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Mail by SMTP (RFC 5321), over a few connections that stay open between messages. Safe for use by many threads; close it when the
 * application ends.
 *
 * <p>A message is handed over once: if the connection breaks after that began, it is told as failed, though it may have been taken.
 *
 * <ul>
 *   <li>A recipient or a message that the server rejects for good (5xx): {@linkplain DeliveryException#refused refused}.
 *   <li>What it rejects for now (4xx), such as a greylisted sender: {@linkplain DeliveryException#busy busy} for a minute.
 *   <li>No connection, none free in time, no TLS or not the right certificate, a wrong password, a sender that is not welcome, no
 *       answer in time, an end in the middle: {@linkplain DeliveryException#failed failed}.
 * </ul>
 */
public final class SmtpDelivery implements Delivery, AutoCloseable {
    private final Session session;
    private final Letters letters;
    private final Connections connections;
    private final Semaphore free;
    private final long patienceMillis;

    private SmtpDelivery(SmtpServer server, Clock clock) {
        this.session = Sessions.of(server);
        this.letters = new Letters(session, server, clock);
        this.connections = new Connections(session, server, clock);
        this.free = new Semaphore(server.connections, true);
        this.patienceMillis = server.connectTimeout.toMillis();
    }

    /** Mail by this server. Nothing is sent or connected yet. */
    public static SmtpDelivery by(SmtpServer server) {
        return by(server, Clock.systemUTC());
    }

    /** The same, with a clock of one's own for the date in messages and the age of connections. */
    public static SmtpDelivery by(SmtpServer server, Clock clock) {
        return new SmtpDelivery(server, clock);
    }

    @Override
    public void deliver(Message message) {
        if (!message.channel().equals(Channel.EMAIL)) {
            throw new IllegalArgumentException("this sends mail, and not by the channel " + message.channel());
        }
        if (!acquired()) {
            throw DeliveryException.failed("all connections to the mail server are in use");
        }
        try {
            SMTPTransport connection = connections.take();
            try {
                letters.send(message, connection);
                connections.putBack(connection);
            } catch (MessagingException e) {
                Connections.drop(connection);
                throw Failures.of(e);
            } catch (RuntimeException e) {
                Connections.drop(connection);
                throw e;
            }
        } catch (MessagingException e) {
            throw Failures.of(e);
        } finally {
            free.release();
        }
    }

    /** Closes the connections. A delivery that is under way is finished. */
    @Override
    public void close() {
        connections.close();
    }

    private boolean acquired() {
        try {
            return free.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
