package io.github.proofring.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How far the clock of this server and that of its store agree. Every load asks, as no server can know by itself that its clock is wrong. */
enum Clocks {
    AGREE,
    /** Too far for what lasts for days: nothing of an account's standing changes here, and nothing that is due is done. */
    APART,
    /** Nothing is written here: what is forgotten by this time, or put off until it, would be so for all servers. */
    FAR_APART;

    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    /** In which minute it was said last: every load finds the same, and once a minute is enough. */
    private static final AtomicLong SAID = new AtomicLong(Long.MIN_VALUE);

    /**
     * The store's time lies between the two of this server, if the clocks agree; however long the read took.
     *
     * @param before this server's time before the read
     * @param after  and after it
     */
    static Clocks compare(Instant before, Instant stores, Instant after, Policy policy) {
        Duration ahead = Duration.between(stores, before);
        Duration behind = Duration.between(after, stores);
        Duration apart = ahead.compareTo(behind) > 0 ? ahead : behind;
        if (apart.compareTo(Tickets.CLOCK_SKEW) <= 0) {
            return AGREE;
        }
        Clocks found = isFar(apart, policy) ? FAR_APART : APART;
        if (isNews()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "this server''s clock is {0} {1} its store''s: set the one that is wrong. Until then {2}",
                    apart,
                    ahead.isNegative() ? "behind" : "ahead of",
                    found == FAR_APART
                            ? "nothing is changed or accepted here"
                            : "nothing is replaced or reminded of here");
        }
        return found;
    }

    private static boolean isNews() {
        long minute = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        return SAID.getAndSet(minute) != minute;
    }

    /** Half a ticket's life: whatever such a server spends, the tickets of the others are good for the other half. */
    private static boolean isFar(Duration apart, Policy policy) {
        Duration half = policy.ticketLife().dividedBy(2);
        return apart.compareTo(half) > 0 && apart.compareTo(Tickets.CLOCK_SKEW) > 0;
    }
}
