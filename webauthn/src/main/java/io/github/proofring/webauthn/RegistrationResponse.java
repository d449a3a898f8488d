package io.github.proofring.webauthn;

import java.util.List;
import java.util.Optional;

/** What a browser gives for a new passkey (WebAuthn Level 3 §5.1.5, RegistrationResponseJSON). */
final class RegistrationResponse {
    final byte[] clientDataJson;
    final AuthenticatorData authenticatorData;
    final String format;

    /** Empty if it is no map, as that of a compound one. */
    final Optional<Cbor> statement;

    final List<String> transports;
    final Optional<Boolean> discoverable;
    final RegistrationOutputs extensions;

    private RegistrationResponse(Json json) {
        Responses.checkKind(json);
        Json response = json.object("response");
        this.clientDataJson = response.bytes("clientDataJSON");
        Cbor attestation = Cbor.readAll(response.bytes("attestationObject"));
        // §7.1 step 13: an attestation object has these three. What the statement states is not asked for here.
        this.format = attestation.text("fmt").orElseThrow(MalformedException::new);
        this.statement = attestation.map("attStmt");
        if (!attestation.hasContainer("attStmt")) {
            throw new MalformedException();
        }
        this.authenticatorData =
                AuthenticatorData.of(attestation.bytes("authData").orElseThrow(MalformedException::new));
        this.transports = Transports.bounded(response.texts("transports"));
        ExtensionOutputs outputs = new ExtensionOutputs(json);
        this.discoverable = outputs.discoverable();
        this.extensions = outputs.registration(authenticatorData);
    }

    static RegistrationResponse read(String json) {
        return new RegistrationResponse(Json.read(json));
    }
}
