package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The test vectors of WebAuthn Level 3")
class SpecVectorsTest {
    /** One of webauthn-l3.json, whose source and licence are told there. */
    record Vector(JsonNode json) {
        String name() {
            return json.path("name").stringValue();
        }

        boolean isFramed() {
            String client = new String(
                    HexFormat.of()
                            .parseHex(json.path("registration")
                                    .path("clientDataJSON")
                                    .stringValue()),
                    java.nio.charset.StandardCharsets.UTF_8);
            return client.contains("\"crossOrigin\":true");
        }

        byte[] bytes(String ceremony, String member) {
            return HexFormat.of().parseHex(json.path(ceremony).path(member).stringValue());
        }

        String base64Url(String ceremony, String member) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ceremony, member));
        }

        RelyingParty party() {
            return RelyingParty.of(
                            json.path("rpId").stringValue(),
                            "Vectors",
                            Set.of(json.path("origin").stringValue()))
                    .withAlgorithms(java.util.List.of(SignatureAlgorithm.values()));
        }

        RelyingParty expectingFrames() {
            JsonNode top = json.path("topOrigin");
            return party().withinPagesOf(top.isString() ? Set.of(top.stringValue()) : Set.of("https://any.example"));
        }

        RegistrationResult register(RelyingParty party) {
            return register(party, base64Url("registration", "attestationObject"));
        }

        RegistrationResult register(RelyingParty party, String attestationObject) {
            ObjectNode response = response("registration");
            ((ObjectNode) response.path("response")).put("attestationObject", attestationObject);
            return party.finishRegistration(
                    Ceremonies.registration(party, bytes("registration", "challenge")),
                    response.toString(),
                    Ceremonies.NOW);
        }

        ObjectNode authenticationResponse() {
            ObjectNode response = response("authentication");
            ((ObjectNode) response.path("response"))
                    .put("authenticatorData", base64Url("authentication", "authenticatorData"))
                    .put("signature", base64Url("authentication", "signature"));
            return response;
        }

        AssertionResult authenticate(RelyingParty party, Passkey passkey) {
            return party.finishAuthentication(
                    Ceremonies.authentication(
                            party, bytes("authentication", "challenge"), Ceremonies.USER, UserVerification.DISCOURAGED),
                    passkey,
                    authenticationResponse().toString(),
                    Ceremonies.NOW);
        }

        private ObjectNode response(String ceremony) {
            ObjectNode json = Json.newObject();
            String id = base64Url("registration", "credential_id");
            json.put("id", id).put("rawId", id).put("type", "public-key");
            json.putObject("response").put("clientDataJSON", base64Url(ceremony, "clientDataJSON"));
            json.putObject("clientExtensionResults");
            return json;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static Stream<Vector> vectors() {
        return Ceremonies.resource("webauthn-l3.json")
                .path("vectors")
                .valueStream()
                .map(Vector::new);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @DisplayName(
            "register and sign in under attestation none, where pages inside others are expected if that is what they are")
    void pass(Vector vector) {
        RelyingParty party = vector.isFramed() ? vector.expectingFrames() : vector.party();
        RegistrationResult.Registered registered =
                assertInstanceOf(RegistrationResult.Registered.class, vector.register(party));
        assertEquals(
                vector.base64Url("registration", "credential_id"),
                registered.passkey().id().base64Url());
        assertInstanceOf(AssertionResult.Asserted.class, vector.authenticate(party, registered.passkey()));
    }

    private static final Set<String> WITHOUT_STATEMENT = Set.of("none.ES256", "none.ES256.crossOrigin");

    @ParameterizedTest
    @MethodSource("vectors")
    @DisplayName(
            "with certificates are trusted under the root of the specification, but for android-key, whose lists are empty (§8.4)")
    void trusted(Vector vector) {
        X509Certificate root = Certificates.of(HexFormat.of()
                .parseHex(Ceremonies.resource("webauthn-l3.json")
                        .path("attestationRoot")
                        .path("attestation_ca_cert")
                        .stringValue()));
        RelyingParty party = (vector.isFramed() ? vector.expectingFrames() : vector.party())
                .withAttestation(AttestationPolicy.trusting(Set.of(root)));
        RegistrationResult result = vector.register(party);
        if (WITHOUT_STATEMENT.contains(vector.name()) || vector.name().equals("packed-self.ES256")) {
            assertEquals(new RegistrationResult.Refused(Refusal.ATTESTATION_REQUIRED), result);
        } else if (vector.name().equals("android-key.ES256")) {
            // Neither list says that the key was generated there, nor that it is for signing: webauthn4j refuses it,
            // too.
            assertEquals(new RegistrationResult.Refused(Refusal.BAD_ATTESTATION), result);
        } else {
            Attestation attestation = assertInstanceOf(RegistrationResult.Registered.class, result)
                    .attestation();
            assertEquals(Attestation.Kind.TRUSTED, attestation.kind());
            assertEquals(vector.name().replaceFirst("\\..*", ""), attestation.format());
            assertEquals(2, attestation.chain().size());
            assertEquals(root, attestation.chain().get(1));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @DisplayName("with a statement are verified without a root, and refused with a bit of its signature flipped")
    void verified(Vector vector) {
        RelyingParty party = (vector.isFramed() ? vector.expectingFrames() : vector.party())
                .withAttestation(AttestationPolicy.verified());
        if (vector.name().equals("android-key.ES256")) {
            return;
        }
        assertEquals(
                WITHOUT_STATEMENT.contains(vector.name())
                        ? Attestation.Kind.NONE
                        : vector.name().equals("packed-self.ES256") ? Attestation.Kind.SELF : Attestation.Kind.VERIFIED,
                assertInstanceOf(RegistrationResult.Registered.class, vector.register(party))
                        .attestation()
                        .kind());
        if (!WITHOUT_STATEMENT.contains(vector.name())) {
            byte[] hash = vector.bytes("registration", "attestationObject");
            int signature = Site.indexOf(hash, "sig".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + 20;
            hash[signature] ^= 1;
            assertEquals(
                    new RegistrationResult.Refused(Refusal.BAD_ATTESTATION),
                    vector.register(
                            party, Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
        }
    }

    static Stream<Vector> framed() {
        return vectors().filter(Vector::isFramed);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("of pages inside others are refused where none are expected")
    void framed(Vector vector) {
        assertEquals(new RegistrationResult.Refused(Refusal.CROSS_ORIGIN), vector.register(vector.party()));
    }
}
