package io.github.proofring.webauthn;

import io.github.proofring.testkit.SoftwareAuthenticator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A relying party, a person's authenticator at it, and ways to change what goes between. */
final class Site {
    static final String ORIGIN = "https://example.org";
    static final UserHandle ADA = UserHandle.of("ada's handle".getBytes(StandardCharsets.UTF_8));

    /** Where authenticator data have what (WebAuthn Level 3 §6.1, §6.5.1). */
    static final int FLAGS = 32;

    static final int ID_LENGTH = 37 + 16;
    static final int KEY = ID_LENGTH + 2 + 32;

    final SoftwareAuthenticator authenticator = new SoftwareAuthenticator(ORIGIN);
    RelyingParty party = RelyingParty.of("example.org", "Example", Set.of(ORIGIN));

    Started<PendingRegistration> startRegistration(UserVerification verification, Mediation mediation) {
        return party.startRegistration(
                new RegistrationRequest(ADA, "ada", "Ada", List.of(), verification, mediation), Ceremonies.NOW);
    }

    /** Registers with the response changed on its way. */
    RegistrationResult register(UnaryOperator<String> change) {
        Started<PendingRegistration> started = startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        String response = change.apply(authenticator.create(started.optionsJson()));
        return party.finishRegistration(started.pending(), response, Ceremonies.NOW);
    }

    Passkey register() {
        return ((RegistrationResult.Registered) register(UnaryOperator.identity())).passkey();
    }

    static AuthenticationRequest known(UserVerification verification, Passkey... allowed) {
        return new AuthenticationRequest(
                Optional.of(ADA),
                Arrays.stream(allowed).map(Passkey::descriptor).toList(),
                verification,
                Mediation.DIALOG);
    }

    AssertionResult signIn(AuthenticationRequest request, Passkey passkey, UnaryOperator<String> change) {
        Started<PendingAuthentication> started = party.startAuthentication(request, Ceremonies.NOW);
        String response = change.apply(authenticator.get(started.optionsJson()));
        return party.finishAuthentication(started.pending(), passkey, response, Ceremonies.NOW);
    }

    AssertionResult signIn(Passkey passkey, UnaryOperator<String> change) {
        return signIn(known(UserVerification.REQUIRED, passkey), passkey, change);
    }

    AssertionResult signIn(Passkey passkey) {
        return signIn(passkey, UnaryOperator.identity());
    }

    /** The response with a member put in, or taken out by null, at its top. */
    static UnaryOperator<String> top(String name, String value) {
        return json -> {
            ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(json);
            node.set(name, JsonMapper.shared().readTree(value));
            return node.toString();
        };
    }

    /** The client data with something in their text replaced. */
    static UnaryOperator<String> clientData(UnaryOperator<String> change) {
        return inner(
                "clientDataJSON",
                bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** A member of the inner response, as bytes. */
    static UnaryOperator<String> inner(String name, UnaryOperator<byte[]> change) {
        return json -> {
            JsonNode node = JsonMapper.shared().readTree(json);
            ObjectNode response = (ObjectNode) node.path("response");
            byte[] bytes = Base64.getUrlDecoder().decode(response.path(name).stringValue());
            response.put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(change.apply(bytes)));
            return node.toString();
        };
    }

    /** The authenticator data inside the attestation object. */
    static UnaryOperator<String> attested(UnaryOperator<byte[]> change) {
        return inner("attestationObject", bytes -> {
            CBORMapper cbor = CBORMapper.shared();
            ObjectNode object = (ObjectNode) cbor.readTree(bytes);
            object.put("authData", change.apply(object.path("authData").binaryValue()));
            return cbor.writeValueAsBytes(object);
        });
    }

    static UnaryOperator<byte[]> at(int index, int value) {
        return bytes -> {
            byte[] changed = bytes.clone();
            changed[index] = (byte) value;
            return changed;
        };
    }

    static UnaryOperator<byte[]> flags(int clear, int set) {
        return bytes -> at(FLAGS, (bytes[FLAGS] & ~clear) | set).apply(bytes);
    }

    /** With these bytes in place of those from here to there. */
    static UnaryOperator<byte[]> splice(int from, int to, byte[] inserted) {
        return bytes -> {
            byte[] changed = new byte[bytes.length - (to - from) + inserted.length];
            System.arraycopy(bytes, 0, changed, 0, from);
            System.arraycopy(inserted, 0, changed, from, inserted.length);
            System.arraycopy(bytes, to, changed, from + inserted.length, bytes.length - to);
            return changed;
        };
    }

    /** Where these bytes are for the first time. */
    static int indexOf(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }
}
