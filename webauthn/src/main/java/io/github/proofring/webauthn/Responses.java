package io.github.proofring.webauthn;

/** What the JSON of both ceremonies has. */
final class Responses {
    private Responses() {}

    /**
     * That it is of a public key credential, and says the same of its id in both places.
     *
     * @throws MalformedException if not
     */
    static CredentialId checkKind(Json json) {
        byte[] rawId = json.bytes("rawId");
        if (!json.text("type").equals("public-key") || !CredentialId.isLength(rawId.length)) {
            throw new MalformedException();
        }
        CredentialId id = CredentialId.of(rawId);
        if (!id.base64Url().equals(json.text("id"))) {
            throw new MalformedException();
        }
        return id;
    }
}
