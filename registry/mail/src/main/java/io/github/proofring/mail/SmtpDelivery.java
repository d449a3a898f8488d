package io.github.proofring.mail;

import io.github.proofring.registry.address.EmailAddress;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Mail by SMTP (RFC 5321), over a few connections that stay open between messages. Safe for use by many threads; close it when the
 * application ends.
 *
 * <p>A message is handed over once. If a connection that waited turns out to have ended before the text was begun, a new one is
 * tried; if the answer to the text is lost, that is told as failed, though it may have been taken.
 *
 * <ul>
 *   <li>A recipient or a message that the server rejects for good (5xx), or what is no address of one mailbox: {@linkplain
 *       DeliveryException#refused refused}. A server that relays for nobody says the same of every recipient.
 *   <li>What it rejects for now (4xx), such as a greylisted sender: {@linkplain DeliveryException#busy busy} for a minute.
 *   <li>No connection, none free in time, no TLS or not the right certificate, a wrong password or none where one is asked for, a
 *       sender that is not welcome, no answer in time, an end in the middle: {@linkplain DeliveryException#failed failed}.
 * </ul>
 *
 * <p>Angus Mail writes addresses and texts, codes among them, into the log of the platform at the level {@code FINE} and below, under
 * the name {@code org.eclipse.angus.mail.smtp}. Leave it above that.
 */
public final class SmtpDelivery implements Delivery, AutoCloseable {
    private final Letters letters;
    private final Connections connections;
    private final Semaphore free;
    private final long patienceMillis;

    private SmtpDelivery(SmtpServer server, Clock clock) {
        this.letters = new Letters(server, clock);
        this.connections = new Connections(server, clock);
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
        if (!isOneMailbox(message.to())) {
            throw DeliveryException.refused("this is no address of a mailbox");
        }
        if (!acquired()) {
            throw DeliveryException.failed("all connections to the mail server are in use");
        }
        try {
            handOver(message, isAscii(message.to()) ? connections.take() : knowingUtf8());
        } catch (MessagingException e) {
            throw Failures.of(e);
        } finally {
            free.release();
        }
    }

    private void handOver(Message message, Connection connection) throws MessagingException {
        try {
            send(message, connection);
        } catch (MessagingException e) {
            if (!connection.waited() || connection.textBegun() || !Failures.tellsOfAnEnd(e)) {
                throw Failures.of(e, connection.textBegun());
            }
            // The server cannot have it. A new connection has not waited: there is no third time.
            handOver(message, connections.open());
        }
    }

    private void send(Message message, Connection connection) throws MessagingException {
        boolean sent = false;
        try {
            letters.send(message, connection);
            sent = true;
        } finally {
            if (sent) {
                connections.putBack(connection);
            } else {
                Connections.drop(connection);
            }
        }
    }

    private Connection knowingUtf8() throws MessagingException {
        Connection connection = connections.openForUtf8();
        if (!connection.supportsExtension("SMTPUTF8")) {
            Connections.drop(connection);
            throw DeliveryException.refused("the mail server takes no address that is not in ASCII (RFC 6531)");
        }
        return connection;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    /** To the mail library, some texts are an address and more: a name, a group of several. */
    private static boolean isOneMailbox(String address) {
        return EmailAddress.parse(address)
                .filter(read -> read.value().equals(address))
                .isPresent();
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
