package io.github.proofring.registry;

import java.time.Duration;

/** The ranges of a policy's numbers. */
final class Ranges {
    private Ranges() {}

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    static void within(String name, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is more than zero and at most " + most + ", not " + value);
        }
    }
}
