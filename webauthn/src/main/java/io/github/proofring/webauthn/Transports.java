package io.github.proofring.webauthn;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a browser says of how an authenticator can be reached: hints, in names that a later browser may add to. */
final class Transports {
    private static final int MAX_COUNT = 8;
    private static final int MAX_LENGTH = 32;

    private Transports() {}

    /** WebAuthn Level 3 §5.8.4, without {@code internal} and {@code hybrid}. */
    static Set<String> ofRoamingKeys() {
        return Set.of("usb", "nfc", "ble", "smart-card");
    }

    static boolean areBounded(List<String> transports) {
        if (transports.size() > MAX_COUNT) {
            return false;
        }
        for (String transport : transports) {
            if (!isBounded(transport)) {
                return false;
            }
        }
        return true;
    }

    /** What of it is worth keeping: nothing that is too long or too much, each once. */
    static List<String> bounded(List<String> told) {
        return new TreeSet<>(told)
                .stream().filter(Transports::isBounded).limit(MAX_COUNT).toList();
    }

    private static boolean isBounded(String transport) {
        if (transport.isEmpty() || transport.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < transport.length(); i++) {
            if (transport.charAt(i) <= ' ' || transport.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
