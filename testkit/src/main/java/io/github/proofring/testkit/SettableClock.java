package io.github.proofring.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it, forward or back. Safe for use by many threads. */
public final class SettableClock extends Clock {
    private final SharedTime now;
    private final ZoneId zone;

    /** A clock that stands at this instant, in UTC. */
    public SettableClock(Instant now) {
        this(new SharedTime(now), ZoneOffset.UTC);
    }

    private SettableClock(SharedTime now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Moves the clock, and every clock made of it {@link #withZone}. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves the clock by this much; back, if it is negative. */
    public void advance(Duration duration) {
        now.move(duration);
    }

    @Override
    public Instant instant() {
        return now.read();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }

    @Override
    public String toString() {
        return "SettableClock[" + now.read() + "]";
    }

    /** One time for a clock and all that were made of it. */
    private static final class SharedTime {
        private Instant now;

        SharedTime(Instant now) {
            this.now = now;
        }

        synchronized Instant read() {
            return now;
        }

        synchronized void move(Duration by) {
            now = now.plus(by);
        }

        synchronized void set(Instant to) {
            now = to;
        }
    }
}
