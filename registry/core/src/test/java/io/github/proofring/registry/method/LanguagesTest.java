package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.SentCodes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Messages in the person's language")
class LanguagesTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final EmailCodes EMAIL = new EmailCodes("Example");
    private static final PhoneCodes PHONE = PhoneCodes.byText("Example", "example.org", PhonePolicy.international());

    private static List<CodeMessage> occasions(String language) {
        return Stream.of(
                        Optional.<Operation>empty(),
                        Optional.of(Operation.ADD_METHOD),
                        Optional.of(Operation.RENAME_METHOD),
                        Optional.of(Operation.removeMethod(new MethodId(ID))),
                        Optional.of(new Operation("choose-default")),
                        Optional.of(new Operation("change-billing")))
                .flatMap(operation -> operation.isPresent()
                        ? Stream.of(about(Purpose.STEP_UP, operation, language))
                        : Stream.of(
                                about(Purpose.SIGN_IN, operation, language),
                                about(Purpose.ENROLL, operation, language),
                                about(Purpose.REPLACE_ALL, operation, language),
                                about(Purpose.CANCEL_REPLACEMENT, operation, language)))
                .toList();
    }

    private static CodeMessage about(Purpose purpose, Optional<Operation> operation, String language) {
        return new CodeMessage(
                ID, "012345", purpose, operation, Duration.ofMinutes(10), Locale.forLanguageTag(language));
    }

    private static Message written(SentCodes kind, String address, CodeMessage about) {
        Bytes state = ((Addressed.At) kind.read(address)).state();
        return kind.write(state, about);
    }

    private static Message mail(CodeMessage about) {
        return written(EMAIL, "ada@example.org", about);
    }

    private static String text(CodeMessage about) {
        return written(PHONE, "+447400345678", about).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "ja", "ar", "de-AT", "es-419", "fr-CA", "ja-JP", "ar-EG"})
    @DisplayName("a text is one segment, 160 characters of GSM-7 or 70 of UCS-2, and each says what it approves")
    void segment(String language) {
        List<String> texts =
                occasions(language).stream().map(LanguagesTest::text).toList();
        for (String text : texts) {
            boolean gsm = text.chars().allMatch(c -> GSM_7.indexOf(c) >= 0);
            assertEquals(!language.startsWith("ja") && !language.startsWith("ar"), gsm, text);
            assertTrue(text.length() <= (gsm ? 160 : 70), text.length() + " characters: " + text);
            assertTrue(text.contains("012345"), text);
            assertTrue(text.endsWith("\n\n@example.org #012345"), text);
            assertFalse(text.contains("{"), text);
        }
        assertEquals(9, Set.copyOf(texts).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "ja", "ar"})
    @DisplayName(
            "a mail is in the language, says so to screen readers, and runs from right to left where people read like that")
    void mails(String language) {
        for (CodeMessage about : occasions(language)) {
            Message mail = mail(about);
            assertFalse(mail.text().contains("Never"), mail.text());
            assertFalse(mail.text().contains("{"), mail.text());
            assertTrue(mail.text().contains("012345"));
            String html = mail.html().orElseThrow();
            assertTrue(html.contains("<html lang=\"" + language + "\""), html);
            assertEquals(language.equals("ar"), html.contains("dir=\"rtl\""), html);
        }
    }

    @Test
    @DisplayName("ten minutes in the forms that the languages have")
    void plurals() {
        String[] expected = {"10 minutes", "10 Minuten", "10 minutos", "10 minutes", "10分間", " دقائق"};
        String[] languages = {"en", "de", "es", "fr", "ja", "ar"};
        for (int i = 0; i < languages.length; i++) {
            String text =
                    mail(about(Purpose.SIGN_IN, Optional.empty(), languages[i])).text();
            assertTrue(text.contains(expected[i]), text);
        }
    }

    @Test
    @DisplayName("every language has every sentence that English has")
    void complete() {
        Set<String> english = keys(Locale.ROOT);
        for (String language : List.of("de", "es", "fr", "ja", "ar")) {
            Set<String> missing = new TreeSet<>(english);
            missing.removeAll(ownKeys(language));
            assertEquals(Set.of(), missing, language);
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.github.proofring.registry.method.messages", locale);
    }

    private static Set<String> keys(Locale locale) {
        return bundle(locale).keySet();
    }

    /** Those that say something else than English does. */
    private static Set<String> ownKeys(String language) {
        ResourceBundle english = bundle(Locale.ROOT);
        ResourceBundle own = bundle(Locale.forLanguageTag(language));
        return own.keySet().stream()
                .filter(key ->
                        !english.containsKey(key) || !english.getString(key).equals(own.getString(key)))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("§5.9: a language that is not there is English, and never the one that the server happens to run in")
    void noDefault() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPAN);
        try {
            assertTrue(text(about(Purpose.SIGN_IN, Optional.empty(), "pt-BR")).startsWith("Your Example code"));
            assertTrue(text(about(Purpose.SIGN_IN, Optional.empty(), "en-GB")).startsWith("Your Example code"));
            assertTrue(mail(about(Purpose.SIGN_IN, Optional.empty(), "pt"))
                    .html()
                    .orElseThrow()
                    .contains("lang=\"en\""));
        } finally {
            Locale.setDefault(before);
        }
    }
}
