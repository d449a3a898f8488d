package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A language says numbers, times and names in its own way")
class LanguageTest {
    private static final Instant NEW_YEARS_EVE = Instant.parse("2026-12-31T23:59:59Z");

    @ParameterizedTest
    @CsvSource({
        "en, Added 31 December 2026",
        "de, Hinzugefügt am 31. Dezember 2026",
        "es, Se añadió el 31 de diciembre de 2026",
        "fr, Date d’ajout\u00a0: 31 décembre 2026",
        "ja, 追加日: 2026年12月31日",
        "ar, تاريخ الإضافة: 31 ديسمبر 2026",
    })
    @DisplayName("the day in UTC")
    void days(String tag, String words) {
        assertEquals(words, language(tag).say(Sentence.of("security.added", NEW_YEARS_EVE)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, Try again in 1 second.",
        "en, 7200, Try again in 120 minutes.",
        "de, 1, Versuchen Sie es in 1 Sekunde noch einmal.",
        "de, 61, Versuchen Sie es in 2 Minuten noch einmal.",
        "es, 60, Inténtelo de nuevo dentro de 1 minuto.",
        "es, 86400, Inténtelo de nuevo dentro de 24 horas.",
        "fr, 30, Réessayez dans 30 secondes.",
        "ja, 90, 2分後にもう一度お試しください。",
        "ar, 1, حاول مرة أخرى بعد ثانية واحدة.",
        "ar, 2, حاول مرة أخرى بعد ثانيتين.",
        "ar, 10, حاول مرة أخرى بعد 10 ثوانٍ.",
        "ar, 11, حاول مرة أخرى بعد 11 ثانية.",
        "ar, 300, حاول مرة أخرى بعد 5 دقائق.",
        "ar, 6120, حاول مرة أخرى بعد 102 دقيقة.",
        "ar, 6180, حاول مرة أخرى بعد 103 دقائق.",
        "ar, 6660, حاول مرة أخرى بعد 111 دقيقة.",
        "ar, 86400, حاول مرة أخرى بعد 24 ساعة.",
    })
    @DisplayName(
            "times to wait: one, two, few and many where the language tells them apart, and the digits that codes have")
    void waits(String tag, int seconds, String words) {
        assertEquals(words, language(tag).say(Sentence.of("time.again", Duration.ofSeconds(seconds))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, none left",
        "en, 1, 1 left",
        "en, 10, 10 left",
        "de, 9, noch 9 übrig",
        "es, 1, queda 1",
        "es, 2, quedan 2",
        "fr, 0, aucun restant",
        "ja, 10, 残り10個",
        "ar, 0, لم يبقَ أي رمز",
        "ar, 2, بقي رمزان",
        "ar, 10, بقيت 10 رموز",
    })
    @DisplayName("how many are left")
    void left(String tag, int number, String words) {
        assertEquals(words, language(tag).say(Sentence.of("way.left", number)));
    }

    @Test
    @DisplayName("countries by their names, the time of the day as it is")
    void others() {
        Locale germany = new Locale.Builder().setRegion("DE").build();
        assertEquals(
                "Comme vous le composez chez vous (Allemagne), ou avec + et l’indicatif de son pays.",
                language("fr").say(Sentence.of("add-phone.hint.home", germany)));
        assertEquals(
                "\u2068sms\u2069 إلى \u2068x\u2069 في 23:59:59 UTC",
                language("ar").say(Sentence.of("outbox.sent", "sms", "x", LocalTime.of(23, 59, 59))));
    }

    @Test
    @DisplayName("a name that runs the other way is kept apart, so that neither it nor the sentence changes its order")
    void bothDirections() {
        assertEquals("Rename “\u2068هاتفي\u2069”", Language.ENGLISH.say(Sentence.of("rename.heading", "هاتفي")));
        assertEquals("Rename “Phone”", Language.ENGLISH.say(Sentence.of("rename.heading", "Phone")));
        assertEquals("تغيير اسم «\u2068Phone\u2069»", language("ar").say(Sentence.of("rename.heading", "Phone")));
    }

    @Test
    @DisplayName("what is said inside a sentence is said in its language, and what is nobody's stays as it is")
    void nested() {
        Sentence both = Sentence.of("way.both", Sentence.of("kind.security-key"), Sentence.verbatim("{0} 'x' <b>"));
        assertEquals("Sicherheitsschlüssel, {0} 'x' <b>", language("de").say(both));
        assertEquals("セキュリティキー、{0} 'x' <b>", language("ja").say(both));
    }

    @Test
    @DisplayName("a sentence that is not there is a mistake of ours, and named")
    void missing() {
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class, () -> language("de").say(new Sentence("no.such", List.of())));
        assertEquals("There is no sentence no.such in pages_de.properties; add it", mistake.getMessage());
    }

    private static Language language(String tag) {
        return Language.of(Locale.forLanguageTag(tag));
    }
}
