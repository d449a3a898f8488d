package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to accounts in whatever order, the invariants of the design hold after each step. A failure prints the seed and the shortest
 * run that still fails; {@code -Dlife.seed} and {@code -Dlife.length} play it again, {@code -Dlife.runs} plays more.
 */
@DisplayName(
        "The life cycle under random steps: two servers on one store, crashes between store and delivery, years of time")
class LifeCycleMachineTest {
    private static final int LENGTH = Integer.getInteger("life.length", 200);

    @Test
    @DisplayName("more than 100,000 steps in memory")
    void inMemory() {
        Long seed = Long.getLong("life.seed");
        if (seed != null) {
            run(TestStore.IN_MEMORY, seed, LENGTH);
            return;
        }
        for (int i = 0; i < Integer.getInteger("life.runs", 520); i++) {
            run(TestStore.IN_MEMORY, i, LENGTH);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStore.class,
            names = {"H2", "POSTGRESQL"})
    @DisplayName("two thousand steps on each database")
    void onDatabases(TestStore store) {
        for (int i = 0; i < 10; i++) {
            run(store, 1_000_000 + i, LENGTH);
        }
    }

    private static void run(TestStore store, long seed, int length) {
        String wrong = LifeCycleMachine.play(store, seed, LifeCycleMachine.draw(seed, length));
        if (wrong.isEmpty()) {
            return;
        }
        List<LifeCycleMachine.Step> shortest = shortest(store, seed, length);
        fail("seed " + seed + ", " + shortest.size() + " steps: " + LifeCycleMachine.play(store, seed, shortest) + "\n"
                + String.join("\n", shortest.stream().map(String::valueOf).toList()));
    }

    /** First the shortest prefix, then without whatever can be left out. */
    private static List<LifeCycleMachine.Step> shortest(TestStore store, long seed, int length) {
        List<LifeCycleMachine.Step> all = LifeCycleMachine.draw(seed, length);
        int end = 1;
        while (end < all.size()
                && LifeCycleMachine.play(store, seed, all.subList(0, end)).isEmpty()) {
            end++;
        }
        List<LifeCycleMachine.Step> kept = new ArrayList<>(all.subList(0, end));
        for (int i = kept.size() - 2; i >= 0; i--) {
            List<LifeCycleMachine.Step> without = new ArrayList<>(kept);
            without.remove(i);
            if (!LifeCycleMachine.play(store, seed, without).isEmpty()) {
                kept = without;
            }
        }
        return kept;
    }
}
