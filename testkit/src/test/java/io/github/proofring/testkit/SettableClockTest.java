package io.github.proofring.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A clock that is set by hand")
class SettableClockTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    @DisplayName("stands still until it is moved, forward or back")
    void moves() {
        SettableClock clock = new SettableClock(START);
        assertEquals(START, clock.instant());
        assertEquals(START, clock.instant());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(START.plusSeconds(30), clock.instant());
        clock.advance(Duration.ofMinutes(-1));
        assertEquals(START.minusSeconds(30), clock.instant());
        clock.set(Instant.EPOCH);
        assertEquals(Instant.EPOCH, clock.instant());
    }

    @Test
    @DisplayName("moves together with its views in other zones")
    void zones() {
        SettableClock clock = new SettableClock(START);
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        clock.advance(Duration.ofHours(1));
        assertEquals(clock.instant(), elsewhere.instant());
        assertEquals(ZoneOffset.UTC, clock.getZone());
        assertEquals(ZoneId.of("Asia/Kathmandu"), elsewhere.getZone());
    }

    @Test
    @DisplayName("loses no move of many threads")
    void threads() throws InterruptedException {
        SettableClock clock = new SettableClock(START);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 1_000; j++) {
                    clock.advance(Duration.ofSeconds(1));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(START.plusSeconds(8_000), clock.instant());
    }
}
