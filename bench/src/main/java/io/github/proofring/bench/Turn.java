package io.github.proofring.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which key is next, of a power of two of them: each once in an order that no processor foresees, and each thread where it is. */
@State(Scope.Thread)
public class Turn {
    private int at = (int) System.nanoTime();

    int next(int size) {
        // A linear congruential generator modulo a power of two comes by all numbers below it (Hull and Dobell).
        at = at * 1_664_525 + 1_013_904_223;
        return at & (size - 1);
    }
}
