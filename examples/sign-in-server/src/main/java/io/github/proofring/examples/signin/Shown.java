package io.github.proofring.examples.signin;

import static java.util.Map.entry;

import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.QrCode;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The registry's things as the templates and the API want them. */
final class Shown {
    private static final int QR_PIXELS = 240;
    /** How a method that was given no name is called by the registry, in English and perhaps with a number. */
    private static final Map<String, Sentence> OWN_NAMES = Map.of(
            "Passkey", Sentence.of("kind.passkey"),
            "Security key", Sentence.of("kind.security-key"),
            "Recovery codes", Sentence.of("kind.recovery-codes"));

    private static final Pattern NUMBERED = Pattern.compile("(.+) ([0-9]{1,2})");

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private Shown() {}

    static Map<String, Object> method(Method method) {
        return Map.ofEntries(
                entry("preferred", method.preferred()),
                entry("recovery", method.kind().equals(RecoveryCodes.KIND)),
                entry("id", method.id().value()),
                entry("label", label(method)),
                entry("named", !method.label().equals(method.about().name())),
                entry("kind", kind(method.kind())),
                entry("passkey", method.kind().equals(Passkeys.KIND)),
                entry("sent", AddressKind.of(method.kind()).isPresent()),
                entry("to", method.about().name()),
                entry("about", about(method).<Object>map(sentence -> sentence).orElse("")),
                entry("added", method.addedAt()),
                entry(
                        "suspended",
                        method.suspendedAt().<Object>map(instant -> instant).orElse("")),
                entry(
                        "used",
                        method.lastUsedAt().<Object>map(instant -> instant).orElse("")));
    }

    /** What its owner calls it, or what it is where they gave it no name. */
    static Sentence label(Method method) {
        Matcher numbered = NUMBERED.matcher(method.label());
        String name = numbered.matches() ? numbered.group(1) : method.label();
        if (!OWN_NAMES.containsKey(name) || !name.equals(method.about().name())) {
            return Sentence.verbatim(method.label());
        }
        return numbered.matches()
                ? Sentence.of("way.numbered", name(name), Integer.parseInt(numbered.group(2)))
                : name(name);
    }

    /** The same to be typed over, with nothing around it. */
    static String label(Method method, Language language) {
        Sentence label = label(method);
        return label.equals(Sentence.verbatim(method.label())) ? method.label() : language.say(label);
    }

    private static Sentence name(String name) {
        return OWN_NAMES.getOrDefault(name, Sentence.verbatim(name));
    }

    static Sentence kind(MethodKind kind) {
        return Sentence.of("kind." + kind.value());
    }

    /** Its own name where its owner gave it another one, and where it can be found. */
    private static Optional<Sentence> about(Method method) {
        if (method.about().left().isPresent()) {
            return Optional.of(Sentence.of("way.left", method.about().left().getAsInt()));
        }
        String name = method.about().name();
        boolean told = name.isEmpty()
                || name(name).equals(kind(method.kind()))
                || method.label().startsWith(name);
        Optional<Sentence> own = told ? Optional.empty() : Optional.of(name(name));
        Optional<Sentence> where = where(method.about().traits());
        return own.flatMap(one -> where.map(other -> Sentence.of("way.both", one, other)))
                .or(() -> own)
                .or(() -> where);
    }

    private static Optional<Sentence> where(Set<Trait> traits) {
        if (traits.contains(Trait.DEVICE_BOUND)) {
            return Optional.of(Sentence.of("way.bound"));
        }
        if (traits.contains(Trait.BACKED_UP)) {
            return Optional.of(Sentence.of("way.synced"));
        }
        return traits.contains(Trait.SYNCABLE) ? Optional.of(Sentence.of("way.syncable")) : Optional.empty();
    }

    /** What is going on with an account; empty if nothing is. */
    static Map<String, Object> standing(Standing standing) {
        return standing instanceof Standing.Restricted restricted
                ? Map.of(
                        "since", restricted.since(),
                        "until", restricted.until(),
                        "replacement",
                                restricted
                                        .replacement()
                                        .map(Method::kind)
                                        .map(Shown::kind)
                                        .<Object>map(sentence -> sentence)
                                        .orElse(""))
                : Map.of();
    }

    static Map<String, Object> message(Outbox.Kept kept) {
        Message message = kept.message();
        return Map.of(
                "at", LocalTime.ofInstant(kept.at(), ZoneOffset.UTC),
                "channel", message.channel().value(),
                "to", message.to(),
                "subject", message.subject(),
                "text", message.text(),
                "html", message.html().orElse(""),
                "link", link(message.text()));
    }

    /** The first address in it, or empty. */
    private static String link(String text) {
        Matcher link = LINK.matcher(text);
        return link.find() ? link.group() : "";
    }

    static Map<String, Object> setUp(OtpauthUri uri, Language language) {
        return Map.of(
                "uri", uri.revealUri(),
                "account", uri.account(),
                "secret", inFours(uri.secret().base32()),
                "qr",
                        QrCode.of(uri.revealUri(), ErrorCorrection.MEDIUM)
                                .svg(
                                        QR_PIXELS,
                                        language.say(Sentence.of("scan-app.qr")),
                                        language.say(Sentence.of("scan-app.qr.text"))));
    }

    /** Groups that a person can keep in mind from the screen to the phone. */
    private static String inFours(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
