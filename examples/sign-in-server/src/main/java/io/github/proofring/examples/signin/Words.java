package io.github.proofring.examples.signin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language a person is spoken to, and how a time to wait is said. */
final class Words {
    private static final int LONGEST_HEADER = 500;
    private static final List<Locale> LANGUAGES =
            Language.ALL.stream().map(Language::locale).toList();

    private Words() {}

    /** So many seconds, minutes, hours or days, rounded up; at least a second. */
    static Sentence inUnits(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 60) {
            return Sentence.of("time.seconds", seconds);
        }
        if (seconds <= 7_200) {
            return Sentence.of("time.minutes", (seconds + 59) / 60);
        }
        return seconds <= 172_800
                ? Sentence.of("time.hours", (seconds + 3_599) / 3_600)
                : Sentence.of("time.days", (seconds + 86_399) / 86_400);
    }

    /** The same in English. */
    static String span(Duration wait) {
        return Language.ENGLISH.say(inUnits(wait));
    }

    /** The first language of the browser's that messages and pages are written in, or English; whatever it sends. */
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
}
