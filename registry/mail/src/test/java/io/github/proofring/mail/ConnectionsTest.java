package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connections to the mail server")
class ConnectionsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));

    @Test
    @DisplayName("one for messages that follow each other; another after 30 seconds of silence")
    void kept() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
                SmtpDelivery delivery = SmtpDelivery.by(
                        SmtpServer.dangerouslyPlain("localhost", server.port(), "no-reply@example.org"), clock)) {
            for (int i = 0; i < 5; i++) {
                delivery.deliver(Notes.numbered(i));
                clock.advance(Duration.ofSeconds(29));
            }
            assertEquals(1, greetings(server));
            clock.advance(Duration.ofSeconds(1));
            delivery.deliver(Notes.numbered(5));
            assertEquals(2, greetings(server));
        }
    }

    private static long greetings(ScriptedServer server) {
        return server.asked.stream().filter("GREETING"::equals).count();
    }
}
