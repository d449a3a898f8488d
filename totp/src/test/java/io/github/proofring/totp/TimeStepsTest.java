package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6238 §4.2: T is the number of time steps between T0 and the present")
class TimeStepsTest {

    @ParameterizedTest(name = "T0 {0}, period {1} s, at {2}: step {3}")
    @CsvSource({
        "1970-01-01T00:00:00Z,  30, 1970-01-01T00:00:00Z,            0",
        "1970-01-01T00:00:00Z,  30, 1970-01-01T00:00:29.999999999Z,  0",
        "1970-01-01T00:00:00Z,  30, 1970-01-01T00:00:30Z,            1",
        "1970-01-01T00:00:00Z,  30, 1970-01-01T00:00:59Z,            1",
        "1970-01-01T00:00:00Z,  30, 1970-01-01T00:01:00Z,            2",
        "1970-01-01T00:00:00Z,   1, 1970-01-01T00:00:59.5Z,         59",
        "1970-01-01T00:00:00Z,  30, 2038-01-19T03:14:08Z,     71582788",
        "1970-01-01T00:00:00Z,   1, 2106-02-07T06:28:16Z,   4294967296",
        "2020-01-01T00:00:00Z,  30, 2020-01-01T00:00:00Z,            0",
        "2020-01-01T00:00:10Z,  30, 2020-01-01T00:00:39Z,            0",
        "2020-01-01T00:00:10Z,  30, 2020-01-01T00:00:40Z,            1",
        "1960-01-01T00:00:00Z,  60, 1960-01-01T00:02:00Z,            2",
        "1970-01-01T00:00:00Z, 2147483, 1970-01-25T20:31:23Z,        1",
    })
    @DisplayName("rounded down, in 64 bits, beyond 2038 and beyond 32 bits of steps")
    void steps(Instant t0, long period, Instant now, long step) {
        Totp totp = Totp.standard().withT0(t0).withPeriod(Duration.ofSeconds(period));

        assertEquals(new TimeStep(step), totp.stepAt(now));
    }

    @Test
    @DisplayName("the last instant that Java has still has a code")
    void endOfTime() {
        Totp totp = Totp.standard().withPeriod(Duration.ofSeconds(1)).withT0(Instant.MIN);
        Secret secret = Seeds.twenty();

        String code = totp.code(secret, totp.stepAt(Instant.MAX));

        assertEquals(6, code.length());
        assertEquals(
                new TotpCheck.Matched(new Progress(totp.stepAt(Instant.MAX).value(), 0)),
                totp.check(secret, code, Instant.MAX, Progress.NEVER));
    }

    @Test
    @DisplayName("a time before T0 is refused, in words that say what to do")
    void beforeT0() {
        Totp totp = Totp.standard().withT0(Instant.parse("2020-01-01T00:00:00Z"));
        Instant early = Instant.parse("2019-12-31T23:59:59.999999999Z");

        assertTrue(assertThrows(IllegalArgumentException.class, () -> totp.stepAt(early))
                .getMessage()
                .contains("set this machine's clock"));
        assertThrows(IllegalArgumentException.class, () -> totp.check(Seeds.twenty(), "123456", early, Progress.NEVER));
        assertThrows(IllegalArgumentException.class, () -> Totp.standard().stepAt(Instant.ofEpochSecond(-1)));
    }

    @Test
    @DisplayName("there is no negative step, and no progress below none")
    void negative() {
        assertThrows(IllegalArgumentException.class, () -> new TimeStep(-1));
        assertThrows(IllegalArgumentException.class, () -> new Progress(-2, 0));
        assertEquals(-1, Progress.NEVER.lastAcceptedStep());
    }
}
