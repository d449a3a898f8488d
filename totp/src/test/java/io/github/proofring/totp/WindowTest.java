package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where each range begins and ends, to the second; what follows from it is in {@link DriftTest}. */
@DisplayName("The steps that a person's clock may show")
class WindowTest {
    private static final int PERIOD = 30;

    private final Window none = new Window(0, 0, 600);

    @Test
    @DisplayName("are another two from half a period of drift on, and from one and a half")
    void around() {
        assertArrayEquals(new int[] {0}, none.around(14, 10, PERIOD));
        assertArrayEquals(new int[] {0, 1}, none.around(15, 10, PERIOD));
        assertArrayEquals(new int[] {0}, none.around(-14, 10, PERIOD));
        assertArrayEquals(new int[] {-1, 0}, none.around(-15, 10, PERIOD));
        assertArrayEquals(new int[] {0, 1}, none.around(34, 10, PERIOD));
        assertArrayEquals(new int[] {0, 1, 2}, none.around(35, 10, PERIOD));
        assertArrayEquals(new int[] {-1, 0}, none.around(-25, 10, PERIOD));
        assertArrayEquals(new int[] {-2, -1, 0}, none.around(-26, 10, PERIOD));
    }

    @Test
    @DisplayName("are followed if a clock within the cap shows them at some second")
    void followed() {
        // The step begins 600 seconds after the present one, of which ten are over: a clock that is 590 ahead shows it.
        assertEquals(-1, none.maskIfFollowed(20, 10, PERIOD));
        assertEquals(-1, none.maskIfFollowed(20, 0, PERIOD));
        assertEquals(0, new Window(0, 0, 599).maskIfFollowed(20, 0, PERIOD));
        assertEquals(0, none.maskIfFollowed(21, 10, PERIOD));
        // It ended 600 seconds ago at the latest, its last second being one before its end.
        assertEquals(-1, none.maskIfFollowed(-20, 10, PERIOD));
        assertEquals(-1, none.maskIfFollowed(-20, 29, PERIOD));
        assertEquals(0, none.maskIfFollowed(-21, 0, PERIOD));
        assertEquals(-1, new Window(0, 0, 601).maskIfFollowed(-21, 0, PERIOD));
        assertEquals(0, new Window(0, 0, 600).maskIfFollowed(-22, 0, PERIOD));
    }

    @Test
    @DisplayName("do not depend on where T0 lies, only on the time since")
    void t0() {
        Totp standard = Totp.standard();
        Secret secret = Seeds.twenty();
        Progress last = new Progress(-1, 40);
        for (int shift : new int[] {1, 14, 15, 29, 100}) {
            Totp shifted = standard.withT0(Instant.ofEpochSecond(shift));
            for (int elapsed = 0; elapsed < PERIOD; elapsed++) {
                Instant now = Instant.ofEpochSecond(1_000 * PERIOD + elapsed);
                for (int step = 998; step <= 1_003; step++) {
                    String code = standard.code(secret, new TimeStep(step));
                    assertEquals(
                            standard.check(secret, code, now, last),
                            shifted.check(secret, code, now.plus(Duration.ofSeconds(shift)), last));
                }
            }
        }
    }
}
