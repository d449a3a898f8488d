package io.github.proofring.webauthn;

import static io.github.proofring.webauthn.Site.at;
import static io.github.proofring.webauthn.Site.attested;
import static io.github.proofring.webauthn.Site.clientData;
import static io.github.proofring.webauthn.Site.flags;
import static io.github.proofring.webauthn.Site.inner;
import static io.github.proofring.webauthn.Site.splice;
import static io.github.proofring.webauthn.Site.top;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps are those of the list in the specification's source, counted; its own cross-references are one lower from 22 on. */
@DisplayName("WebAuthn Level 3 §7.1: Registering a New Credential")
class RegistrationTest {
    private final Site site = new Site();

    @Test
    @DisplayName("step 1: the options have the shape that parseCreationOptionsFromJSON reads")
    void step1() {
        Passkey old = site.register();
        Started<PendingRegistration> started = site.party.startRegistration(
                new RegistrationRequest(
                        Site.ADA,
                        "ada",
                        "Ada \u201cLovelace\u201d",
                        List.of(old.descriptor()),
                        UserVerification.PREFERRED,
                        Mediation.CONDITIONAL),
                Ceremonies.NOW);
        JsonNode options = JsonMapper.shared().readTree(started.optionsJson());
        assertEquals(
                "{\"id\":\"example.org\",\"name\":\"Example\"}",
                options.path("rp").toString());
        assertEquals(Site.ADA.base64Url(), options.path("user").path("id").stringValue());
        assertEquals(
                "Ada \u201cLovelace\u201d",
                options.path("user").path("displayName").stringValue());
        assertEquals(43, options.path("challenge").stringValue().length());
        assertEquals(
                "[{\"type\":\"public-key\",\"alg\":-7},{\"type\":\"public-key\",\"alg\":-8},{\"type\":\"public-key\",\"alg\":-257}]",
                options.path("pubKeyCredParams").toString());
        assertEquals(300_000, options.path("timeout").intValue());
        assertEquals(
                "[{\"type\":\"public-key\",\"id\":\"" + old.id().base64Url() + "\",\"transports\":[\"internal\"]}]",
                options.path("excludeCredentials").toString());
        assertEquals(
                "{\"residentKey\":\"required\",\"requireResidentKey\":true,\"userVerification\":\"preferred\"}",
                options.path("authenticatorSelection").toString());
        assertEquals("none", options.path("attestation").stringValue());
        assertEquals("{\"credProps\":true}", options.path("extensions").toString());
        assertEquals(Mediation.CONDITIONAL, started.pending().mediation());
    }

    @Test
    @DisplayName("step 1: each challenge is another 32 random bytes")
    void challenges() {
        assertNotEquals(
                site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG)
                        .pending(),
                site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG)
                        .pending());
    }

    @Test
    @DisplayName("step 2: an authenticator that has one of the account's passkeys is told not to make another")
    void step2() {
        Passkey old = site.register();
        Started<PendingRegistration> again = site.party.startRegistration(
                RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of(old.descriptor())), Ceremonies.NOW);
        assertThrows(IllegalStateException.class, () -> site.authenticator.create(again.optionsJson()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | \"password\"",
                "type | null",
                "id | \"AAAA\"",
                "rawId | \"AAAA\"",
                "rawId | 7",
                "rawId | \"not base64url\"",
                "rawId | \"\"",
                "response | null",
                "response | []",
                "response | {}"
            })
    @DisplayName("step 3: what is not a public key credential with an attestation response is refused")
    void step3(String member, String value) {
        assertRefused(Refusal.MALFORMED, top(member, value));
    }

    @Test
    @DisplayName("step 3: neither is what an authentication gives")
    void assertionResponse() {
        site.register();
        Started<PendingAuthentication> other =
                site.party.startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW);
        String assertion = site.authenticator.get(other.optionsJson());
        assertRefused(Refusal.MALFORMED, json -> assertion);
    }

    @Test
    @DisplayName("step 4: the client's extension results are looked at; what is not known passes")
    void step4() {
        assertEquals(Optional.of(true), registered(UnaryOperator.identity()).discoverable());
        assertEquals(
                Optional.of(false),
                registered(top("clientExtensionResults", "{\"credProps\":{\"rk\":false},\"appid\":true}"))
                        .discoverable());
        assertEquals(
                Optional.empty(),
                registered(top("clientExtensionResults", "{}")).discoverable());
        assertEquals(
                Optional.empty(),
                registered(top("clientExtensionResults", "null")).discoverable());
        for (String malformed : List.of("7", "{\"credProps\":7}", "{\"credProps\":{\"rk\":\"yes\"}}")) {
            assertEquals(
                    Optional.empty(),
                    registered(top("clientExtensionResults", malformed)).discoverable());
        }
    }

    @Test
    @DisplayName("step 5: the client data are UTF-8, with a byte order mark or without")
    void step5() {
        registered(clientData(text -> "\ufeff" + text));
        registered(clientData(text -> text.replace("}", ",\"x\":\"\ufffd\"}")));
        assertRefused(Refusal.MALFORMED, inner("clientDataJSON", bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        assertRefused(Refusal.MALFORMED, inner("clientDataJSON", at(20, 0xff)));
        assertRefused(
                Refusal.MALFORMED,
                inner(
                        "clientDataJSON",
                        bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    @DisplayName("step 6: they are a JSON object; members that are not known and what old browsers wrote pass")
    void step6() {
        registered(clientData(text -> text.replace("}", ",\"androidPackageName\":\"com.android.chrome\"}")));
        registered(clientData(text -> text.replace("}", ",\"tokenBinding\":\"unused\"}")));
        registered(clientData(text -> text.replace("}", ",\"tokenBinding\":{\"status\":\"supported\"},\"x\":[{}]}")));
        assertRefused(Refusal.MALFORMED, clientData(text -> "[" + text + "]"));
        assertRefused(Refusal.MALFORMED, clientData(text -> text + text));
        assertRefused(Refusal.MALFORMED, clientData(text -> ""));
        assertRefused(Refusal.MALFORMED, clientData(text -> text.replace("}", ",\"origin\":\"https://example.org\"}")));
        assertRefused(Refusal.MALFORMED, clientData(text -> text.replace("}", ",\"x\":{\"y\":1,\"y\":1}}")));
        assertRefused(Refusal.MALFORMED, clientData(text -> text.replace("\"type\"", "\"kind\"")));
        assertRefused(Refusal.MALFORMED, clientData(text -> text.replace("\"webauthn.create\"", "7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webauthn.get", "payment.get", "WEBAUTHN.CREATE", "webauthn.create ", ""})
    @DisplayName("step 7: the type is webauthn.create")
    void step7(String type) {
        assertRefused(Refusal.WRONG_TYPE, clientData(text -> text.replace("webauthn.create", type)));
    }

    @Test
    @DisplayName("step 8: the challenge is the one that was made, in base64url without padding")
    void step8() {
        assertRefused(
                Refusal.WRONG_CHALLENGE,
                clientData(text -> text.replaceFirst("\"challenge\":\"....", "\"challenge\":\"AAAA")));
        assertRefused(
                Refusal.WRONG_CHALLENGE, clientData(text -> text.replaceFirst("(\"challenge\":\"[^\"]*)", "$1=")));
        assertRefused(
                Refusal.WRONG_CHALLENGE,
                clientData(text -> text.replaceFirst("\"challenge\":\"[^\"]*", "\"challenge\":\"")));
    }

    @Test
    @DisplayName("step 8: it was made at most five minutes before")
    void expiry() {
        Started<PendingRegistration> started = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        String response = site.authenticator.create(started.optionsJson());
        assertInstanceOf(
                RegistrationResult.Registered.class,
                site.party.finishRegistration(started.pending(), response, Ceremonies.NOW.plusMillis(299_999)));
        assertEquals(
                new RegistrationResult.Refused(Refusal.EXPIRED),
                site.party.finishRegistration(started.pending(), response, Ceremonies.NOW.plusSeconds(300)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://example.org/path?x",
                "https://user@example.org",
                "https://example.org:443",
                "https://example.org:8443",
                "http://example.org",
                "HTTPS://EXAMPLE.ORG",
                "https://www.example.org",
                "https://example.org.evil.example",
                "https://evil.example",
                "null",
                ""
            })
    @DisplayName("step 9: the origin is one of those that were given, to the letter")
    void step9(String origin) {
        assertRefused(
                Refusal.WRONG_ORIGIN,
                clientData(text -> text.replace("\"https://example.org\"", "\"" + origin + "\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://login.example.org:8443",
                "http://localhost:8080",
                "android:apk-key-hash:R2lx7Yxe8JXZBs8BBB0WdpPcpvH0Y3bXN7e0oLXd6nw"
            })
    @DisplayName("step 9: there may be several, and those of Android apps among them")
    void origins(String origin) {
        site.party = RelyingParty.of(
                "example.org",
                "Example",
                Set.of(
                        "https://example.org",
                        "https://login.example.org:8443",
                        "http://localhost:8080",
                        "android:apk-key-hash:R2lx7Yxe8JXZBs8BBB0WdpPcpvH0Y3bXN7e0oLXd6nw"));
        registered(clientData(text -> text.replace("https://example.org", origin)));
    }

    @Test
    @DisplayName("step 10: a page inside one of another origin is refused unless that is expected")
    void step10() {
        site.authenticator.setFraming(Optional.of(true), Optional.empty());
        assertRefused(Refusal.CROSS_ORIGIN, UnaryOperator.identity());
        assertRefused(Refusal.MALFORMED, clientData(text -> text.replace(":true", ":\"true\"")));
        site.party = site.party.withinPagesOf(Set.of("https://shop.example"));
        registered(UnaryOperator.identity());
        site.authenticator.setFraming(Optional.empty(), Optional.empty());
        registered(UnaryOperator.identity());
    }

    @Test
    @DisplayName("step 11: so is the top origin, and one without the other is no browser's")
    void step11() {
        site.authenticator.setFraming(Optional.of(true), Optional.of("https://shop.example"));
        assertRefused(Refusal.CROSS_ORIGIN, UnaryOperator.identity());
        site.party = site.party.withinPagesOf(Set.of("https://shop.example"));
        registered(UnaryOperator.identity());
        site.authenticator.setFraming(Optional.of(true), Optional.of("https://evil.example"));
        assertRefused(Refusal.WRONG_TOP_ORIGIN, UnaryOperator.identity());
        site.authenticator.setFraming(Optional.of(false), Optional.of("https://shop.example"));
        assertRefused(Refusal.CROSS_ORIGIN, UnaryOperator.identity());
    }

    @Test
    @DisplayName("steps 12, 13: the attestation object is one CBOR map with format, statement and authenticator data")
    void step13() {
        assertRefused(Refusal.MALFORMED, inner("attestationObject", bytes -> new byte[0]));
        assertRefused(Refusal.MALFORMED, inner("attestationObject", bytes -> new byte[] {(byte) 0xa0}));
        assertRefused(Refusal.MALFORMED, inner("attestationObject", bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
        assertRefused(Refusal.MALFORMED, inner("attestationObject", bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        assertRefused(Refusal.MALFORMED, attested(bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
        assertRefused(Refusal.MALFORMED, attested(bytes -> Arrays.copyOf(bytes, 36)));
        assertRefused(Refusal.MALFORMED, attested(bytes -> Arrays.copyOf(bytes, 37)));
        assertRefused(Refusal.MALFORMED, attested(flags(0x40, 0)));
        assertRefused(Refusal.MALFORMED, attested(flags(0, 0x80)));
    }

    @Test
    @DisplayName("step 14: the passkey is for this relying party")
    void step14() {
        assertRefused(Refusal.WRONG_RELYING_PARTY, attested(at(0, 0)));
        assertRefused(Refusal.WRONG_RELYING_PARTY, attested(at(31, 0)));
    }

    @Test
    @DisplayName("step 15: somebody was there, but for a registration without a dialog")
    void step15() {
        site.authenticator.setUserPresent(false).setUserVerified(false);
        assertRefused(Refusal.USER_NOT_PRESENT, UnaryOperator.identity());
        Started<PendingRegistration> conditional =
                site.startRegistration(UserVerification.PREFERRED, Mediation.CONDITIONAL);
        assertInstanceOf(
                RegistrationResult.Registered.class,
                site.party.finishRegistration(
                        conditional.pending(), site.authenticator.create(conditional.optionsJson()), Ceremonies.NOW));
    }

    @Test
    @DisplayName("step 16: who was there was verified, if that was required when it began")
    void step16() {
        site.authenticator.setUserVerified(false);
        assertRefused(Refusal.USER_NOT_VERIFIED, UnaryOperator.identity());
        for (UserVerification other : List.of(UserVerification.PREFERRED, UserVerification.DISCOURAGED)) {
            Started<PendingRegistration> started = site.startRegistration(other, Mediation.DIALOG);
            RegistrationResult.Registered registered = assertInstanceOf(
                    RegistrationResult.Registered.class,
                    site.party.finishRegistration(
                            started.pending(), site.authenticator.create(started.optionsJson()), Ceremonies.NOW));
            assertEquals(false, registered.userVerified());
            assertEquals(false, registered.passkey().userVerificationSeen());
        }
    }

    @Test
    @DisplayName("step 17: what is not eligible for backup is not backed up")
    void step17() {
        site.authenticator.setBackedUp(true);
        assertRefused(Refusal.INCONSISTENT_BACKUP, UnaryOperator.identity());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    @DisplayName("steps 18, 19: whether it may be and is backed up is told, for the application to judge")
    void step18(boolean eligible, boolean backedUp) {
        site.authenticator.setBackupEligible(eligible).setBackedUp(backedUp);
        Passkey passkey = site.register();
        assertEquals(eligible, passkey.backupEligible());
        assertEquals(backedUp, passkey.backedUp());
    }

    @Test
    @DisplayName("step 20: it signs by an algorithm that was offered")
    void step20() {
        assertRefused(Refusal.ALGORITHM_NOT_OFFERED, attested(at(Site.KEY + 4, 0x27 - 1 + 0x0d)));
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.EDDSA, SignatureAlgorithm.ES256));
        assertEquals(SignatureAlgorithm.EDDSA, site.register().publicKey().algorithm());
        site.authenticator.setAlgorithms(Set.of(-7));
        assertEquals(SignatureAlgorithm.ES256, site.register().publicKey().algorithm());
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RS384", "RS512", "RS1"})
    @DisplayName("step 20: each algorithm can be had, and its passkeys sign in")
    void algorithms(SignatureAlgorithm algorithm) {
        site.party = site.party.withAlgorithms(List.of(algorithm));
        Passkey passkey = site.register();
        assertEquals(algorithm, passkey.publicKey().algorithm());
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey));
    }

    @Test
    @DisplayName(
            "step 20, §5.8.5: an EC key is of the type and on the curve of its algorithm, not compressed, and a point of it")
    void ecKeys() {
        int key = Site.KEY;
        for (UnaryOperator<byte[]> wrong : List.of(
                at(key + 2, 1),
                at(key + 6, 2),
                at(key + 6, 6),
                at(key + 20, 0),
                at(key + 60, 0),
                splice(key + 10, key + 42, new byte[32]),
                splice(
                        key + 8,
                        key + 77,
                        HexFormat.of().parseHex("5820" + "00".repeat(32) + "225820" + "00".repeat(32))))) {
            assertRefused(Refusal.UNSUITABLE_KEY, attested(wrong));
        }
        // y by its sign alone.
        assertRefused(Refusal.MALFORMED, attested(splice(key + 43, key + 77, new byte[] {(byte) 0xf5})));
        // x of a byte less, and of one more with a zero in front.
        byte[] shorter = new byte[34 - 1];
        shorter[0] = 0x58;
        shorter[1] = 31;
        assertRefused(Refusal.UNSUITABLE_KEY, attested(splice(key + 8, key + 42, shorter)));
    }

    @ParameterizedTest
    @CsvSource({"512, 65537", "2047, 65537", "2048, 1", "2048, 2", "2048, 0", "8200, 65537"})
    @DisplayName("step 20: an RSA key has 2,048 to 8,192 bits and an odd exponent above one")
    void rsaKeys(int bits, int exponent) {
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.RS256));
        byte[] n = new byte[(bits + 7) / 8];
        Arrays.fill(n, (byte) 0xff);
        n[0] = (byte) (0xff >> (n.length * 8 - bits));
        assertRefused(Refusal.UNSUITABLE_KEY, attested(bytes -> {
            byte[] head = Arrays.copyOf(bytes, Site.KEY);
            return concatenated(
                    head,
                    HexFormat.of()
                            .parseHex("a401030339010020" + "59" + HexFormat.of().toHexDigits(n.length, 4)),
                    n,
                    HexFormat.of().parseHex("2144" + HexFormat.of().toHexDigits(exponent)));
        }));
    }

    @Test
    @DisplayName("step 20: an Edwards key of another curve or length, or an ML-DSA key of another size, is refused")
    void otherKeys() {
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.EDDSA));
        assertRefused(Refusal.UNSUITABLE_KEY, attested(at(Site.KEY + 6, 7)));
        assertRefused(Refusal.UNSUITABLE_KEY, attested(at(Site.KEY + 2, 2)));
        assertRefused(
                Refusal.UNSUITABLE_KEY,
                attested(bytes ->
                        splice(Site.KEY + 8, bytes.length, new byte[] {0x41, 7}).apply(bytes)));
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.ML_DSA_44));
        assertRefused(
                Refusal.UNSUITABLE_KEY,
                attested(bytes ->
                        splice(Site.KEY + 7, bytes.length, new byte[] {0x41, 7}).apply(bytes)));
        assertRefused(Refusal.UNSUITABLE_KEY, attested(at(Site.KEY + 2, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    @DisplayName("step 20: an Edwards key of small order, under which anybody can sign, is refused in every encoding")
    void smallOrder(String key) {
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.EDDSA));
        assertRefused(
                Refusal.UNSUITABLE_KEY,
                attested(splice(Site.KEY + 10, Site.KEY + 42, HexFormat.of().parseHex(key))));
    }

    @Test
    @DisplayName("step 20: so is one on Ed448")
    void smallOrder448() {
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.ED448));
        byte[] minusOne = HexFormat.of().parseHex("fe" + "ff".repeat(27) + "fe" + "ff".repeat(27) + "00");
        byte[] one = new byte[57];
        one[0] = 1;
        byte[] signed = one.clone();
        signed[56] = (byte) 0x80;
        for (byte[] key : List.of(new byte[57], one, signed, minusOne)) {
            assertRefused(
                    Refusal.UNSUITABLE_KEY,
                    attested(bytes ->
                            splice(bytes.length - 57, bytes.length, key).apply(bytes)));
        }
    }

    @Test
    @DisplayName(
            "steps 21 to 24: under attestation none the statement is not looked at, so that an odd one locks nobody out")
    void step21() {
        site.authenticator.setSelfAttested(true);
        registered(UnaryOperator.identity());
        registered(inner(
                "attestationObject",
                bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("fpacked", "funread")
                        .getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    @DisplayName("step 25: a credential id has 1 to 1,023 bytes")
    void step25() {
        assertRefused(Refusal.CREDENTIAL_ID_LENGTH, attested(withId(0)));
        assertEquals(1, registered(attested(withId(1))).passkey().id().length());
        assertEquals(1023, registered(attested(withId(1023))).passkey().id().length());
        assertRefused(Refusal.CREDENTIAL_ID_LENGTH, attested(withId(1024)));
        assertRefused(Refusal.MALFORMED, attested(at(Site.ID_LENGTH, 0xff)));
    }

    @Test
    @DisplayName("step 26: the id to be looked up is the one that the authenticator gives, and not the browser's word")
    void step26() {
        String other = "AAECAwQFBgcICQoLDA0ODw";
        Passkey passkey = registered(top("id", "\"" + other + "\"").andThen(top("rawId", "\"" + other + "\""))::apply)
                .passkey();
        assertNotEquals(other, passkey.id().base64Url());
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey));
    }

    @Test
    @DisplayName("step 27: the record has what §4 names")
    void step27() {
        site.authenticator
                .setCounter(0xffff_fffeL, 1)
                .setAaguid(HexFormat.of().parseHex("08987058cadc4b81b6e130de50dcbe96"));
        Passkey passkey = site.register();
        assertEquals(Site.ADA, passkey.user());
        assertEquals(0xffff_fffeL, passkey.signatureCount());
        assertEquals(UUID.fromString("08987058-cadc-4b81-b6e1-30de50dcbe96"), passkey.authenticator());
        assertEquals(List.of("internal"), passkey.transports());
        assertTrue(passkey.userVerificationSeen());
    }

    @Test
    @DisplayName("step 27: of the transports, hints of any name, no more is kept than is worth it")
    void transports() {
        String many = "[\"usb\",\"usb\",\"\",\"\\u65e5\",\"" + "x".repeat(33)
                + "\",\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\"]";
        Passkey passkey =
                registered(json -> json.replace("[\"internal\"]", many)).passkey();
        assertEquals(List.of("a", "b", "c", "d", "e", "f", "g", "h"), passkey.transports());
        assertRefused(Refusal.MALFORMED, json -> json.replace("[\"internal\"]", "[7]"));
        assertRefused(Refusal.MALFORMED, json -> json.replace("[\"internal\"]", "\"usb\""));
    }

    @Test
    @DisplayName(
            "steps 28, 29: extensions in the authenticator data are one CBOR map; that all is stored or nothing is the caller's")
    void step28() {
        byte[] extensions = HexFormat.of().parseHex("a16b6372656450726f7465637402");
        registered(attested(bytes -> concatenated(flags(0, 0x80).apply(bytes), extensions)));
        assertRefused(Refusal.MALFORMED, attested(bytes -> concatenated(bytes, extensions)));
        assertRefused(
                Refusal.MALFORMED,
                attested(bytes -> concatenated(flags(0, 0x80).apply(bytes), extensions, extensions)));
        assertRefused(
                Refusal.MALFORMED, attested(bytes -> concatenated(flags(0, 0x80).apply(bytes), new byte[] {7})));
    }

    private RegistrationResult.Registered registered(UnaryOperator<String> change) {
        return assertInstanceOf(RegistrationResult.Registered.class, site.register(change));
    }

    private void assertRefused(Refusal why, UnaryOperator<String> change) {
        assertEquals(new RegistrationResult.Refused(why), site.register(change));
    }

    private static UnaryOperator<byte[]> withId(int length) {
        return bytes -> {
            byte[] id = new byte[2 + length];
            id[0] = (byte) (length >> 8);
            id[1] = (byte) length;
            return splice(Site.ID_LENGTH, Site.KEY, id).apply(bytes);
        };
    }

    private static byte[] concatenated(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
