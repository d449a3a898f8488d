package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Responses of real devices, collected from the public tests of others")
class RealDevicesTest {
    /** One of real-devices.json, whose sources are told there. */
    record Case(JsonNode json) {
        RelyingParty party() {
            JsonNode origin = json.path("origin");
            Set<String> origins = origin.isArray()
                    ? origin.valueStream().map(JsonNode::stringValue).collect(Collectors.toSet())
                    : Set.of(origin.stringValue());
            return RelyingParty.of(json.path("rpId").stringValue(), "Devices", origins)
                    .withAlgorithms(List.of(SignatureAlgorithm.values()));
        }

        boolean has(String ceremony) {
            return json.has(ceremony);
        }

        byte[] challenge(String ceremony) {
            return decoded(json.path(ceremony).path("expectedChallenge"));
        }

        String response(String ceremony) {
            return json.path(ceremony).path("response").toString();
        }

        boolean isValid(String ceremony) {
            return json.path("peerVerdict").path(ceremony).stringValue().equals("valid");
        }

        UserVerification verification() {
            return json.path("requireUserVerification").asBoolean(false)
                    ? UserVerification.REQUIRED
                    : UserVerification.DISCOURAGED;
        }

        /** The owner is whom the passkey names, where it does. */
        Passkey stored() {
            JsonNode stored = json.path("storedCredential");
            Cbor cose = Cbor.readAll(decoded(stored.path("publicKeyCose")));
            return new Passkey(
                    presented().id(),
                    Ceremonies.USER,
                    CoseKey.publicKey(cose, CoseKey.algorithm(cose).orElseThrow())
                            .orElseThrow(),
                    stored.path("signCount").asLong(0),
                    false,
                    json.path("authenticationFlags").path("BE").asBoolean(),
                    false,
                    List.of(),
                    new UUID(0, 0));
        }

        Presented presented() {
            return RelyingParty.presented(response("authentication")).orElseThrow();
        }

        private static byte[] decoded(JsonNode text) {
            return Base64.getUrlDecoder().decode(text.stringValue());
        }

        @Override
        public String toString() {
            return json.path("name").stringValue();
        }
    }

    static Stream<Case> cases() {
        return Ceremonies.resource("real-devices.json")
                .path("cases")
                .valueStream()
                .map(Case::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("have the verdict that they have there, under attestation none")
    void verdict(Case device) {
        RelyingParty party = device.party();
        Optional<Passkey> passkey = Optional.empty();
        if (device.has("registration")) {
            RegistrationResult result = party.finishRegistration(
                    Ceremonies.registration(party, device.challenge("registration")),
                    device.response("registration"),
                    Ceremonies.NOW);
            assertEquals(
                    device.isValid("registration"), result instanceof RegistrationResult.Registered, result::toString);
            passkey = Optional.of(result)
                    .filter(RegistrationResult.Registered.class::isInstance)
                    .map(registered -> ((RegistrationResult.Registered) registered).passkey());
        }
        if (device.has("authentication")) {
            Passkey record = passkey.orElseGet(device::stored);
            String response = device.response("authentication");
            Presented presented = device.presented();
            // The devices name users of their own, of whom nothing else is told.
            Passkey owned = presented
                    .user()
                    .map(user -> Ceremonies.ownedBy(record, user))
                    .orElse(record);
            AssertionResult result = party.finishAuthentication(
                    Ceremonies.authentication(
                            party, device.challenge("authentication"), owned.user(), device.verification()),
                    owned,
                    response,
                    Ceremonies.NOW);
            if (device.isValid("authentication")) {
                assertInstanceOf(AssertionResult.Asserted.class, result, result::toString);
            } else {
                assertEquals(new AssertionResult.Refused(Refusal.USER_NOT_VERIFIED), result);
            }
        }
    }

    static Stream<Case> registrations() {
        return cases().filter(device -> device.has("registration"));
    }

    @ParameterizedTest
    @MethodSource("registrations")
    @DisplayName(
            "have it under attestation verified, too, which is what the peers' tests asked: no roots, the statement right")
    void statement(Case device) {
        RelyingParty party = device.party().withAttestation(AttestationPolicy.verified());
        RegistrationResult result = party.finishRegistration(
                Ceremonies.registration(party, device.challenge("registration")),
                device.response("registration"),
                Ceremonies.NOW);
        assertEquals(device.isValid("registration"), result instanceof RegistrationResult.Registered, result::toString);
        assertEquals(
                device.json().path("fmt").stringValue(),
                ((RegistrationResult.Registered) result).attestation().format());
    }
}
