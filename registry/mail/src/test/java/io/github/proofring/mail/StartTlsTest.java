package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mail to a server that turns to TLS (RFC 3207)")
class StartTlsTest {
    private static String willing(String command) {
        return switch (command.replaceFirst(" .*", "")) {
            case "EHLO" -> "250-test\r\n250-AUTH PLAIN\r\n250 STARTTLS";
            case "STARTTLS" -> "220 go on";
            case "AUTH" -> "235 welcome";
            default -> ScriptedServer.usual(command);
        };
    }

    private static ScriptedServer server() throws Exception {
        return new ScriptedServer(StartTlsTest::willing, Optional.of(Certificate.shown()));
    }

    private static SmtpServer at(String host, ScriptedServer server) {
        return SmtpServer.startTls(host, server.port(), "no-reply@example.org").withLogin("robot", "correct horse");
    }

    private static void assertNothingSaid(ScriptedServer server) {
        assertEquals(0, server.count("AUTH") + server.count("MAIL") + server.count("TEXT"), server.asked.toString());
    }

    @Test
    @DisplayName(
            "the password, the address and the text are said after TLS began, over one connection for both messages")
    void encrypted() throws Exception {
        try (ScriptedServer server = server();
                SmtpDelivery delivery = SmtpDelivery.by(at("localhost", server).withTrust(Certificate.trusted()))) {
            delivery.deliver(Notes.numbered(1));
            delivery.deliver(Notes.numbered(2));
            assertEquals(1, server.count("TLS"));
            assertEquals(2, server.count("TEXT"));
            assertTrue(server.asked.indexOf("TLS") < first(server, "AUTH"), server.asked.toString());
            assertTrue(server.asked.indexOf("TLS") < first(server, "MAIL"), server.asked.toString());
        }
    }

    private static int first(ScriptedServer server, String command) {
        return server.asked.indexOf(server.asked.stream()
                .filter(line -> line.startsWith(command))
                .findFirst()
                .orElseThrow());
    }

    @Test
    @DisplayName("a certificate of nobody we trust: failed, and it has heard neither password nor text")
    void untrusted() throws Exception {
        try (ScriptedServer server = server();
                SmtpDelivery delivery = SmtpDelivery.by(at("localhost", server))) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertFalse(thrown.isRefused());
            assertInstanceOf(SSLException.class, thrown.getCause());
            assertNothingSaid(server);
        }
    }

    @Test
    @DisplayName(
            "a trusted certificate for another host: failed, and it has heard neither password nor text (RFC 7817)")
    void otherHost() throws Exception {
        try (ScriptedServer server = server();
                SmtpDelivery delivery = SmtpDelivery.by(at("127.0.0.1", server).withTrust(Certificate.trusted()))) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertInstanceOf(SSLException.class, thrown.getCause());
            assertNothingSaid(server);
        }
    }

    @Test
    @DisplayName(
            "what stands behind the answer to STARTTLS, before TLS began, is no answer to what is asked after it (§5)")
    void injected() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                        command -> command.equals("STARTTLS")
                                ? "220 go on\r\n250-test\r\n250-AUTH PLAIN\r\n250 SMTPUTF8"
                                : willing(command),
                        Optional.of(Certificate.shown()));
                SmtpDelivery delivery = SmtpDelivery.by(at("localhost", server).withTrust(Certificate.trusted()))) {
            // The text before TLS offers SMTPUTF8, the server itself does not.
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to("zoë@example.org")));
            assertTrue(thrown.isRefused());
            assertEquals(1, server.count("TLS"));
            assertEquals(0, server.count("MAIL"));
        }
    }
}
