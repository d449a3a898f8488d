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

    private Words() {}

    static String tryAgainIn(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return "Try again in " + count(seconds, "second") + ".";
        }
        return "Try again in " + count((seconds + 59) / 60, "minute") + ".";
    }

    /** The day in UTC. */
    static String day(Instant instant) {
        return DAY.format(instant);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
