package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R4: guessing is slowed per method and lane")
class AttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Policy POLICY = Policy.STANDARD;

    @Test
    @DisplayName("three slips cost nothing, then 30 s doubling up to an hour (NIST SP 800-63B-4 §3.2.2)")
    void waits() {
        List<Duration> waits = new ArrayList<>();
        Attempts attempts = Attempts.NONE;
        for (int i = 0; i < 12; i++) {
            attempts = attempts.afterFailure(NOW, POLICY);
            waits.add(Duration.between(NOW, attempts.notBefore()));
        }
        assertEquals(
                List.of(0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L),
                waits.stream().map(Duration::toSeconds).toList());
    }

    @Test
    @DisplayName("the wait is refused to the last millisecond and not one longer")
    void edge() {
        Attempts attempts = new Attempts(4, NOW);
        assertEquals(
                Reason.TOO_MANY_ATTEMPTS,
                attempts.refuses(Lane.STRANGER, NOW.minusMillis(1), POLICY)
                        .orElseThrow()
                        .reason());
        assertTrue(attempts.refuses(Lane.STRANGER, NOW, POLICY).isEmpty());
    }

    @Test
    @DisplayName("20 failures close the known device's lane and 80 everyone else's: 100 in all")
    void limits() {
        for (Lane lane : new Lane[] {Lane.KNOWN_DEVICE, Lane.STRANGER}) {
            int failures = 0;
            Attempts attempts = Attempts.NONE;
            while (attempts.refuses(lane, attempts.notBefore(), POLICY).isEmpty()) {
                attempts = attempts.afterFailure(attempts.notBefore(), POLICY);
                failures++;
            }
            assertEquals(lane == Lane.KNOWN_DEVICE ? 20 : 80, failures);
            assertEquals(
                    Reason.PROVE_ANOTHER_WAY,
                    attempts.refuses(lane, Instant.MAX, POLICY).orElseThrow().reason());
        }
    }

    @Test
    @DisplayName("hazard 2: the lane of a cancel is slowed like any other, and never closes")
    void cancelling() {
        Attempts attempts = Attempts.NONE;
        for (int i = 0; i < 1_000; i++) {
            attempts = attempts.afterFailure(attempts.notBefore(), POLICY);
            assertTrue(attempts.refuses(Lane.CANCELLING, attempts.notBefore(), POLICY)
                    .isEmpty());
        }
        Instant last = attempts.notBefore();
        assertEquals(
                Reason.TOO_MANY_ATTEMPTS,
                attempts.refuses(Lane.CANCELLING, last.minus(POLICY.guessing().longestWait()), POLICY)
                        .orElseThrow()
                        .reason());
    }

    @Test
    @DisplayName("eighty guesses take a stranger more than two and a half days")
    void days() {
        Attempts attempts = new Attempts(0, NOW);
        for (int i = 0; i < 79; i++) {
            attempts = attempts.afterFailure(attempts.notBefore(), POLICY);
        }
        assertTrue(Duration.between(NOW, attempts.notBefore()).compareTo(Duration.ofHours(60)) > 0);
    }
}
