package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hazard 8: what was sent makes the next message wait")
class SendsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final SendLimits LIMITS = new SendLimits(Duration.ofSeconds(30), 5, 10);

    private static Sends sent(Instant... times) {
        Sends sends = Sends.NONE;
        for (Instant time : times) {
            sends = sends.plus(time);
        }
        return sends;
    }

    @Test
    @DisplayName("the next one 30 seconds after the last, to the millisecond")
    void interval() {
        Sends once = sent(NOW);
        Instant then = NOW.plusSeconds(30);
        assertEquals(Optional.of(then), once.notBefore(LIMITS, NOW));
        assertEquals(Optional.of(then), once.notBefore(LIMITS, then.minusMillis(1)));
        assertEquals(Optional.empty(), once.notBefore(LIMITS, then));
        assertEquals(Optional.empty(), Sends.NONE.notBefore(LIMITS, NOW));
    }

    @Test
    @DisplayName("the sixth of an hour waits for the first to be an hour old")
    void hour() {
        Sends five = sent(NOW, NOW.plusSeconds(60), NOW.plusSeconds(120), NOW.plusSeconds(180), NOW.plusSeconds(240));
        Instant then = NOW.plus(Duration.ofHours(1));
        assertEquals(Optional.of(then), five.notBefore(LIMITS, NOW.plusSeconds(600)));
        assertEquals(Optional.empty(), five.notBefore(LIMITS, then));
        assertEquals(Optional.empty(), sent(NOW, NOW, NOW, NOW).notBefore(LIMITS, NOW.plusSeconds(30)));
    }

    @Test
    @DisplayName("a time ahead of now, of a server whose clock is, counts too")
    void ahead() {
        assertEquals(Optional.of(NOW.plusSeconds(40)), sent(NOW.plusSeconds(10)).notBefore(LIMITS, NOW));
    }

    @Test
    @DisplayName(
            "over days of asking all the time, no hour sees more than 5 and no 24 hours more than 10, with 30 seconds between")
    void windows() {
        for (long seed = 0; seed < 20; seed++) {
            java.util.Random random = new java.util.Random(seed);
            List<Instant> all = new ArrayList<>();
            Sends sends = Sends.NONE;
            Instant now = NOW;
            for (int i = 0; i < 5_000; i++) {
                now = now.plusMillis(random.nextInt(120_000));
                if (sends.notBefore(LIMITS, now).isEmpty()) {
                    sends = sends.plus(now);
                    all.add(now);
                }
            }
            assertTrue(all.size() > 20, "seed " + seed);
            assertWithin(all, 1, Duration.ofSeconds(30), seed);
            assertWithin(all, 5, Duration.ofHours(1), seed);
            assertWithin(all, 10, Duration.ofDays(1), seed);
        }
    }

    private static void assertWithin(List<Instant> all, int most, Duration span, long seed) {
        for (int i = most; i < all.size(); i++) {
            Instant earlier = all.get(i - most);
            assertTrue(!earlier.plus(span).isAfter(all.get(i)), "seed " + seed + ", message " + i);
        }
    }

    @Test
    @DisplayName("only the last 24 hours are kept, and at most 30 times: what a row of a store holds")
    void kept() {
        Sends sends = sent(NOW).plus(NOW.plus(Duration.ofDays(1)));
        assertEquals(List.of(NOW.plus(Duration.ofDays(1))), sends.times());
        Sends most = Sends.NONE;
        for (int i = 0; i < 30; i++) {
            most = most.plus(NOW.plusSeconds(i));
        }
        assertTrue(most.toBytes().size() <= 256);
        assertEquals(most, Sends.of(most.toBytes()));
    }

    @Test
    @DisplayName(
            "hazard 22: what a clock far ahead wrote is dropped by the next message, so that a row never outgrows its store")
    void farAhead() {
        Sends sends = Sends.NONE;
        for (int i = 0; i < 30; i++) {
            sends = sends.plus(NOW.plus(Duration.ofDays(30)).plusSeconds(i));
        }
        for (int i = 0; i < 30; i++) {
            sends = sends.plus(NOW.plusSeconds(i));
        }
        assertEquals(30, sends.times().size());
        assertTrue(sends.toBytes().size() <= 256);
    }

    @Test
    @DisplayName("limits that are none are refused by name")
    void limits() {
        assertThrows(IllegalArgumentException.class, () -> new SendLimits(Duration.ofSeconds(-1), 5, 10));
        assertThrows(IllegalArgumentException.class, () -> new SendLimits(Duration.ofHours(2), 5, 10));
        assertThrows(IllegalArgumentException.class, () -> new SendLimits(Duration.ZERO, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> new SendLimits(Duration.ZERO, 5, 4));
        assertThrows(IllegalArgumentException.class, () -> new SendLimits(Duration.ZERO, 5, 31));
    }
}
