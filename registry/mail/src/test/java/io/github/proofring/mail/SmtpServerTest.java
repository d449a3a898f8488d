package io.github.proofring.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The description of a mail server")
class SmtpServerTest {
    private static final String FROM = "no-reply@example.org";

    @Test
    @DisplayName("as a URL: scheme, login, host, port, sender")
    void url() {
        SmtpServer server = SmtpServer.parse(
                "smtp://ada%40example.org:p%40ss+w%3Ard@mail.example.org:2587?from=no-reply@example.org&name=Zo%C3%AB+%26+Co");
        assertEquals(SmtpServer.Security.START_TLS, server.security);
        assertEquals("mail.example.org", server.host);
        assertEquals(2587, server.port);
        assertEquals(Optional.of(new SmtpServer.Login("ada@example.org", "p@ss+w:rd")), server.login);
        assertEquals(FROM, server.from);
        assertEquals("Zoë & Co", server.senderName);
    }

    @Test
    @DisplayName("the usual ports: 587, 465, 25")
    void ports() {
        assertEquals(587, SmtpServer.parse("smtp://h?from=" + FROM).port);
        SmtpServer implicit = SmtpServer.parse("SMTPS://h?from=" + FROM);
        assertEquals(465, implicit.port);
        assertEquals(SmtpServer.Security.IMPLICIT_TLS, implicit.security);
        SmtpServer plain = SmtpServer.parse("smtp+plain://[::1]?from=" + FROM);
        assertEquals(25, plain.port);
        assertEquals(SmtpServer.Security.NONE, plain.security);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.org",
                "http://user:secret@h?from=a@example.org",
                "smtp://user:secret@h",
                "smtp://user:secret@h?from=nobody",
                "smtp://user:secret@h?from=a@example.org%0d%0aBcc:b@example.org",
                "smtp://secret@h?from=a@example.org",
                "smtp://user:secret@h:0?from=a@example.org",
                "smtp://user:secret@h:65536?from=a@example.org",
                "smtp://user:secret@ho st?from=a@example.org",
                "smtp://user:secret@/?from=a@example.org",
                "smtp://user:secret@h?from=a@example.org&name=a%0ab",
                "smtp://user:%secret@h?from=a@example.org"
            })
    @DisplayName("a URL that cannot be used is refused with a reason, without its password")
    void wrongUrl(String url) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> SmtpServer.parse(url));
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertFalse(String.valueOf(each.getMessage()).contains("secret"), each.toString());
        }
    }

    @Test
    @DisplayName("prints no login")
    void redacted() {
        SmtpServer server = SmtpServer.implicitTls("h", 465, FROM).withLogin("user", "secret");
        assertEquals("SmtpServer[h:465, IMPLICIT_TLS]", server.toString());
        assertFalse(server.login.toString().contains("user"));
        assertFalse(server.login.toString().contains("secret"));
    }

    @Test
    @DisplayName("numbers out of their range are refused at once")
    void ranges() {
        SmtpServer server = SmtpServer.startTls("h", 587, FROM);
        assertThrows(IllegalArgumentException.class, () -> server.withConnections(0));
        assertThrows(IllegalArgumentException.class, () -> server.withConnections(101));
        assertThrows(IllegalArgumentException.class, () -> server.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> server.withTimeouts(Duration.ofSeconds(1), Duration.ofMinutes(2)));
        assertThrows(IllegalArgumentException.class, () -> SmtpServer.startTls(" ", 587, FROM));
        assertThrows(IllegalArgumentException.class, () -> SmtpServer.startTls("h", 587, "zoë@example.org"));
        assertThrows(IllegalArgumentException.class, () -> SmtpServer.startTls("h", 587, "a@exämple.org"));
    }
}
