package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a mail server is given")
class LettersTest {
    private static SmtpServer at(ScriptedServer server) {
        return SmtpServer.dangerouslyPlain("localhost", server.port(), "no-reply@example.org")
                .withSenderName("Zoë & Co");
    }

    private static String offering(String extension, String command) {
        return command.startsWith("EHLO") ? "250-test\r\n250 " + extension : ScriptedServer.usual(command);
    }

    private static MimeMessage read(String sent) throws Exception {
        // RFC 5321 §4.5.2: the dot that was put before a dot is taken away.
        String text = sent.replaceAll("(?m)^\\.", "").replace("\n", "\r\n");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8BITMIME", "SMTPUTF8"})
    @DisplayName("to an address in ASCII: ASCII throughout, and no SMTPUTF8 is asked for (RFC 6531 §3.4)")
    void ascii(String extension) throws IOException {
        try (ScriptedServer server = new ScriptedServer(command -> offering(extension, command));
                SmtpDelivery delivery = SmtpDelivery.by(at(server))) {
            delivery.deliver(Notes.to(Notes.TO));
            assertTrue(server.asked.contains("MAIL FROM:<no-reply@example.org>"), server.asked.toString());
            assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(server.text()), server.text());
            assertTrue(server.text().contains("From: =?UTF-8?"), server.text());
            assertTrue(server.text().contains("Subject: =?UTF-8?"), server.text());
        }
    }

    @Test
    @DisplayName("to an address that is not, from a server that takes it (RFC 6531): the address as it is")
    void notAscii() throws IOException {
        try (ScriptedServer server = new ScriptedServer(command -> offering("SMTPUTF8", command));
                SmtpDelivery delivery = SmtpDelivery.by(at(server))) {
            delivery.deliver(Notes.to("zoë@example.org"));
            assertTrue(server.asked.contains("MAIL FROM:<no-reply@example.org> SMTPUTF8"), server.asked.toString());
            assertTrue(server.asked.contains("RCPT TO:<zoë@example.org>"), server.asked.toString());
            assertTrue(server.text().contains("To: zoë@example.org"), server.text());
        }
    }

    @Test
    @DisplayName(
            "such a connection takes the place of one that waits, so that there are never more than were asked for")
    void place() throws IOException {
        try (ScriptedServer server = new ScriptedServer(command -> offering("SMTPUTF8", command));
                SmtpDelivery delivery = SmtpDelivery.by(at(server).withConnections(1))) {
            delivery.deliver(Notes.numbered(1));
            delivery.deliver(Notes.to("zoë@example.org"));
            delivery.deliver(Notes.numbered(2));
            assertEquals(3, server.count("GREETING"));
            assertEquals(
                    List.of("", " SMTPUTF8", ""),
                    server.asked.stream()
                            .filter(line -> line.startsWith("MAIL"))
                            .map(line -> line.substring(line.indexOf('>') + 1))
                            .toList());
        }
    }

    @Test
    @DisplayName(
            "lines that begin with dots, long ones and other letters arrive as they were, in lines of at most 998 (RFC 5322 §2.1.1)")
    void lines() throws Exception {
        String text = ".\n..\n.a\nZoë €\n" + "x".repeat(3_000) + "\n";
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
                SmtpDelivery delivery = SmtpDelivery.by(at(server))) {
            delivery.deliver(new Message(Notes.id(1), Channel.EMAIL, Notes.TO, "dots", text, Optional.empty()));
            assertTrue(server.text().lines().allMatch(line -> line.length() <= 998));
            assertEquals(text, read(server.text()).getContent().toString().replace("\r\n", "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "everyone: ada@example.org, mallory@example.org;",
                "<ada@example.org> NOTIFY=NEVER <x>",
                "Ada <ada@example.org>",
                "ada"
            })
    @DisplayName("what names no single mailbox is refused before the server hears it")
    void oneMailbox(String address) throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
                SmtpDelivery delivery = SmtpDelivery.by(at(server))) {
            DeliveryException thrown = assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(address)));
            assertTrue(thrown.isRefused());
            assertEquals(0, server.count("RCPT"), server.asked.toString());
        }
    }
}
