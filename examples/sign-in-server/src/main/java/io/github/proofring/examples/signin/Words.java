package io.github.proofring.examples.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How times are said to a person. */
final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int LONGEST_HEADER = 500;
    private static final List<Locale> LANGUAGES = Stream.of("en", "de", "es", "fr", "ja", "ar")
            .map(Locale::forLanguageTag)
            .toList();

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

    /** The first language of the browser's that messages are written in, or English; whatever it sends. */
    static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    /** How many more times something can be used. */
    static String left(int number) {
        return number == 0 ? "none left" : number + " left";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
