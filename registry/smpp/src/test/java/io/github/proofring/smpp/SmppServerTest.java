package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The description of a message centre")
class SmppServerTest {
    private static SmppServer from(String source) {
        return SmppServer.tls("smsc.example.org", 3550, "id", "secret", source);
    }

    @ParameterizedTest
    @CsvSource({
        "+15551234567, 15551234567, 1, 1",
        "12345, 12345, 3, 0",
        "Example, Example, 5, 0",
        "Zoe & Co, Zoe & Co, 5, 0",
        "1und1, 1und1, 5, 0"
    })
    @DisplayName("type of number and numbering plan are those of the source's look (SMPP 3.4 §5.2.5, §5.2.6)")
    void source(String source, String address, int type, int plan) {
        assertEquals(new Source(address, type, plan), from(source).source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "15551234567", "+0123", "Example Cooperative", "Zoë", "a\nb", "- -"})
    @DisplayName("a source of no known look is refused; withSource takes it if it is ASCII")
    void oddSource(String source) {
        assertThrows(IllegalArgumentException.class, () -> from(source));
    }

    @Test
    @DisplayName("type of number and numbering plan can be set")
    void set() {
        assertEquals(new Source("15551234567", 2, 8), from("Example").withSource("15551234567", 2, 8).source);
        refused(() -> from("Example").withSource("Zoë", 5, 0));
        refused(() -> from("Example").withSource("123456789012345678901", 0, 0));
        refused(() -> from("Example").withSource("1", 7, 0));
        refused(() -> from("Example").withSource("1", 0, 2));
    }

    @Test
    @DisplayName("prints no login, and an exception quotes no password")
    void redacted() {
        SmppServer server = from("Example").withSystemType("type");
        assertEquals("SmppServer[smsc.example.org:3550, TLS]", server.toString());
        assertEquals("Login[…]", server.login.toString());
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> SmppServer.tls("h", 1, "id", "longsecret", "Example"));
        assertFalse(thrown.getMessage().contains("longsecret"));
    }

    @Test
    @DisplayName("what is out of its range is refused at once")
    void ranges() {
        SmppServer server = from("Example");
        refused(() -> SmppServer.tls(" ", 1, "id", "secret", "Example"));
        refused(() -> SmppServer.tls("h", 0, "id", "secret", "Example"));
        refused(() -> SmppServer.tls("h", 65_536, "id", "secret", "Example"));
        refused(() -> SmppServer.tls("h", 1, "", "secret", "Example"));
        refused(() -> SmppServer.tls("h", 1, "sixteencharacter", "secret", "Example"));
        refused(() -> SmppServer.tls("h", 1, "id", "ninechars", "Example"));
        refused(() -> SmppServer.tls("h", 1, "id", "zoë", "Example"));
        refused(() -> server.withSystemType("thirteenchars"));
        refused(() -> server.withWindow(0));
        refused(() -> server.withWindow(101));
        refused(() -> server.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)));
        refused(() -> server.withTimeouts(Duration.ofSeconds(1), Duration.ofNanos(1)));
        refused(() -> server.withTimeouts(Duration.ofSeconds(1), Duration.ofMinutes(2)));
        refused(() -> server.withEnquireLink(Duration.ofMinutes(11)));
    }

    private static void refused(Executable call) {
        assertThrows(IllegalArgumentException.class, call);
    }
}
