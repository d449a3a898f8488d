package io.github.proofring.webauthn;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * An attestation statement that nobody has judged yet, and what it has to be over.
 *
 * @param rpId of whom
 * @param response in which it is
 * @param attested the new passkey, as its authenticator describes it
 * @param key its key, which fits its algorithm
 */
record Statement(
        String rpId, RegistrationResponse response, AuthenticatorData.Attested attested, CredentialPublicKey key) {
    String format() {
        return response.format;
    }

    Optional<Cbor> content() {
        return response.statement;
    }

    byte[] authenticatorData() {
        return response.authenticatorData.bytes();
    }

    byte[] clientDataHash() {
        return Digests.sha256(response.clientDataJson);
    }

    byte[] aaguid() {
        UUID model = attested.authenticator();
        return ByteBuffer.allocate(16)
                .putLong(model.getMostSignificantBits())
                .putLong(model.getLeastSignificantBits())
                .array();
    }
}
