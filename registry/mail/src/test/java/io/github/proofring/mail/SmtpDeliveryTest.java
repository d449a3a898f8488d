package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.testkit.SettableClock;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mail to a real server (GreenMail), with TLS from the first byte")
class SmtpDeliveryTest {
    private static final String FROM = "no-reply@example.org";
    private static final int CONNECTIONS = 4;

    static {
        Certificate.show();
    }

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private SmtpServer server(String host) {
        return SmtpServer.implicitTls(host, mail.getSmtps().getPort(), FROM)
                .withSenderName("Zoë & Co")
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("arrives with both parts, from the sender, dated, marked as written by a machine (RFC 3834)")
    void arrives() throws Exception {
        try (SmtpDelivery delivery = SmtpDelivery.by(server("localhost").withTrust(Certificate.trusted()), clock)) {
            delivery.deliver(Notes.to(Notes.TO));
        }
        MimeMessage received = mail.getReceivedMessages()[0];
        InternetAddress sender = (InternetAddress) received.getFrom()[0];
        assertEquals(FROM, sender.getAddress());
        assertEquals("Zoë & Co", sender.getPersonal());
        assertEquals(Notes.TO, received.getAllRecipients()[0].toString());
        assertEquals("Your Zoë code", received.getSubject());
        assertEquals(Date.from(clock.instant()), received.getSentDate());
        assertEquals("auto-generated", received.getHeader("Auto-Submitted", null));
        assertEquals("<" + Notes.id(0) + "@example.org>", received.getMessageID());
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(0).getContent().toString().contains(Notes.CODE));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertTrue(parts.getBodyPart(1).getContent().toString().contains("<b>" + Notes.CODE + "</b>"));
    }

    @Test
    @DisplayName("a certificate of nobody we trust: failed, nothing arrives")
    void untrusted() {
        try (SmtpDelivery delivery = SmtpDelivery.by(server("localhost"), clock)) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertFalse(thrown.isRefused());
            assertInstanceOf(SSLException.class, thrown.getCause());
        }
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    @DisplayName("a trusted certificate for another host: failed, nothing arrives (RFC 7817)")
    void otherHost() throws Exception {
        try (SmtpDelivery delivery = SmtpDelivery.by(server("127.0.0.1").withTrust(Certificate.trusted()), clock)) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertInstanceOf(SSLException.class, thrown.getCause());
        }
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    @DisplayName("with a user and a password; with the wrong one: failed, and the password stands nowhere")
    void login() throws Exception {
        mail.setUser("robot@example.org", "robot", "correct horse");
        mail.getUserManager().setAuthRequired(true);
        SmtpServer server = server("localhost").withTrust(Certificate.trusted());
        try (SmtpDelivery delivery = SmtpDelivery.by(server.withLogin("robot", "correct horse"), clock)) {
            delivery.deliver(Notes.to(Notes.TO));
        }
        assertEquals(1, mail.getReceivedMessages().length);
        try (SmtpDelivery delivery = SmtpDelivery.by(server.withLogin("robot", "wrong horse"), clock)) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertEquals("the mail server does not take the user and password", thrown.getMessage());
        }
        assertEquals(1, mail.getReceivedMessages().length);
    }

    @Test
    @DisplayName("from 16 threads at once: each arrives once")
    void threads() throws Exception {
        SmtpServer server = server("localhost").withTrust(Certificate.trusted()).withConnections(CONNECTIONS);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (SmtpDelivery delivery = SmtpDelivery.by(server, clock)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                int number = i;
                calls.add(() -> {
                    delivery.deliver(Notes.numbered(number));
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                assertTrue(each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                IntStream.range(0, 64).mapToObj(i -> "Number " + i).collect(Collectors.toSet()),
                Arrays.stream(mail.getReceivedMessages())
                        .map(SmtpDeliveryTest::subject)
                        .collect(Collectors.toSet()));
        assertEquals(64, mail.getReceivedMessages().length);
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("a closed delivery keeps no connection")
    void closed() throws Exception {
        SmtpDelivery delivery = SmtpDelivery.by(server("localhost").withTrust(Certificate.trusted()), clock);
        delivery.deliver(Notes.numbered(1));
        delivery.close();
        delivery.deliver(Notes.numbered(2));
        assertEquals(2, mail.getReceivedMessages().length);
    }
}
