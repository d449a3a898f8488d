package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The parameters of RFC 6238 §4.1 and their bounds")
class ParametersTest {

    @Test
    @DisplayName("the standard is what every app knows: SHA-1, 6 digits, 30 s, T0 = 0, one step back and forward")
    void standard() {
        Totp totp = Totp.standard();
        assertEquals(Algorithm.SHA1, totp.algorithm());
        assertEquals(6, totp.digits());
        assertEquals(Duration.ofSeconds(30), totp.period());
        assertEquals(Instant.EPOCH, totp.t0());
        assertEquals(1, totp.stepsBack());
        assertEquals(1, totp.stepsForward());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, 9, 10, Integer.MAX_VALUE})
    @DisplayName("RFC 4226 §5.3: 6, 7 or 8 digits")
    void digits(int digits) {
        assertThrows(IllegalArgumentException.class, () -> Totp.standard().withDigits(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-30S", "PT0.5S", "PT30.000000001S", "PT2147484S", "PT1000000000000H"})
    @DisplayName("a period is a whole number of seconds, at least 1")
    void period(Duration period) {
        assertThrows(IllegalArgumentException.class, () -> Totp.standard().withPeriod(period));
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "0,-1", "2,1", "3,0", "0,3", "1,2", "2147483647,2147483647", "2147483647,1", "-1,3"})
    @DisplayName("a window has three steps at most, and no negative sides")
    void window(int back, int forward) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Totp.standard().withWindow(back, forward))
                .getMessage();
        assertTrue(message.contains("3"), message);
    }

    @Test
    @DisplayName("T0 is a whole second")
    void t0() {
        assertThrows(IllegalArgumentException.class, () -> Totp.standard().withT0(Instant.EPOCH.plusNanos(1)));
    }

    @Test
    @DisplayName("each change makes another value and leaves the first; equal parameters are equal values")
    void values() {
        List<Totp> different = List.of(
                Totp.standard(),
                Totp.standard().withAlgorithm(Algorithm.SHA256),
                Totp.standard().withDigits(7),
                Totp.standard().withPeriod(Duration.ofSeconds(60)),
                Totp.standard().withT0(Instant.ofEpochSecond(1)),
                Totp.standard().withWindow(1, 0),
                Totp.standard().withWindow(0, 1),
                Totp.standard().withMaxDrift(Duration.ZERO));
        for (int i = 0; i < different.size(); i++) {
            for (int j = 0; j < different.size(); j++) {
                assertEquals(i == j, different.get(i).equals(different.get(j)), i + ", " + j);
            }
        }
        Totp again =
                Totp.standard().withDigits(8).withDigits(6).withWindow(0, 0).withWindow(1, 1);
        assertEquals(Totp.standard(), again);
        assertEquals(Totp.standard().hashCode(), again.hashCode());
        assertNotEquals(Totp.standard(), new Object());
        assertEquals(
                "Totp[SHA1, 6 digits, 30 s, T0 1970-01-01T00:00:00Z, window -1 +1, drift up to 600 s]",
                again.toString());
    }

    @Test
    @DisplayName("each change keeps the others")
    void changesAddUp() {
        Totp totp = Totp.standard()
                .withAlgorithm(Algorithm.SHA512)
                .withDigits(8)
                .withPeriod(Duration.ofSeconds(45))
                .withT0(Instant.ofEpochSecond(100))
                .withMaxDrift(Duration.ofSeconds(90))
                .withWindow(2, 0);
        assertEquals(
                "Totp[SHA512, 8 digits, 45 s, T0 1970-01-01T00:01:40Z, window -2 +0, drift up to 90 s]",
                totp.toString());
        assertEquals(totp, totp.withWindow(2, 0).withAlgorithm(Algorithm.SHA512).withT0(totp.t0()));
    }
}
