package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An input is a byte that chooses a device, a byte that chooses a part of its right answer, and what comes in its place. In the
 * build the kept inputs are tried again; CONTRIBUTING.md says how to look for new ones.
 */
@DisplayName("Whatever a client sends ends in a result, in bounded time")
class FuzzedCeremoniesTest {
    private static final List<Answers.Answer> REGISTRATIONS = Answers.registrations();
    private static final List<Answers.Assertion> ASSERTIONS = Answers.assertions();

    /** A thousand times what one takes; a machine under load may pause. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    @FuzzTest(maxDuration = "10m")
    @DisplayName("of a registration, and what is taken is in range, with someone there and for this relying party")
    void registration(FuzzedDataProvider data) {
        byte[] input = data.consumeRemainingAsBytes();
        if (input.length < 2) {
            return;
        }
        Answers.Answer answer = REGISTRATIONS.get((input[0] & 0xff) % REGISTRATIONS.size());
        String json = registrationJson(answer, input[1], Arrays.copyOfRange(input, 2, input.length));
        if (bounded(() -> Answers.register(answer, json)) instanceof RegistrationResult.Registered registered) {
            Passkey passkey = registered.passkey();
            assertTrue(passkey.id().length() >= 1 && passkey.id().length() <= CredentialId.MAX_LENGTH);
            assertTrue(Transports.areBounded(passkey.transports()));
            assertTrue(passkey.backupEligible() || !passkey.backedUp());
            registered.extensions().minPinLength().ifPresent(length -> assertTrue(length >= 4 && length <= 63));
            JsonNode client = JsonMapper.shared().readTree(clientData(json));
            assertEquals("webauthn.create", client.path("type").stringValue());
            assertArrayEquals(
                    answer.challenge(),
                    Base64.getUrlDecoder().decode(client.path("challenge").stringValue()));
            byte[] authenticatorData = Cbor.readAll(decoded(json, "attestationObject"))
                    .bytes("authData")
                    .orElseThrow();
            assertEquals(1, authenticatorData[Site.FLAGS] & 1);
            assertArrayEquals(
                    Arrays.copyOf(Answers.authenticatorData(answer), 32), Arrays.copyOf(authenticatorData, 32));
        }
    }

    private static String registrationJson(Answers.Answer answer, int part, byte[] content) {
        return switch (part & 0xff) {
            case 'a' -> Answers.with(answer.json(), "attestationObject", content);
            case 'd' -> Answers.with(answer.json(), "attestationObject", Answers.attestationObject(content));
            case 'k' ->
                Answers.with(
                        answer.json(),
                        "attestationObject",
                        Answers.attestationObject(withKey(Answers.authenticatorData(answer), content)));
            case 'x' ->
                Answers.with(
                        answer.json(),
                        "attestationObject",
                        Answers.attestationObject(Answers.extended(withoutExtensions(answer), content)));
            case 'c' -> Answers.with(answer.json(), "clientDataJSON", content);
            case 'r' -> Answers.withResults(answer.json(), content);
            default -> new String(content, StandardCharsets.UTF_8);
        };
    }

    private static byte[] withKey(byte[] authenticatorData, byte[] key) {
        byte[] changed = Arrays.copyOf(authenticatorData, keyAt(authenticatorData) + key.length);
        changed[Site.FLAGS] &= 0x7f;
        System.arraycopy(key, 0, changed, keyAt(authenticatorData), key.length);
        return changed;
    }

    private static byte[] withoutExtensions(Answers.Answer answer) {
        byte[] data = Answers.authenticatorData(answer);
        return Arrays.copyOf(data, Cbor.read(data, keyAt(data)).end());
    }

    private static int keyAt(byte[] authenticatorData) {
        int length = (authenticatorData[Site.ID_LENGTH] & 0xff) << 8 | (authenticatorData[Site.ID_LENGTH + 1] & 0xff);
        return Site.ID_LENGTH + 2 + length;
    }

    @FuzzTest(maxDuration = "10m")
    @DisplayName("of an authentication, and nothing is taken for signed that was not")
    void authentication(FuzzedDataProvider data) {
        byte[] input = data.consumeRemainingAsBytes();
        if (input.length < 2) {
            return;
        }
        Answers.Assertion assertion = ASSERTIONS.get((input[0] & 0xff) % ASSERTIONS.size());
        Answers.Answer answer = assertion.answer();
        String json = authenticationJson(answer, input[1], Arrays.copyOfRange(input, 2, input.length));
        RelyingParty.presented(json);
        if (bounded(() -> Answers.authenticate(assertion, json)) instanceof AssertionResult.Asserted asserted) {
            assertArrayEquals(answer.bytes("authenticatorData"), decoded(json, "authenticatorData"));
            assertArrayEquals(answer.bytes("clientDataJSON"), decoded(json, "clientDataJSON"));
            assertEquals(assertion.passkey().id(), asserted.updated().id());
            assertEquals(assertion.passkey().publicKey(), asserted.updated().publicKey());
        }
    }

    private static String authenticationJson(Answers.Answer answer, int part, byte[] content) {
        return switch (part & 0xff) {
            case 'd' -> Answers.with(answer.json(), "authenticatorData", content);
            case 'x' ->
                Answers.with(
                        answer.json(),
                        "authenticatorData",
                        Answers.extended(Arrays.copyOf(answer.bytes("authenticatorData"), 37), content));
            case 'c' -> Answers.with(answer.json(), "clientDataJSON", content);
            case 's' -> Answers.with(answer.json(), "signature", content);
            case 'u' -> Answers.with(answer.json(), "userHandle", content);
            case 'r' -> Answers.withResults(answer.json(), content);
            default -> new String(content, StandardCharsets.UTF_8);
        };
    }

    private static <T> T bounded(Supplier<T> finish) {
        long began = System.nanoTime();
        T result = finish.get();
        assertTrue(System.nanoTime() - began < BOUND.toNanos(), "it took too long");
        return result;
    }

    private static String clientData(String json) {
        String text = new String(decoded(json, "clientDataJSON"), StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static byte[] decoded(String json, String member) {
        return Json.read(json).object("response").bytes(member);
    }
}
