package io.github.proofring.examples.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a developer puts forward, to see what comes in thirty days. It is back at the true time when the server starts again. */
final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> ahead;

    MovableClock(Clock realClock) {
        this(realClock, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock realClock, AtomicReference<Duration> ahead) {
        this.real = realClock;
        this.ahead = ahead;
    }

    void advance(Duration by) {
        ahead.updateAndGet(now -> now.plus(by));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), ahead);
    }
}
