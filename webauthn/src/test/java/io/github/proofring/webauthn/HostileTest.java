package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever a client sends ends in a result")
class HostileTest {
    private static final int MUTATIONS = 100_000;

    @Test
    @DisplayName(
            "100,000 responses of real devices, damaged at random: none escapes as an exception, and what is still taken is in range")
    void mutations() {
        long seed = 29;
        Mutations mutations = new Mutations(seed);
        List<RealDevicesTest.Case> devices = RealDevicesTest.cases()
                .filter(device -> device.has("registration"))
                .toList();
        for (int i = 0; i < MUTATIONS; i++) {
            RealDevicesTest.Case device = devices.get(i % devices.size());
            RelyingParty party = device.party();
            String response = mutations.of(device.response("registration"));
            RegistrationResult result = party.finishRegistration(
                    Ceremonies.registration(party, device.challenge("registration")), response, Ceremonies.NOW);
            if (result instanceof RegistrationResult.Registered registered) {
                String where = "seed " + seed + ", mutation " + i;
                assertTrue(registered.passkey().id().length() >= 1, where);
                assertTrue(Transports.areBounded(registered.passkey().transports()), where);
            }
            if (i % 4 == 0) {
                RelyingParty.presented(response);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"\"",
                "[]",
                "{}",
                "{",
                "{\"id\":null}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\"}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AAAA\"}}",
                "\ud800",
                "{\"id\":1e999999999}"
            })
    @DisplayName("what is no response at all is malformed, in both ceremonies")
    void nothing(String response) {
        Site site = new Site();
        Passkey passkey = site.register();
        assertEquals(new AssertionResult.Refused(Refusal.MALFORMED), site.signIn(passkey, json -> response));
        assertEquals(new RegistrationResult.Refused(Refusal.MALFORMED), site.register(json -> response));
    }

    @Test
    @DisplayName("so is what is too long or too deep, without costing its length in memory several times over")
    void bounded() {
        Site site = new Site();
        for (String response : List.of(
                "{\"x\":\"" + "a".repeat(300_000) + "\"}",
                "[".repeat(200_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                " ".repeat(10_000_000))) {
            assertEquals(new RegistrationResult.Refused(Refusal.MALFORMED), site.register(json -> response));
        }
        // A length of CBOR that promises more than there is.
        for (String cbor :
                List.of("9b7fffffffffffffff", "5b7fffffffffffffff", "bb7fffffffffffffff", "bf", "9f", "5f", "ff")) {
            byte[] bytes = java.util.HexFormat.of().parseHex(cbor);
            assertEquals(
                    new RegistrationResult.Refused(Refusal.MALFORMED),
                    site.register(Site.inner("attestationObject", old -> bytes)));
            assertEquals(
                    new RegistrationResult.Refused(Refusal.MALFORMED),
                    site.register(Site.attested(
                            old -> Site.splice(Site.KEY, old.length, bytes).apply(old))));
        }
    }

    @Test
    @DisplayName("and no result, pending ceremony or message has the challenge or the client's text in it")
    void redacted() {
        Site site = new Site();
        Started<PendingRegistration> started = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        String challenge = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(started.pending().challenge());
        assertFalse(started.pending().toString().contains(challenge));
        RegistrationResult result = site.party.finishRegistration(
                started.pending(),
                site.authenticator.create(started.optionsJson()).replace("public-key", "<script>"),
                Ceremonies.NOW);
        assertEquals(
                "Refused[why=MALFORMED]",
                assertInstanceOf(RegistrationResult.Refused.class, result).toString());
    }

    @Test
    @DisplayName(
            "bytes that reach a state of the CBOR parser which it takes to be unreachable are malformed, at every entrance")
    void unreachable() {
        byte[] bytes = java.util.HexFormat.of().parseHex("d9010097430e00d8c482d81900");
        Site site = new Site();
        Passkey passkey = site.register();
        java.util.function.UnaryOperator<String> assertion = Site.inner("authenticatorData", old -> {
            byte[] extended = java.util.Arrays.copyOf(Site.flags(0, 0x80).apply(old), old.length + bytes.length);
            System.arraycopy(bytes, 0, extended, old.length, bytes.length);
            return extended;
        });
        assertEquals(new AssertionResult.Refused(Refusal.MALFORMED), site.signIn(passkey, assertion));
        assertEquals(
                new RegistrationResult.Refused(Refusal.MALFORMED),
                new Site().register(Site.inner("attestationObject", old -> bytes)));
        assertEquals(
                new RegistrationResult.Refused(Refusal.MALFORMED),
                new Site()
                        .register(Site.attested(
                                old -> Site.splice(Site.KEY, old.length, bytes).apply(old))));
    }
}
