package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mail server that fails")
class SmtpFailureTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private static SmtpServer at(int port) {
        return SmtpServer.dangerouslyPlain("localhost", port, "no-reply@example.org")
                .withTimeouts(SHORT, SHORT);
    }

    private static DeliveryException failure(SmtpServer server) {
        try (SmtpDelivery delivery = SmtpDelivery.by(server)) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to(Notes.TO)));
            assertSilent(thrown);
            return thrown;
        }
    }

    private static DeliveryException failure(Function<String, String> script) throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return failure(at(server.port()));
        }
    }

    /** §5.7: neither the address nor the code, in the message or in a cause's. */
    private static void assertSilent(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("ada"), trace.toString());
        assertFalse(trace.toString().contains(Notes.CODE), trace.toString());
    }

    private static void assertFailed(DeliveryException thrown) {
        assertFalse(thrown.isRefused());
        assertEquals(Optional.empty(), thrown.retryAfter());
    }

    private static String answering(String command, String begins, String answer) {
        return command.startsWith(begins) ? answer : ScriptedServer.usual(command);
    }

    @Test
    @DisplayName("is down: failed")
    void down() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertFailed(failure(at(port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "TEXT"})
    @DisplayName("does not answer a command in time: failed")
    void silent(String command) throws IOException {
        assertFailed(failure(asked -> answering(asked, command, ScriptedServer.SILENCE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "TEXT"})
    @DisplayName("ends the connection in the middle: failed")
    void dropped(String command) throws IOException {
        assertFailed(failure(asked -> answering(asked, command, ScriptedServer.END)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "MAIL", "RCPT", "DATA", "TEXT"})
    @DisplayName("answers what is no SMTP: failed, or refused, and never taken for sent")
    void garbage(String command) throws IOException {
        failure(asked -> answering(asked, command, "HTTP/1.1 200 OK"));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <ada@example.org> unknown",
        "RCPT, 553 5.1.3 ada@example.org bad",
        "TEXT, 554 5.7.1 ada@example.org takes no such message"
    })
    @DisplayName("rejects the recipient or the message for good, and quotes the address: refused, and not quoted")
    void refused(String command, String answer) throws IOException {
        assertTrue(failure(asked -> answering(asked, command, answer)).isRefused());
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 451 4.7.1 <ada@example.org> greylisted",
        "DATA, 452 4.3.1 full",
        "TEXT, 451 4.3.0 later",
        "MAIL, 451 4.3.0 later",
        "RCPT, 421 4.3.2 closing"
    })
    @DisplayName("rejects it for now: busy for a minute")
    void busy(String command, String answer) throws IOException {
        DeliveryException thrown = failure(asked -> answering(asked, command, answer));
        assertFalse(thrown.isRefused());
        assertEquals(Optional.of(Duration.ofMinutes(1)), thrown.retryAfter());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 not you",
        "MAIL, 530 5.7.0 authentication required",
        "MAIL, 554 5.7.1 not you",
        "RCPT, 530 5.7.0 authentication required",
        "RCPT, 503 5.5.1 authenticate first",
        "RCPT, 504 5.5.2 <localhost>: Helo command rejected",
        "DATA, 503 5.5.1 no recipients"
    })
    @DisplayName("does not take mail from us: that is the application's set-up and not the person's address: failed")
    void setUp(String command, String answer) throws IOException {
        assertFailed(failure(asked -> answering(asked, command, answer)));
    }

    @Test
    @DisplayName("offers no TLS where it has to: failed, and it has heard neither address nor text")
    void noDowngrade() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual)) {
            assertFailed(failure(SmtpServer.startTls("localhost", server.port(), "no-reply@example.org")
                    .withTimeouts(SHORT, SHORT)
                    .withLogin("user", "password")));
            assertTrue(server.asked.stream()
                    .noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH") || line.startsWith("TEXT")));
        }
    }

    @Test
    @DisplayName("offers STARTTLS and then speaks on in the clear: failed, and it has heard neither password nor text")
    void falseStartTls() throws IOException {
        try (ScriptedServer server = new ScriptedServer(command -> switch (command.replaceFirst(" .*", "")) {
            case "EHLO" -> "250-test\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS";
            case "STARTTLS" -> "220 go on\r\n250-test\r\n250 AUTH PLAIN";
            default -> ScriptedServer.usual(command);
        })) {
            assertFailed(failure(SmtpServer.startTls("localhost", server.port(), "no-reply@example.org")
                    .withTimeouts(SHORT, SHORT)
                    .withLogin("user", "password")));
            assertTrue(server.asked.stream().noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH")));
        }
    }

    @Test
    @DisplayName("has no SMTPUTF8 for an address that is not in ASCII (RFC 6531 §3.5): refused")
    void addressNotInAscii() throws IOException {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
                SmtpDelivery delivery = SmtpDelivery.by(at(server.port()))) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.to("zoë@example.org")));
            assertTrue(thrown.isRefused());
        }
    }

    @Test
    @DisplayName("is silent to as many as there are connections: the next one does not wait for ever")
    void allInUse() throws Exception {
        try (ScriptedServer server = new ScriptedServer(command -> answering(command, "RCPT", ScriptedServer.SILENCE));
                SmtpDelivery delivery = SmtpDelivery.by(at(server.port())
                        .withTimeouts(SHORT, Duration.ofSeconds(20))
                        .withConnections(1))) {
            Thread first =
                    new Thread(() -> assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.numbered(1))));
            first.setDaemon(true);
            first.start();
            while (server.asked.stream().noneMatch(line -> line.startsWith("RCPT"))) {
                Thread.onSpinWait();
            }
            DeliveryException thrown = assertThrows(DeliveryException.class, () -> delivery.deliver(Notes.numbered(2)));
            assertEquals("all connections to the mail server are in use", thrown.getMessage());
        }
    }

    @Test
    @DisplayName("another channel is a mistake of the program")
    void channel() {
        try (SmtpDelivery delivery = SmtpDelivery.by(at(25))) {
            Message text = new Message(Notes.id(1), Channel.SMS, "+4912345", "", "x", Optional.empty());
            assertThrows(IllegalArgumentException.class, () -> delivery.deliver(text));
        }
    }
}
