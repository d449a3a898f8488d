package io.github.proofring.examples.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are said to a person. */
final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    static String tryAgainIn(Duration wait) {
        return "Try again in " + span(wait) + ".";
    }

    /** So many seconds, minutes or hours, rounded up; at least a second. */
    static String span(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return count(seconds, "second");
        }
        return seconds <= 7_200 ? count((seconds + 59) / 60, "minute") : count((seconds + 3_599) / 3_600, "hour");
    }

    /** The time of the day in UTC, to the second. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The day in UTC. */
    static String day(Instant instant) {
        return DAY.format(instant);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
