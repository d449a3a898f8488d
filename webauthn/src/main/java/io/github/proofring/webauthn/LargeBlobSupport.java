package io.github.proofring.webauthn;

import java.util.Locale;

/** How much it matters that a new passkey can have a blob stored beside it (WebAuthn Level 3 §10.1.5). */
public enum LargeBlobSupport {
    /** An authenticator that cannot is passed over, which leaves many people without a passkey. */
    REQUIRED,
    /** If it can be had; {@link RegistrationOutputs#largeBlobSupported} tells. */
    PREFERRED;

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
