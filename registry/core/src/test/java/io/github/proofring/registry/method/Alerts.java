package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Message;
import java.net.URI;
import java.time.Instant;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Every event that an owner is told of, and the messages that tell it. */
final class Alerts {
    static final String MASKED = "a•••@e•••.org";
    static final URI LINK = URI.create("https://example.org/not-me?t=AbC-_123&v=1");
    static final String HOST = "example.org";
    private static final Instant AT = Instant.parse("2026-11-26T22:05:30Z");
    private static final Instant UNTIL = Instant.parse("2026-12-26T22:05:30Z");

    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    private Alerts() {}

    /** With one kind that nobody has words for. */
    static Stream<MethodKind> kinds() {
        return Stream.of(
                AuthenticatorApps.KIND,
                Passkeys.KIND,
                EmailCodes.KIND,
                PhoneCodes.TEXT,
                PhoneCodes.CALL,
                RecoveryCodes.KIND,
                new MethodKind("fax"));
    }

    /** Of what an owner is told. */
    static Stream<What> told() {
        return Stream.of(What.values()).filter(What::isToldToOwner);
    }

    static Stream<AlertMessage> all(String language) {
        return told().flatMap(what -> isOfMethod(what)
                ? kinds().map(kind -> about(what, Optional.of(kind), language))
                : Stream.of(about(what, language)));
    }

    private static boolean isOfMethod(What what) {
        return what == What.METHOD_ADDED || what == What.METHOD_REMOVED;
    }

    static boolean isOfReplacementToCome(What what) {
        return what == What.REPLACEMENT_ASKED || what == What.REPLACEMENT_COMING;
    }

    static AlertMessage about(What what, String language) {
        return about(
                what, what == What.RECOVERY_CODE_USED ? Optional.of(RecoveryCodes.KIND) : Optional.empty(), language);
    }

    static AlertMessage about(What what, Optional<MethodKind> kind, String language) {
        boolean hasAddress = kind.filter(EmailCodes.KIND::equals).isPresent();
        boolean toCome = isOfReplacementToCome(what);
        return new AlertMessage(
                "AAAAAAAAAAAAAAAAAAAAAA",
                what,
                kind,
                hasAddress ? MASKED : "",
                AT,
                Optional.of(UNTIL).filter(end -> toCome),
                Optional.of(LINK).filter(page -> toCome),
                Locale.forLanguageTag(language));
    }

    static AlertMessage masked(String masked, String language) {
        AlertMessage one = about(What.METHOD_REMOVED, Optional.of(EmailCodes.KIND), language);
        return new AlertMessage(
                one.messageId(), one.what(), one.kind(), masked, one.at(), one.until(), one.link(), one.language());
    }

    static AlertMessage at(Instant at, Instant until, String language) {
        AlertMessage one = about(What.REPLACEMENT_ASKED, language);
        return new AlertMessage(
                one.messageId(), one.what(), one.kind(), "", at, Optional.of(until), one.link(), one.language());
    }

    static AlertMessage withoutLink(What what, String language) {
        AlertMessage one = about(what, language);
        return new AlertMessage(
                one.messageId(), what, one.kind(), "", one.at(), one.until(), Optional.empty(), one.language());
    }

    static Message mail(AlertMessage alert) {
        return mail(Wording.standard(), alert);
    }

    static Message mail(Wording wording, AlertMessage alert) {
        EmailCodes kind = new EmailCodes("Example").withWording(wording);
        return kind.write(((Addressed.At) kind.read("ada@example.org")).state(), alert);
    }

    static String text(AlertMessage alert) {
        return text(Wording.standard(), "Example", HOST, alert);
    }

    static String text(Wording wording, String service, String host, AlertMessage alert) {
        PhoneCodes kind =
                PhoneCodes.byText(service, host, PhonePolicy.international()).withWording(wording);
        return kind.write(((Addressed.At) kind.read("+447400345678")).state(), alert)
                .text();
    }

    static String call(AlertMessage alert) {
        PhoneCodes kind = PhoneCodes.byCall("Example", PhonePolicy.international());
        return kind.write(((Addressed.At) kind.read("+442079460018")).state(), alert)
                .text();
    }

    static ResourceBundle bundle(Map<String, String> sentences) {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return sentences.entrySet().stream()
                        .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                        .toArray(Object[][]::new);
            }
        };
    }

    static boolean isOfGsm7(Locale language) {
        return !language.getLanguage().equals("ja") && !language.getLanguage().equals("ar");
    }

    static void assertOneSegment(String text, boolean ofGsm7) {
        assertEquals(ofGsm7, text.chars().allMatch(c -> GSM_7.indexOf(c) >= 0), text);
        assertTrue(text.length() <= (ofGsm7 ? 160 : 70), text.length() + " characters: " + text);
    }
}
