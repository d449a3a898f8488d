package io.github.proofring.registry;

import io.github.proofring.registry.spi.Right;
import java.time.Instant;
import java.util.Locale;

/**
 * On what terms a rule is asked: by which numbers, with which kinds of method, at what time, in which language the person reads, and by what right and
 * from where something is done.
 */
record Terms(Policy policy, Kinds kinds, Instant now, Locale language, Doing doing) {
    /** The same, where nobody does anything but the calendar. */
    Terms(Policy policy, Kinds kinds, Instant now, Locale language) {
        this(policy, kinds, now, language, Doing.BY_TIME);
    }

    Terms with(Doing other) {
        return new Terms(policy, kinds, now, language, other);
    }

    /** The same, done by this right from where it was asked. */
    Terms by(Right right) {
        return with(doing.with(right));
    }
}
