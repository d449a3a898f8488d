package io.github.proofring.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The oracle itself")
class AuthenticatorAppTest {
    private static final String URI =
            "otpauth://totp/Example%20Inc:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20Inc";

    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1234567890, 89005924", "20000000000, 65353130"})
    @DisplayName("shows the codes of RFC 6238, appendix B")
    void vectors(long time, String code) {
        assertEquals(code, AuthenticatorApp.fromUri(URI + "&digits=8").code(Instant.ofEpochSecond(time)));
    }

    @Test
    @DisplayName("reads who, and prints no secret")
    void reads() {
        AuthenticatorApp app = AuthenticatorApp.fromUri(URI);
        assertEquals("Example Inc", app.issuer());
        assertEquals("ada@example.com", app.account());
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", app.secret());
        assertFalse(app.toString().contains("GEZDG"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "otpauth://hotp/a?secret=GEZDGNBVGY3TQOJQ&counter=0",
                "otpauth://totp/a?secret=GEZD1"
            })
    @DisplayName("refuses what is no authenticator app's")
    void refuses(String uri) {
        assertThrows(IllegalArgumentException.class, () -> AuthenticatorApp.fromUri(uri));
    }

    @Test
    @DisplayName("a clock stands still until it is moved, in every zone")
    void clock() {
        SettableClock clock = new SettableClock(Instant.EPOCH);
        var elsewhere = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        clock.advance(Duration.ofSeconds(30));
        assertEquals(Instant.ofEpochSecond(30), elsewhere.instant());
        clock.set(Instant.EPOCH);
        assertEquals(Instant.EPOCH, elsewhere.instant());
        assertEquals(ZoneId.of("Asia/Kathmandu"), elsewhere.getZone());
    }
}
