package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Turns")
class TurnTest {
    @Test
    @DisplayName("come by every key once before any comes again")
    void everyKeyOnce() {
        Turn turn = new Turn();
        BitSet seen = new BitSet();
        for (int i = 0; i < CodeKeys.MANY; i++) {
            seen.set(turn.next(CodeKeys.MANY));
        }
        assertEquals(CodeKeys.MANY, seen.cardinality());
    }
}
