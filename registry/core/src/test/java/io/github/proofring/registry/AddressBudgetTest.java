package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may be sent to an address that is not proved")
class AddressBudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** Another server is faster, so many times. */
    private static final class Losing implements BudgetStore {
        private final BudgetStore inner = new InMemoryBudgetStore();
        private int left;

        Losing(int races) {
            this.left = races;
        }

        @Override
        public Optional<Bytes> find(Bytes key) {
            return inner.find(key);
        }

        @Override
        public boolean replace(Bytes key, Optional<Bytes> before, Bytes after, Instant forgetAt) {
            return left-- <= 0 && inner.replace(key, before, after, forgetAt);
        }

        @Override
        public int forget(Instant now) {
            return inner.forget(now);
        }
    }

    private static Optional<Refusal> charge(int races) {
        return new AddressBudget(new Losing(races), new Seal(KeyRing.generate()), Policy.STANDARD)
                .charge("ada@example.org", NOW);
    }

    @Test
    @DisplayName("after sixteen lost races nothing is sent, as it was not counted; after fifteen it is counted")
    void races() {
        assertEquals(Optional.of(Refusal.because(Reason.BUSY)), charge(16));
        assertEquals(Optional.empty(), charge(15));
    }
}
