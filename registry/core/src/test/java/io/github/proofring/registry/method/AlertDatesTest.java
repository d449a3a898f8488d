package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountEvent.What;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Dates in messages about an event")
class AlertDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | November 26, 2026 | 10:05 PM UTC | December 26, 2026",
                "en-GB | 26 November 2026 | 22:05 UTC | 26 December 2026",
                "de | 26. November 2026 | 22:05 UTC | 26. Dezember 2026",
                "es | 26 de noviembre de 2026 | 22:05 UTC | 26 de diciembre de 2026",
                "fr | 26 novembre 2026 | 22:05 UTC | 26 décembre 2026",
                "fr-CA | 26 novembre 2026 | 22 h 05 UTC | 26 décembre 2026",
                "ja | 2026年11月26日 | 22:05 UTC | 2026年12月26日",
                "ja-JP-u-ca-japanese | 2026年11月26日 | 22:05 UTC | 2026年12月26日",
                "ar | 26 نوفمبر 2026 | 10:05 م UTC | 26 ديسمبر 2026",
                "ar-EG | 26 نوفمبر 2026 | 10:05 م UTC | 26 ديسمبر 2026",
                "pt-BR | November 26, 2026 | 10:05 PM UTC | December 26, 2026"
            })
    @DisplayName("are written as the platform writes them in the person's language and country, in UTC, and say so")
    void formats(String language, String day, String time, String until) {
        String mail = digits(
                Alerts.mail(Alerts.about(What.REPLACEMENT_ASKED, language)).text());
        assertTrue(mail.contains(day), mail);
        assertTrue(mail.contains(time + "\n"), mail);
        assertTrue(mail.contains(until), mail);
        assertTrue(digits(Alerts.call(Alerts.about(What.REPLACEMENT_ASKED, language)))
                .contains(until));
    }

    /** Which of their digits Arabic has differs from release to release of the platform. */
    private static String digits(String text) {
        return text.chars()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    @DisplayName(
            "on every day of a year, and in every country that the platform knows, a text is of GSM-7 and one segment")
    void everyDay() {
        List<Locale> locales = Stream.of(Locale.getAvailableLocales())
                .filter(locale -> List.of("en", "de", "es", "fr").contains(locale.getLanguage()))
                .filter(locale -> locale.getScript().isEmpty())
                .toList();
        assertTrue(locales.size() > 100);
        Instant first = Instant.parse("2028-01-01T00:00:00Z");
        for (Locale locale : locales) {
            for (int day = 0; day < 366; day += 7) {
                Instant until = first.plus(day, ChronoUnit.DAYS);
                Alerts.assertOneSegment(
                        Alerts.text(
                                Wording.standard(),
                                "Example Cooperative",
                                "sign-in.example-bank.example",
                                Alerts.at(until, until, locale.toLanguageTag())),
                        true);
            }
        }
    }

    @Test
    @DisplayName("§5.9: are the same wherever the server stands")
    void noDefault() {
        String before = Alerts.mail(Alerts.about(What.REPLACEMENT_ASKED, "de")).text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try {
            assertEquals(
                    before,
                    Alerts.mail(Alerts.about(What.REPLACEMENT_ASKED, "de")).text());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
