package io.github.proofring.webauthn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Right answers of real devices, with one part of each to be put in the place of. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    /** A device, and what it answered, which is right. */
    record Answer(RelyingParty party, String challengeText, String json) {
        byte[] challenge() {
            return Json.decoded(challengeText);
        }

        /** The members of the inner response that are byte strings. */
        byte[] bytes(String member) {
            return Base64.getUrlDecoder()
                    .decode(JSON.readTree(json).path("response").path(member).stringValue());
        }
    }

    /** And the passkey that it was registered with. */
    record Assertion(Answer answer, Passkey passkey) {}

    /** Under attestation none, and discouraged user verification. */
    static List<Answer> registrations() {
        return valid("registration")
                .map(device -> answer(device, "registration"))
                .toList();
    }

    static List<Assertion> assertions() {
        return valid("authentication")
                .filter(device -> device.has("registration") && device.isValid("registration"))
                .map(Answers::assertion)
                .toList();
    }

    private static Stream<RealDevicesTest.Case> valid(String ceremony) {
        return RealDevicesTest.cases().filter(device -> device.has(ceremony) && device.isValid(ceremony));
    }

    private static Answer answer(RealDevicesTest.Case device, String ceremony) {
        return new Answer(
                device.party(),
                device.json().path(ceremony).path("expectedChallenge").stringValue(),
                device.response(ceremony));
    }

    private static Assertion assertion(RealDevicesTest.Case device) {
        Answer registration = answer(device, "registration");
        Passkey passkey = ((RegistrationResult.Registered) register(registration, registration.json())).passkey();
        Answer answer = answer(device, "authentication");
        UserHandle user =
                RelyingParty.presented(answer.json()).flatMap(Presented::user).orElse(Ceremonies.USER);
        return new Assertion(answer, Ceremonies.ownedBy(passkey, user));
    }

    static RegistrationResult register(Answer answer, String json) {
        return answer.party()
                .finishRegistration(Ceremonies.registration(answer.party(), answer.challenge()), json, Ceremonies.NOW);
    }

    static AssertionResult authenticate(Assertion assertion, String json) {
        PendingAuthentication pending = Ceremonies.authentication(
                assertion.answer().party(),
                assertion.answer().challenge(),
                assertion.passkey().user(),
                UserVerification.DISCOURAGED);
        return assertion.answer().party().finishAuthentication(pending, assertion.passkey(), json, Ceremonies.NOW);
    }

    /** The answer with this in place of a member of its inner response. */
    static String with(String json, String member, byte[] bytes) {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        ((ObjectNode) node.path("response"))
                .put(member, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return node.toString();
    }

    /** With these extension results; those that are no JSON at all are not put in. */
    static String withResults(String json, byte[] text) {
        ObjectNode node = (ObjectNode) JSON.readTree(json);
        JsonNode results;
        try {
            results = JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            return json;
        }
        node.set("clientExtensionResults", results);
        return node.toString();
    }

    /** An attestation object of the format none around these authenticator data. */
    static byte[] attestationObject(byte[] authenticatorData) {
        byte[] head = {
            (byte) 0xa3,
            0x63,
            'f',
            'm',
            't',
            0x64,
            'n',
            'o',
            'n',
            'e',
            0x67,
            'a',
            't',
            't',
            'S',
            't',
            'm',
            't',
            (byte) 0xa0,
            0x68,
            'a',
            'u',
            't',
            'h',
            'D',
            'a',
            't',
            'a',
            0x59,
            (byte) (authenticatorData.length >> 8),
            (byte) authenticatorData.length
        };
        return concatenated(head, authenticatorData);
    }

    static byte[] authenticatorData(Answer registration) {
        return Cbor.readAll(registration.bytes("attestationObject"))
                .bytes("authData")
                .orElseThrow();
    }

    /** Authenticator data with these bytes behind them, as their extensions. */
    static byte[] extended(byte[] authenticatorData, byte[] extensions) {
        byte[] extended = concatenated(authenticatorData, extensions);
        extended[Site.FLAGS] |= (byte) 0x80;
        return extended;
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
