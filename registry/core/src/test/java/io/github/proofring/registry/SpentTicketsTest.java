package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R3: no clock skew between nodes can revive a spent ticket")
class SpentTicketsTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Test
    @DisplayName("hazard 6: whatever is dropped, early or late, is refused from then on by every clock")
    void property() {
        for (long seed = 0; seed < 50; seed++) {
            java.util.Random random = new java.util.Random(seed);
            SpentTickets spent = SpentTickets.NONE;
            List<SpentTickets.Spent> accepted = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Instant issued = START.plusSeconds(random.nextInt(3600));
                // The node that accepts it may be up to thirty seconds off either way.
                Instant now = issued.plusSeconds(random.nextInt(600)).plusSeconds(random.nextInt(61) - 30);
                Bytes nonce = Bytes.copyOf(Random.bytes(24));
                Instant expires = issued.plus(LIFE);
                if (expires.isAfter(now) && !spent.mayHaveForgotten(expires)) {
                    spent = spent.plus(nonce, expires, now);
                    accepted.add(new SpentTickets.Spent(nonce, expires));
                }
                for (SpentTickets.Spent each : accepted) {
                    assertTrue(spent.contain(each.nonce()) || spent.mayHaveForgotten(each.expiresAt()), "seed " + seed);
                }
                assertTrue(spent.list().size() <= SpentTickets.MOST, "seed " + seed);
            }
        }
    }

    @Test
    @DisplayName("the list holds at most 64, soonest expiry dropped first")
    void most() {
        SpentTickets spent = SpentTickets.NONE;
        for (int i = 69; i >= 0; i--) {
            spent = spent.plus(Bytes.copyOf(Random.bytes(24)), START.plus(LIFE).plusSeconds(i), START);
        }
        assertEquals(64, spent.list().size());
        assertEquals(START.plus(LIFE).plusSeconds(5), spent.forgottenThrough());
        assertEquals(START.plus(LIFE).plusSeconds(6), spent.list().get(0).expiresAt());
    }
}
