package io.github.proofring.webauthn;

import java.util.Locale;

/** Whether the authenticator has to find out who uses it, by a finger, a face or a PIN (WebAuthn Level 3 §5.8.6). */
public enum UserVerification {
    /** Without it the ceremony is refused; with it a passkey counts as two factors. */
    REQUIRED,
    /** If it can be had. */
    PREFERRED,
    /** Only if the authenticator insists. */
    DISCOURAGED;

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
