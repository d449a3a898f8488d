package io.github.proofring.webauthn;

import java.util.Optional;

/** What a browser gives for a passkey that signed (WebAuthn Level 3 §5.1.5, AuthenticationResponseJSON). */
final class AssertionResponse {
    final CredentialId id;
    final byte[] clientDataJson;
    final AuthenticatorData authenticatorData;
    final byte[] signature;
    final Optional<UserHandle> user;
    final AuthenticationOutputs extensions;

    private AssertionResponse(Json json) {
        this.id = Responses.checkKind(json);
        Json response = json.object("response");
        this.clientDataJson = response.bytes("clientDataJSON");
        this.authenticatorData = AuthenticatorData.of(response.bytes("authenticatorData"));
        this.signature = response.bytes("signature");
        this.user = user(response);
        this.extensions = new ExtensionOutputs(json).authentication();
        if (authenticatorData.attested().isPresent()) {
            // §6.1: an assertion has none.
            throw new MalformedException();
        }
    }

    static AssertionResponse read(String json) {
        return new AssertionResponse(Json.read(json));
    }

    /** Some clients write one of no bytes for none. */
    private static Optional<UserHandle> user(Json response) {
        return response.optionalBytes("userHandle")
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> {
                    if (!UserHandle.isLength(bytes.length)) {
                        throw new MalformedException();
                    }
                    return UserHandle.of(bytes);
                });
    }
}
