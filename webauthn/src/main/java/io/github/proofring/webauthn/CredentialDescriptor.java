package io.github.proofring.webauthn;

import java.util.List;

/**
 * A passkey as the browser is told about it (WebAuthn Level 3 §5.8.3).
 *
 * @param id which
 * @param transports how its authenticator can be reached, as the browser said when it was registered
 */
public record CredentialDescriptor(CredentialId id, List<String> transports) {
    /** @throws IllegalArgumentException for more than eight transports, or one of no, more than 32 or other than ASCII characters */
    public CredentialDescriptor {
        transports = List.copyOf(transports);
        if (!Transports.areBounded(transports)) {
            throw new IllegalArgumentException(
                    "at most eight transports of 1 to 32 ASCII characters: " + transports.size());
        }
    }
}
