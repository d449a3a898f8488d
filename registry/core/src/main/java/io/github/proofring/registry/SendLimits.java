package io.github.proofring.registry;

import java.time.Duration;

/**
 * How often messages may be sent.
 *
 * @param interval the least time between two, up to an hour
 * @param perHour  the most in any hour, 1 to 30
 * @param perDay   the most in any 24 hours, {@code perHour} to 30
 */
public record SendLimits(Duration interval, int perHour, int perDay) {
    private static final int MOST = 30;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException naming the number that is out of its range */
    public SendLimits {
        if (interval.isNegative() || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("interval is zero to " + LONGEST + ", not " + interval);
        }
        if (perHour < 1 || perDay < perHour || perDay > MOST) {
            throw new IllegalArgumentException(
                    "perHour is 1 to perDay, and perDay at most " + MOST + ", not " + perHour + " and " + perDay);
        }
    }
}
