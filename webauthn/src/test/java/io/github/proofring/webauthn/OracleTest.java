package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

@DisplayName("webauthn4j as a second opinion on assertions")
class OracleTest {
    private static final int MUTATIONS = 100_000;

    /** What we refuse and webauthn4j leaves to its caller, or reads past: each is stricter. */
    private static final Set<Refusal> STRICTER = Set.of(
            // type and id beside rawId are not looked at there; members that are there twice are taken.
            Refusal.MALFORMED,
            // Whose the passkey is, is the caller's.
            Refusal.OTHER_USER);

    private static final JsonMapper LENIENT = JsonMapper.shared();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** An assertion with all that is needed to judge it. */
    record Assertion(
            String name,
            RelyingParty party,
            String origin,
            String rpId,
            String challenge,
            Passkey passkey,
            String cose,
            String response) {}

    @Test
    @DisplayName("has the same verdict on every vector and device whose algorithm it knows")
    void same() {
        List<Assertion> assertions = assertions();
        assertTrue(assertions.size() >= 20, "only " + assertions.size());
        for (Assertion assertion : assertions) {
            assertEquals(
                    oracle(assertion, assertion.response()),
                    ours(assertion, assertion.response()) instanceof AssertionResult.Asserted,
                    assertion.name());
        }
    }

    @Test
    @DisplayName("has the same verdict on 100,000 damaged ones, or the difference has a name and ours is the stricter")
    void mutated() {
        long seed = 4;
        Mutations mutations = new Mutations(seed);
        // RSA verifies twenty times as fast as the runtime's own elliptic curves: most of them are of that.
        List<Assertion> all = assertions();
        List<Assertion> rsa = all.stream()
                .filter(assertion -> assertion.passkey().publicKey().algorithm() == SignatureAlgorithm.RS256)
                .toList();
        Map<Refusal, Integer> stricter = new EnumMap<>(Refusal.class);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Assertion assertion = i % 16 == 0 ? all.get(i / 16 % all.size()) : rsa.get(i % rsa.size());
            String response = mutations.of(assertion.response());
            AssertionResult result = ours(assertion, response);
            boolean theirs = oracle(assertion, response);
            String where = "seed " + seed + ", mutation " + i + " of " + assertion.name() + ": " + result;
            if (result instanceof AssertionResult.Refused refused && theirs) {
                assertTrue(STRICTER.contains(refused.why()), where);
                assertTrue(refused.why() != Refusal.MALFORMED || isNoResponse(response), where + " " + response);
                stricter.merge(refused.why(), 1, Integer::sum);
            } else {
                assertEquals(theirs, result instanceof AssertionResult.Asserted, where);
                accepted += theirs ? 1 : 0;
            }
        }
        System.out.println(
                "Of " + MUTATIONS + " damaged assertions both take " + accepted + "; we alone refuse " + stricter);
    }

    /** What webauthn4j reads past: not a public key credential by its own word, two ids, a member twice, a user handle too long. */
    private static boolean isNoResponse(String response) {
        JsonNode json = LENIENT.readTree(response);
        JsonNode handle = json.path("response").path("userHandle");
        return !json.path("type").asString("").equals("public-key")
                || !json.path("id").asString("").equals(json.path("rawId").asString("-"))
                || (!handle.isMissingNode()
                        && !handle.isNull()
                        && (!handle.isString() || handle.stringValue().length() > 86))
                || hasMemberTwice(response)
                || hasMemberTwice(new String(
                        Base64.getUrlDecoder()
                                .decode(json.path("response")
                                        .path("clientDataJSON")
                                        .asString("")),
                        StandardCharsets.UTF_8));
    }

    private static boolean hasMemberTwice(String json) {
        try {
            STRICT.readTree(json);
            return false;
        } catch (StreamReadException e) {
            return String.valueOf(e.getMessage()).contains("Duplicate");
        }
    }

    private AssertionResult ours(Assertion assertion, String response) {
        return assertion
                .party()
                .finishAuthentication(
                        Ceremonies.authentication(
                                assertion.party(),
                                Base64.getUrlDecoder().decode(assertion.challenge()),
                                assertion.passkey().user(),
                                UserVerification.DISCOURAGED),
                        assertion.passkey(),
                        response,
                        Ceremonies.NOW);
    }

    private boolean oracle(Assertion assertion, String response) {
        Passkey passkey = assertion.passkey();
        COSEKey key =
                converter.getCborMapper().readValue(Base64.getUrlDecoder().decode(assertion.cose()), COSEKey.class);
        CredentialRecordImpl fresh = new CredentialRecordImpl(
                null,
                passkey.userVerificationSeen(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signatureCount(),
                new AttestedCredentialData(AAGUID.ZERO, passkey.id().toByteArray(), key),
                null,
                null,
                null,
                Set.of());
        ServerProperty server = ServerProperty.builder()
                .origin(new Origin(assertion.origin()))
                .rpId(assertion.rpId())
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(assertion.challenge())))
                .build();
        try {
            manager.verifyAuthenticationResponseJSON(
                    response, new AuthenticationParameters(server, fresh, null, false));
            return true;
        } catch (RuntimeException e) {
            // All kinds of them, for all kinds of bytes.
            return false;
        }
    }

    private static List<Assertion> assertions() {
        List<Assertion> assertions = new ArrayList<>();
        SpecVectorsTest.vectors().filter(vector -> !vector.isFramed()).forEach(vector -> {
            Passkey passkey = ((RegistrationResult.Registered) vector.register(vector.party())).passkey();
            assertions.add(new Assertion(
                    vector.name(),
                    vector.party(),
                    vector.json().path("origin").stringValue(),
                    vector.json().path("rpId").stringValue(),
                    vector.base64Url("authentication", "challenge"),
                    passkey,
                    cose(vector.bytes("registration", "attestationObject")),
                    vector.authenticationResponse().toString()));
        });
        RealDevicesTest.cases()
                .filter(device -> device.has("authentication") && device.isValid("authentication"))
                .filter(device -> device.json().path("origin").isString())
                .forEach(device -> add(device, assertions));
        return assertions;
    }

    private static void add(RealDevicesTest.Case device, List<Assertion> assertions) {
        Passkey passkey;
        String cose;
        if (device.has("registration")) {
            RelyingParty party = device.party();
            passkey = ((RegistrationResult.Registered) party.finishRegistration(
                            Ceremonies.registration(party, device.challenge("registration")),
                            device.response("registration"),
                            Ceremonies.NOW))
                    .passkey();
            cose = cose(Base64.getUrlDecoder()
                    .decode(device.json()
                            .path("registration")
                            .path("response")
                            .path("response")
                            .path("attestationObject")
                            .stringValue()));
        } else {
            passkey = device.stored();
            cose = device.json().path("storedCredential").path("publicKeyCose").stringValue();
        }
        if (passkey.publicKey().algorithm().name().startsWith("ML_DSA")) {
            // webauthn4j knows none of these.
            return;
        }
        Passkey owned = device.presented()
                .user()
                .map(user -> Ceremonies.ownedBy(passkey, user))
                .orElse(passkey);
        assertions.add(new Assertion(
                device.toString(),
                device.party(),
                device.json().path("origin").stringValue(),
                device.json().path("rpId").stringValue(),
                device.json().path("authentication").path("expectedChallenge").stringValue(),
                owned,
                cose,
                device.response("authentication")));
    }

    /** The key as it was sent, which is what webauthn4j keeps. */
    private static String cose(byte[] attestationObject) {
        JsonNode object = CBORMapper.shared().readTree(attestationObject);
        byte[] data = object.path("authData").binaryValue();
        int id = ((data[53] & 0xff) << 8) | (data[54] & 0xff);
        int from = 55 + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        Arrays.copyOfRange(data, from, Cbor.read(data, from).end()));
    }
}
