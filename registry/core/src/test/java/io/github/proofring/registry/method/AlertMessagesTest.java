package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Messages that tell the owner of an event (NIST SP 800-63B-4 §4.6)")
class AlertMessagesTest {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NUMBER = Pattern.compile("^\\d\\. ");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar", "en-GB", "de-AT", "es-419", "fr-CA", "ja-JP", "ar-EG"})
    @DisplayName("a text is one segment, ends with the host, and holds neither the link nor the address")
    void texts(String language) {
        for (AlertMessage alert : Alerts.all(language).toList()) {
            String text = Alerts.text(alert);
            Alerts.assertOneSegment(text, Alerts.isOfGsm7(alert.language()));
            assertTrue(text.matches(".*([?؟]|れば) example\\.org"), text);
            assertFalse(text.matches("(?s).*(:/|AbC|[•{}\n]).*"), text);
            assertEquals(Alerts.isOfReplacementToCome(alert.what()), text.matches(".*(26|٢٦).*"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr"})
    @DisplayName("a text is one segment with a name of 19 characters and a host of 28 as well")
    void longNames(String language) {
        Alerts.all(language)
                .forEach(alert -> Alerts.assertOneSegment(
                        Alerts.text(Wording.standard(), "Example Cooperative", "sign-in.example-bank.example", alert),
                        true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar"})
    @DisplayName(
            "each event has its own mail, text and call, and each kind of method its own words; no place is left unfilled")
    void distinct(String language) {
        List<Function<AlertMessage, String>> channels = List.of(
                alert -> Alerts.mail(alert).text(),
                Alerts::text,
                Alerts::call,
                alert -> Alerts.mail(alert).html().orElseThrow());
        for (Function<AlertMessage, String> channel : channels) {
            List<String> told = Alerts.all(language).map(channel).toList();
            assertEquals(2 * 7 + 9, told.stream().distinct().count());
            told.forEach(message -> assertFalse(message.matches("(?s).*[{}].*"), message));
        }
        assertEquals(
                Alerts.told().count(),
                Alerts.all(language)
                        .map(alert -> Alerts.mail(alert).subject())
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar"})
    @DisplayName("a mail's subject is one line with the service in it and no address; the address is in the mail, once")
    void mails(String language) {
        for (AlertMessage alert : Alerts.all(language).toList()) {
            Message mail = Alerts.mail(alert);
            assertEquals(Channel.EMAIL, mail.channel());
            assertEquals("ada@example.org", mail.to());
            assertEquals(alert.messageId(), mail.id());
            assertTrue(mail.subject().contains("Example"), mail.subject());
            assertFalse(mail.subject().matches("(?s).*[•\n@].*"), mail.subject());
            assertEquals(alert.masked().isEmpty() ? 0 : 1, count(mail.text(), Alerts.MASKED), mail.text());
            assertEquals(alert.what() != What.REPLACEMENT_COMING, mail.text().contains(" UTC\n"), mail.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar"})
    @DisplayName("a mail says the same as a document, which tells its language, and runs from right to left in Arabic")
    void documents(String language) {
        for (AlertMessage alert : Alerts.all(language).toList()) {
            Message mail = Alerts.mail(alert);
            String html = mail.html().orElseThrow();
            assertTrue(html.contains("<html lang=\"" + language + "\""), html);
            assertEquals(language.equals("ar"), html.contains("dir=\"rtl\""), html);
            assertTrue(html.contains("<title>" + escaped(mail.subject()) + "</title>"), html);
            assertEquals(lines(mail.text()), lines(shown(html)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar"})
    @DisplayName(
            "the link is in a mail about a replacement to come, once, on its own line, shown in full and left to right")
    void link(String language) {
        for (AlertMessage alert : Alerts.all(language).toList()) {
            int times = Alerts.isOfReplacementToCome(alert.what()) ? 1 : 0;
            Message mail = Alerts.mail(alert);
            String html = mail.html().orElseThrow();
            String link = Alerts.LINK.toString();
            assertEquals(times, count(mail.text(), "\n" + link + "\n"), mail.text());
            assertEquals(times, count(mail.text(), "://"), mail.text());
            assertEquals(
                    times,
                    count(html, "<a href=\"" + escaped(link) + "\" dir=\"ltr\">" + escaped(link) + "</a>"),
                    html);
            assertEquals(times, count(html, "href="), html);
            assertFalse(Alerts.text(alert).contains("://") || Alerts.call(alert).contains("://"));
        }
    }

    @Test
    @DisplayName("what to do if it was not you: what can be done then")
    void steps() {
        assertTrue(
                steps(Alerts.about(What.METHOD_ADDED, "en")).startsWith("1. Sign in to Example.\n2. Remove each way"));
        assertTrue(steps(Alerts.about(What.RECOVERY_CODE_USED, "en")).contains("\n2. Make new recovery codes.\n"));
        for (What what : new What[] {What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING}) {
            assertTrue(steps(Alerts.about(what, "en"))
                    .startsWith(
                            "1. Open this page and prove one of your ways to sign in:\n" + Alerts.LINK + "\n2. If"));
            assertTrue(steps(Alerts.withoutLink(what, "en"))
                    .startsWith("1. Sign in to Example.\n2. Cancel the request with one of"));
        }
        assertEquals("1. Ask Example for help at once.\n", steps(Alerts.about(What.REPLACEMENT_DONE, "en")));
    }

    private static String steps(AlertMessage alert) {
        return Alerts.mail(alert).text().split("If this was not you:\n", -1)[1];
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar"})
    @DisplayName("a replacement to come: the old ways go on working and do not change, until a day that is said")
    void restricted(String language) {
        for (What what : Alerts.told().toList()) {
            String[] paragraphs =
                    Alerts.mail(Alerts.about(what, language)).text().split("\n\n", -1);
            assertEquals(what == What.REPLACEMENT_ASKED ? 5 : 4, paragraphs.length);
            boolean toCome = Alerts.isOfReplacementToCome(what);
            assertEquals(toCome, paragraphs[paragraphs.length - 3].matches(".*(2026|٢٠٢٦)[^:]*"), paragraphs[2]);
        }
    }

    @Test
    @DisplayName(
            "an application's own sentence wins, for one kind of method or for one channel, and names its own kinds")
    void ownWords() {
        Wording own = Wording.of(Alerts.bundle(Map.of(
                "alert.subject.method-added", "{0}: hello",
                "alert.method-added.fax", "There''s a fax at {1}, since {2}.",
                "alert.which.fax", "Fax: {1}",
                "alert.steps", "Help:",
                "sms.alert.not-you", "Oh no? {4}")));
        AlertMessage passkey = Alerts.about(What.METHOD_ADDED, Optional.of(Passkeys.KIND), "en");
        AlertMessage fax = Alerts.about(What.METHOD_ADDED, Optional.of(new MethodKind("fax")), "en");
        assertEquals("Example: hello", Alerts.mail(own, fax).subject());
        assertTrue(Alerts.mail(own, fax).text().startsWith("There's a fax at , since November 26, 2026"));
        assertTrue(Alerts.mail(own, passkey).text().startsWith("A passkey was added"));
        assertTrue(Alerts.mail(own, passkey).text().contains("\n\nHelp:\n1. Sign in"));
        assertEquals(
                "A passkey was added to your Example account. Oh no? example.org",
                Alerts.text(own, "Example", Alerts.HOST, passkey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{2,number}", "{3,date,long}", "{1,choice,0#none}", "{when}"})
    @DisplayName("an application's own sentence that would fail at the first event is refused at once")
    void brokenPattern(String sentence) {
        for (String key : List.of("alert.when", "sms.alert.until", "voice.alert.until")) {
            assertThrows(
                    IllegalArgumentException.class, () -> Wording.of(Alerts.bundle(Map.of(key, "At " + sentence))));
        }
    }

    @Test
    @DisplayName("§5.9: a language that is not there is English")
    void noDefault() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPAN);
        try {
            assertTrue(Alerts.text(Alerts.about(What.METHOD_ADDED, "pt-BR")).startsWith("A way to sign in was added"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;");
    }

    private static String shown(String html) {
        String body = html.substring(html.indexOf("<body"), html.indexOf("</body>"));
        return TAG.matcher(body).replaceAll("").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private static List<String> lines(String text) {
        return Stream.of(text.split("\n", -1))
                .map(line -> NUMBER.matcher(line).replaceFirst(""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toList());
    }
}
