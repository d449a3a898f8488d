package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account in an authenticator app")
class AppEntryTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_111_111_109);

    @Test
    @DisplayName("shows the code of the time (RFC 6238 appendix B) or of the counter (RFC 4226 appendix D)")
    void code() {
        assertEquals("081804", entry(new MovingFactor.ByTime(Totp.standard())).code(TIME));
        assertEquals(
                "07081804",
                entry(new MovingFactor.ByTime(Totp.standard().withDigits(8))).code(TIME));
        AppEntry counted = entry(new MovingFactor.ByCounter(Hotp.standard(), new Counter(4)));
        assertEquals("338314", counted.code(TIME));
        assertEquals("338314", counted.code(Instant.MIN));
    }

    @Test
    @DisplayName("has no code before T0, nor after its secret was destroyed")
    void noCode() {
        AppEntry entry = entry(new MovingFactor.ByTime(Totp.standard()));
        assertThrows(IllegalArgumentException.class, () -> entry.code(Instant.ofEpochSecond(-1)));
        entry.secret().destroy();
        assertThrows(IllegalStateException.class, () -> entry.code(TIME));
    }

    @Test
    @DisplayName("does not show its secret")
    void redacted() {
        String text = entry(new MovingFactor.ByTime(Totp.standard())).toString();
        assertFalse(text.contains("GEZD"), text);
        assertFalse(text.contains("1234"), text);
    }

    private static AppEntry entry(MovingFactor factor) {
        return new AppEntry("Bank", "ada", Seeds.twenty(), factor);
    }
}
