package io.github.proofring.registry.sms;

import java.time.Duration;
import java.time.Instant;

/** The passing of time, as a port: a test waits for none. */
interface Waiting {
    /** The time of day, for a Retry-After that names one. */
    Instant now();

    /** Nanoseconds that only grow, from an unknown beginning; a corrected clock neither lengthens nor shortens a delivery. */
    long nanos();

    void pause(Duration length) throws InterruptedException;

    static Waiting really() {
        return new Waiting() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                Thread.sleep(length.toMillis());
            }
        };
    }
}
