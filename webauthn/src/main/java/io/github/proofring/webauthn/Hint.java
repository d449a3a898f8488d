package io.github.proofring.webauthn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the person will probably use, so that the browser's dialog begins with it (WebAuthn Level 3 §5.8.7). It binds nobody: to
 * refuse other authenticators, look at what they say when they are registered.
 */
public enum Hint {
    /** A security key that is plugged in or held to the device. */
    SECURITY_KEY("cross-platform"),
    /** The device itself, by its finger, face or PIN. */
    CLIENT_DEVICE("platform"),
    /** A phone beside it. */
    HYBRID("cross-platform");

    private final String attachment;

    Hint(String attachment) {
        this.attachment = attachment;
    }

    static void addTo(ObjectNode options, List<Hint> hints) {
        if (!hints.isEmpty()) {
            hints.forEach(hint -> options.withArray("hints")
                    .add(hint.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    /** For browsers that know no hints. There it binds, and so it is given only if it shuts none of the hints out. */
    static Optional<String> attachment(List<Hint> hints) {
        return hints.stream()
                .map(hint -> hint.attachment)
                .distinct()
                .reduce((one, other) -> "")
                .filter(only -> !only.isEmpty());
    }
}
