package io.github.proofring.bench;

import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.webauthn.AuthenticationRequest;
import io.github.proofring.webauthn.Passkey;
import io.github.proofring.webauthn.PendingAuthentication;
import io.github.proofring.webauthn.PendingRegistration;
import io.github.proofring.webauthn.RegistrationRequest;
import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.SignatureAlgorithm;
import io.github.proofring.webauthn.Started;
import io.github.proofring.webauthn.UserHandle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A passkey, and what its owner's browser answered when it was made and when it was asked to sign.
 *
 * @param right whether the signature is the passkey's
 */
record Assertion(
        PendingRegistration pendingRegistration,
        String registrationOptions,
        String registration,
        Passkey passkey,
        PendingAuthentication pending,
        String options,
        String response,
        boolean right) {
    static final String ID = "example.org";
    static final String ORIGIN = "https://example.org";
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    static RelyingParty party(SignatureAlgorithm algorithm) {
        return RelyingParty.of(ID, "Example", Set.of(ORIGIN)).withAlgorithms(List.of(algorithm));
    }

    static Assertion of(SignatureAlgorithm algorithm, int number, boolean right) {
        RelyingParty party = party(algorithm);
        SoftwareAuthenticator authenticator = new SoftwareAuthenticator(ORIGIN);
        UUID user = UUID.randomUUID();
        UserHandle handle = UserHandle.of(ByteBuffer.allocate(16)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array());
        Started<PendingRegistration> making = party.startRegistration(
                RegistrationRequest.of(handle, String.format(Locale.ROOT, "ada%d", number), "Ada", List.of()), NOW);
        String registration = authenticator.create(making.optionsJson());
        Passkey passkey = ((RegistrationResult.Registered)
                        party.finishRegistration(making.pending(), registration, NOW))
                .passkey();
        Started<PendingAuthentication> asking =
                party.startAuthentication(AuthenticationRequest.of(handle, List.of(passkey.descriptor())), NOW);
        String response = authenticator.get(asking.optionsJson());
        return new Assertion(
                making.pending(),
                making.optionsJson(),
                registration,
                passkey,
                asking.pending(),
                asking.optionsJson(),
                right ? response : damaged(response),
                right);
    }

    byte[] registrationChallenge() {
        return challenge(registrationOptions);
    }

    byte[] challenge() {
        return challenge(options);
    }

    private static byte[] challenge(String optionsJson) {
        return bytes(JSON.readTree(optionsJson).path("challenge"));
    }

    private static byte[] bytes(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.stringValue());
    }

    /** Another signature, whose form is right for every algorithm: in the middle of a number. */
    private static String damaged(String response) {
        ObjectNode json = (ObjectNode) JSON.readTree(response);
        ObjectNode inner = (ObjectNode) json.path("response");
        byte[] signature = bytes(inner.path("signature"));
        signature[32] ^= 1;
        inner.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
        return json.toString();
    }

    byte[] part(String name) {
        return bytes(JSON.readTree(response).path("response").path(name));
    }
}
