package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Other relying parties judge what a passkey in software answers to our options")
class IndependentJudgeTest {
    @TempDir
    Path folder;

    private final Site site = new Site();

    /** What went over the wire, both ways and in both ceremonies. */
    private record Wire(Passkey passkey, ObjectNode json) {}

    private Wire ceremonies(SignatureAlgorithm algorithm) {
        site.party = site.party.withAlgorithms(List.of(algorithm));
        Started<PendingRegistration> registering = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        String registration = site.authenticator.create(registering.optionsJson());
        Passkey passkey = assertInstanceOf(
                        RegistrationResult.Registered.class,
                        site.party.finishRegistration(registering.pending(), registration, Ceremonies.NOW))
                .passkey();
        Started<PendingAuthentication> asking =
                site.party.startAuthentication(Site.known(UserVerification.REQUIRED, passkey), Ceremonies.NOW);
        ObjectNode json = Json.newObject();
        json.put("rpId", "example.org").put("origin", Site.ORIGIN);
        json.put("registrationChallenge", challenge(registering.optionsJson()));
        json.put("authenticationChallenge", challenge(asking.optionsJson()));
        json.set("registration", JsonMapper.shared().readTree(registration));
        json.set("authentication", JsonMapper.shared().readTree(site.authenticator.get(asking.optionsJson())));
        return new Wire(passkey, json);
    }

    @ParameterizedTest
    @CsvSource({"ES256", "RS256", "EDDSA"})
    @DisplayName("python3-fido2's server takes both ceremonies, and refuses a flipped bit")
    void pythonFido2(SignatureAlgorithm algorithm) throws IOException, InterruptedException {
        required(Path.of("/usr/lib/python3/dist-packages/fido2"), "python3-fido2");
        Path script = folder.resolve("judge.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("judge.py"))) {
            Files.write(script, in.readAllBytes());
        }
        ObjectNode wire = ceremonies(algorithm).json();
        assertEquals(
                "ok",
                run(wire.toString(), "/usr/bin/python3", script.toString()).output());
        flip(wire);
        assertEquals(
                "Invalid signature.",
                run(wire.toString(), "/usr/bin/python3", script.toString()).output());
    }

    @ParameterizedTest
    @CsvSource({"ES256, es256", "RS256, rs256", "EDDSA, eddsa"})
    @DisplayName("fido2-assert verifies the assertion under the key that we keep, and refuses a flipped bit")
    void fido2Assert(SignatureAlgorithm algorithm, String type) throws IOException, InterruptedException {
        required(Path.of("/usr/bin/fido2-assert"), "fido2-tools");
        Wire wire = ceremonies(algorithm);
        Path key = folder.resolve("key.pem");
        Files.writeString(
                key,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(wire.passkey().publicKey().toByteArray())
                        + "\n-----END PUBLIC KEY-----\n");
        assertEquals(
                0,
                run(lines(wire.json()), "/usr/bin/fido2-assert", "-V", "-p", "-v", key.toString(), type)
                        .status());
        flip(wire.json());
        assertNotEquals(
                0,
                run(lines(wire.json()), "/usr/bin/fido2-assert", "-V", "-p", "-v", key.toString(), type)
                        .status());
    }

    /** As fido2-assert reads them: client data's hash, the relying party, the authenticator data as CBOR, the signature. */
    private static String lines(ObjectNode wire) {
        JsonNode response = wire.path("authentication").path("response");
        byte[] data = decoded(response.path("authenticatorData"));
        byte[] cbor = new byte[2 + data.length];
        cbor[0] = 0x58;
        cbor[1] = (byte) data.length;
        System.arraycopy(data, 0, cbor, 2, data.length);
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                "\n",
                base64.encodeToString(Digests.sha256(decoded(response.path("clientDataJSON")))),
                "example.org",
                base64.encodeToString(cbor),
                base64.encodeToString(decoded(response.path("signature"))),
                "");
    }

    private static void flip(ObjectNode wire) {
        ObjectNode response = (ObjectNode) wire.path("authentication").path("response");
        byte[] signature = decoded(response.path("signature"));
        signature[signature.length - 1] ^= 1;
        response.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    private static String challenge(String options) {
        return JsonMapper.shared().readTree(options).path("challenge").stringValue();
    }

    private static byte[] decoded(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.stringValue());
    }

    private record Ended(int status, String output) {}

    private Ended run(String input, String... command) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("input"), input, StandardCharsets.US_ASCII);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Ended(process.waitFor(), output);
    }

    /** Without it the test is passed over with the reason, but under CI it fails. */
    private static void required(Path file, String debianPackage) {
        if (Files.exists(file)) {
            return;
        }
        String reason = file + " is not there; it is in Debian's package " + debianPackage;
        if (System.getenv("CI") != null) {
            Assertions.fail(reason);
        }
        Assumptions.abort(reason);
    }
}
