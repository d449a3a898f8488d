package io.github.proofring.examples.signin;

import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.QrCode;
import java.util.Map;
import java.util.Set;

/** The registry's things as the templates and the API want them. */
final class Shown {
    private static final int QR_PIXELS = 240;
    private static final Map<MethodKind, String> KINDS = Map.of(
            AuthenticatorApps.KIND,
            "Authenticator app",
            Passkeys.KIND,
            "Passkey",
            RecoveryCodes.KIND,
            "Recovery codes",
            AddressKind.EMAIL.method(),
            "Email address",
            AddressKind.PHONE.method(),
            "Phone number");

    private Shown() {}

    static Map<String, Object> method(Method method) {
        return Map.of(
                "recovery", method.kind().equals(RecoveryCodes.KIND),
                "id", method.id().value(),
                "label", method.label(),
                "kind", KINDS.getOrDefault(method.kind(), method.kind().value()),
                "passkey", method.kind().equals(Passkeys.KIND),
                "sent", AddressKind.of(method.kind()).isPresent(),
                "to", method.about().name(),
                "about", about(method),
                "added", Words.day(method.addedAt()),
                "used", method.lastUsedAt().map(Words::day).orElse(""));
    }

    /** Its own name where its owner gave it another one, and where it can be found. */
    private static String about(Method method) {
        if (method.about().left().isPresent()) {
            return Words.left(method.about().left().getAsInt());
        }
        String name = method.about().name();
        String own = name.equals(KINDS.get(method.kind())) || method.label().startsWith(name) ? "" : name;
        Set<Trait> traits = method.about().traits();
        String where = traits.contains(Trait.DEVICE_BOUND)
                ? "only on this one device"
                : traits.contains(Trait.BACKED_UP)
                        ? "synced to your devices"
                        : traits.contains(Trait.SYNCABLE) ? "can be synced" : "";
        return own.isEmpty() || where.isEmpty() ? own + where : own + ", " + where;
    }

    static Map<String, Object> message(Outbox.Kept kept) {
        Message message = kept.message();
        return Map.of(
                "at", Words.time(kept.at()),
                "channel", message.channel().value(),
                "to", message.to(),
                "subject", message.subject(),
                "text", message.text(),
                "html", message.html().orElse(""));
    }

    static Map<String, Object> setUp(OtpauthUri uri) {
        return Map.of(
                "uri", uri.revealUri(),
                "account", uri.account(),
                "secret", inFours(uri.secret().base32()),
                "qr",
                        QrCode.of(uri.revealUri(), ErrorCorrection.MEDIUM)
                                .svg(
                                        QR_PIXELS,
                                        "QR code for your authenticator app",
                                        "If you cannot scan it, type the key on this page into the app"));
    }

    /** Groups that a person can keep in mind from the screen to the phone. */
    private static String inFours(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
