package io.github.proofring.webauthn;

import java.util.Arrays;
import java.util.Optional;

/** When an authenticator shows that it has a passkey (credProtect, CTAP 2.2 §12.1), in the order of strength. */
public enum CredentialProtection {
    /** To whoever holds it. */
    USER_VERIFICATION_OPTIONAL(1, "userVerificationOptional"),
    /** Without user verification only to who names the passkey's id. */
    USER_VERIFICATION_OPTIONAL_WITH_ID(2, "userVerificationOptionalWithCredentialIDList"),
    /** With user verification only: one that is found on the street tells nothing. */
    USER_VERIFICATION_REQUIRED(3, "userVerificationRequired");

    private final int number;
    private final String jsonName;

    CredentialProtection(int number, String jsonName) {
        this.number = number;
        this.jsonName = jsonName;
    }

    String jsonName() {
        return jsonName;
    }

    /** As CTAP numbers it. */
    static Optional<CredentialProtection> of(long number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }
}
