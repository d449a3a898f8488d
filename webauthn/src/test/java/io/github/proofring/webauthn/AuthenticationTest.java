package io.github.proofring.webauthn;

import static io.github.proofring.webauthn.Site.at;
import static io.github.proofring.webauthn.Site.clientData;
import static io.github.proofring.webauthn.Site.flags;
import static io.github.proofring.webauthn.Site.inner;
import static io.github.proofring.webauthn.Site.top;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("WebAuthn Level 3 §7.2: Verifying an Authentication Assertion")
class AuthenticationTest {
    private static final UserHandle EVE = UserHandle.of("eve's handle".getBytes(StandardCharsets.UTF_8));

    private final Site site = new Site();
    private Passkey passkey;

    @BeforeEach
    void register() {
        passkey = site.register();
    }

    @Test
    @DisplayName("step 1: the options have the shape that parseRequestOptionsFromJSON reads")
    void step1() {
        JsonNode options = JsonMapper.shared()
                .readTree(site.party
                        .startAuthentication(Site.known(UserVerification.DISCOURAGED, passkey), Ceremonies.NOW)
                        .optionsJson());
        assertEquals("example.org", options.path("rpId").stringValue());
        assertEquals(43, options.path("challenge").stringValue().length());
        assertEquals(300_000, options.path("timeout").intValue());
        assertEquals("discouraged", options.path("userVerification").stringValue());
        assertEquals(
                "[{\"type\":\"public-key\",\"id\":\"" + passkey.id().base64Url() + "\",\"transports\":[\"internal\"]}]",
                options.path("allowCredentials").toString());
        assertEquals(
                "[]",
                JsonMapper.shared()
                        .readTree(site.party
                                .startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW)
                                .optionsJson())
                        .path("allowCredentials")
                        .toString());
    }

    @Test
    @DisplayName("all steps: a passkey that was registered signs in, with its user known or not")
    void accepted() {
        AssertionResult.Asserted known = accepted(UnaryOperator.identity());
        assertTrue(known.userVerified());
        assertEquals(passkey, known.updated());
        assertInstanceOf(
                AssertionResult.Asserted.class,
                site.signIn(AuthenticationRequest.discoverable(), passkey, UnaryOperator.identity()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type | \"password\"",
                "type | null",
                "id | \"AAAA\"",
                "rawId | \"AAAA\"",
                "response | null",
                "response | {}",
                "response | \"\""
            })
    @DisplayName("steps 2, 3: what is not a public key credential with an assertion response is refused")
    void step3(String member, String value) {
        assertRefused(Refusal.MALFORMED, top(member, value));
    }

    @Test
    @DisplayName("step 4: the client's extension results pass, whatever they are")
    void step4() {
        accepted(top("clientExtensionResults", "{\"appid\":false,\"x\":{\"y\":[1]}}"));
        accepted(top("clientExtensionResults", "null"));
    }

    @Test
    @DisplayName("step 5: it is one of those that were allowed; none allowed means that none was asked for")
    void step5() {
        Passkey other = Ceremonies.ownedBy(passkey, Site.ADA);
        Passkey foreign = withId(other, CredentialId.of(new byte[] {7}));
        Started<PendingAuthentication> started =
                site.party.startAuthentication(Site.known(UserVerification.REQUIRED, foreign), Ceremonies.NOW);
        String response = site.authenticator.get(started.optionsJson()
                .replace(foreign.id().base64Url(), passkey.id().base64Url()));
        assertEquals(
                new AssertionResult.Refused(Refusal.CREDENTIAL_NOT_ALLOWED),
                site.party.finishAuthentication(started.pending(), passkey, response, Ceremonies.NOW));
        assertInstanceOf(
                AssertionResult.Asserted.class,
                site.signIn(Site.known(UserVerification.REQUIRED), passkey, UnaryOperator.identity()));
    }

    @Test
    @DisplayName("step 6: it is the passkey of the record: that of another does not count, whoever's key it is")
    void otherCredential() {
        Passkey swapped = withId(passkey, CredentialId.of(new byte[] {7}));
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_CREDENTIAL),
                site.signIn(Site.known(UserVerification.REQUIRED), swapped, UnaryOperator.identity()));
    }

    @Test
    @DisplayName("step 6: a user who was known owns it, and the response says nobody else (YSA-2026-02)")
    void knownUser() {
        AuthenticationRequest eve =
                new AuthenticationRequest(Optional.of(EVE), List.of(), UserVerification.REQUIRED, Mediation.DIALOG);
        // Eve's name was given, and Ada's passkey signs.
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_USER), site.signIn(eve, passkey, UnaryOperator.identity()));
        // The record that was loaded is Eve's, and the response says Ada.
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_USER),
                site.signIn(eve, Ceremonies.ownedBy(passkey, EVE), UnaryOperator.identity()));
        site.authenticator.setUserHandleTold(false);
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_USER), site.signIn(eve, passkey, UnaryOperator.identity()));
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey));
        accepted(inner("userHandle", bytes -> new byte[0]), true);
    }

    @Test
    @DisplayName("step 6: if none was known, the response says who, and that one owns it")
    void unknownUser() {
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_USER),
                site.signIn(
                        AuthenticationRequest.discoverable(),
                        Ceremonies.ownedBy(passkey, EVE),
                        UnaryOperator.identity()));
        site.authenticator.setUserHandleTold(false);
        assertEquals(
                new AssertionResult.Refused(Refusal.OTHER_USER),
                site.signIn(AuthenticationRequest.discoverable(), passkey, UnaryOperator.identity()));
    }

    @Test
    @DisplayName("step 6: which record to load is told before anything is verified, by credential and user")
    void presented() {
        String response = site.authenticator.get(site.party
                .startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW)
                .optionsJson());
        assertEquals(Optional.of(new Presented(passkey.id(), Optional.of(Site.ADA))), RelyingParty.presented(response));
        for (String bad : List.of("", "null", "{}", "[]", "{\"id\":7}", response + "x")) {
            assertEquals(Optional.empty(), RelyingParty.presented(bad));
        }
        assertRefused(Refusal.MALFORMED, inner("userHandle", bytes -> new byte[65]));
    }

    @Test
    @DisplayName(
            "steps 7, 8, 9: client data, authenticator data and signature are decoded; the data are 37 bytes and what their flags say")
    void step9() {
        assertRefused(Refusal.MALFORMED, inner("clientDataJSON", bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        assertRefused(Refusal.MALFORMED, inner("authenticatorData", bytes -> Arrays.copyOf(bytes, 36)));
        assertRefused(Refusal.MALFORMED, inner("authenticatorData", bytes -> Arrays.copyOf(bytes, 38)));
        assertRefused(Refusal.MALFORMED, inner("authenticatorData", flags(0, 0x80)));
        assertRefused(Refusal.MALFORMED, inner("authenticatorData", flags(0, 0x40)));
        assertRefused(Refusal.MALFORMED, inner("authenticatorData", bytes -> new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webauthn.create", "payment.get", ""})
    @DisplayName("step 10: the type is webauthn.get")
    void step10(String type) {
        assertRefused(Refusal.WRONG_TYPE, clientData(text -> text.replace("webauthn.get", type)));
    }

    @Test
    @DisplayName("step 11: the challenge is the one that was made, at most five minutes before")
    void step11() {
        assertRefused(
                Refusal.WRONG_CHALLENGE,
                clientData(text -> text.replaceFirst("\"challenge\":\"....", "\"challenge\":\"AAAA")));
        Started<PendingAuthentication> first =
                site.party.startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW);
        Started<PendingAuthentication> second =
                site.party.startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW);
        String response = site.authenticator.get(first.optionsJson());
        assertEquals(
                new AssertionResult.Refused(Refusal.WRONG_CHALLENGE),
                site.party.finishAuthentication(second.pending(), passkey, response, Ceremonies.NOW));
        assertEquals(
                new AssertionResult.Refused(Refusal.EXPIRED),
                site.party.finishAuthentication(first.pending(), passkey, response, Ceremonies.NOW.plusSeconds(300)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/x", "https://a@example.org", "https://example.org:444", "http://example.org"
            })
    @DisplayName("step 12: the origin is one of those that were given, to the letter")
    void step12(String origin) {
        assertRefused(
                Refusal.WRONG_ORIGIN,
                clientData(text -> text.replace("\"https://example.org\"", "\"" + origin + "\"")));
    }

    @Test
    @DisplayName("steps 13, 14: pages inside others are refused unless they are expected there")
    void step13() {
        site.authenticator.setFraming(Optional.of(true), Optional.of("https://shop.example"));
        assertRefused(Refusal.CROSS_ORIGIN, UnaryOperator.identity());
        site.party = site.party.withinPagesOf(Set.of("https://shop.example"));
        accepted(UnaryOperator.identity());
        site.authenticator.setFraming(Optional.of(true), Optional.of("https://evil.example"));
        assertRefused(Refusal.WRONG_TOP_ORIGIN, UnaryOperator.identity());
    }

    @Test
    @DisplayName("step 15: the passkey is for this relying party")
    void step15() {
        assertRefused(Refusal.WRONG_RELYING_PARTY, inner("authenticatorData", at(0, 0)));
    }

    @Test
    @DisplayName("step 16: somebody was there, without a dialog, too")
    void step16() {
        site.authenticator.setUserPresent(false);
        assertRefused(Refusal.USER_NOT_PRESENT, UnaryOperator.identity());
        assertEquals(
                new AssertionResult.Refused(Refusal.USER_NOT_PRESENT),
                site.signIn(
                        new AuthenticationRequest(
                                Optional.empty(), List.of(), UserVerification.PREFERRED, Mediation.CONDITIONAL),
                        passkey,
                        UnaryOperator.identity()));
    }

    @Test
    @DisplayName("step 17: who was there was verified, if that was required when it began")
    void step17() {
        site.authenticator.setUserVerified(false);
        assertRefused(Refusal.USER_NOT_VERIFIED, UnaryOperator.identity());
        AssertionResult.Asserted touched = assertInstanceOf(
                AssertionResult.Asserted.class,
                site.signIn(Site.known(UserVerification.PREFERRED, passkey), passkey, UnaryOperator.identity()));
        assertFalse(touched.userVerified());
    }

    @Test
    @DisplayName("steps 17, 21: the flag cannot be put in on the way: it is signed")
    void downgrade() {
        site.authenticator.setUserVerified(false);
        assertRefused(Refusal.BAD_SIGNATURE, inner("authenticatorData", flags(0, 0x04)));
    }

    @Test
    @DisplayName("step 18: what is not eligible for backup is not backed up; what is told is kept")
    void step18() {
        site.authenticator.setBackedUp(true);
        assertRefused(Refusal.INCONSISTENT_BACKUP, UnaryOperator.identity());
        Site synced = new Site();
        synced.authenticator.setBackupEligible(true);
        Passkey before = synced.register();
        synced.authenticator.setBackedUp(true);
        assertFalse(before.backedUp());
        assertTrue(assertInstanceOf(AssertionResult.Asserted.class, synced.signIn(before))
                .updated()
                .backedUp());
    }

    @Test
    @DisplayName("step 19: eligibility does not change, unless rising is allowed")
    void step19() {
        site.authenticator.setBackupEligible(true);
        assertRefused(Refusal.BACKUP_ELIGIBILITY_CHANGED, UnaryOperator.identity());
        site.party = site.party.withRisingBackupEligibility();
        Passkey risen = accepted(UnaryOperator.identity()).updated();
        assertTrue(risen.backupEligible());
        // Becoming eligible does not excuse a counter that falls.
        site.authenticator.setCounter(5, 0);
        assertEquals(new AssertionResult.Refused(Refusal.COUNTER_NOT_RISEN), site.signIn(withCount(passkey, 100)));
        site.authenticator.setCounter(0, 0).setBackupEligible(false);
        assertEquals(new AssertionResult.Refused(Refusal.BACKUP_ELIGIBILITY_CHANGED), site.signIn(risen));
    }

    @Test
    @DisplayName(
            "steps 20, 21: the signature is over authenticator data and client data's hash, by the key of the record")
    void step21() {
        for (int bit = 0; bit < 8; bit++) {
            int mask = 1 << bit;
            assertRefused(
                    Refusal.BAD_SIGNATURE,
                    inner(
                            "signature",
                            bytes -> at(bytes.length - 1, bytes[bytes.length - 1] ^ mask)
                                    .apply(bytes)));
        }
        assertRefused(Refusal.BAD_SIGNATURE, inner("signature", bytes -> new byte[0]));
        assertRefused(Refusal.BAD_SIGNATURE, inner("signature", bytes -> new byte[64]));
        assertRefused(Refusal.BAD_SIGNATURE, inner("authenticatorData", at(36, 1)));
        assertRefused(Refusal.BAD_SIGNATURE, clientData(text -> text + " "));
        Passkey other = new Site().register();
        Passkey swapped = new Passkey(
                passkey.id(), Site.ADA, other.publicKey(), 0, true, false, false, List.of(), passkey.authenticator());
        assertEquals(new AssertionResult.Refused(Refusal.BAD_SIGNATURE), site.signIn(swapped));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 1, true",
        "5, 6, true",
        "4294967294, 4294967295, true",
        "5, 5, false",
        "5, 4, false",
        "5, 0, false",
        "4294967295, 0, false"
    })
    @DisplayName(
            "step 22: the counter rises, or there is none; if it did not, a passkey bound to its device is refused")
    void step22(long stored, long told, boolean rose) {
        Passkey counted = withCount(passkey, stored);
        site.authenticator.setCounter(told, 0);
        AssertionResult result = site.signIn(counted);
        if (rose) {
            assertEquals(
                    told,
                    assertInstanceOf(AssertionResult.Asserted.class, result)
                            .updated()
                            .signatureCount());
        } else {
            assertEquals(new AssertionResult.Refused(Refusal.COUNTER_NOT_RISEN), result);
        }
    }

    @Test
    @DisplayName("step 22: for one that is synced that is told and not refused, nor does the stored counter fall")
    void syncedCounter() {
        Site synced = new Site();
        synced.authenticator.setBackupEligible(true).setBackedUp(true);
        Passkey counted = withCount(synced.register(), 9);
        synced.authenticator.setCounter(5, 0);
        AssertionResult.Asserted asserted = assertInstanceOf(AssertionResult.Asserted.class, synced.signIn(counted));
        assertFalse(asserted.counterRose());
        assertEquals(9, asserted.updated().signatureCount());
        synced.party = synced.party.withCounters(CounterPolicy.REFUSE);
        assertEquals(new AssertionResult.Refused(Refusal.COUNTER_NOT_RISEN), synced.signIn(counted));
        site.party = site.party.withCounters(CounterPolicy.TELL);
        site.authenticator.setCounter(5, 0);
        assertFalse(assertInstanceOf(AssertionResult.Asserted.class, site.signIn(withCount(passkey, 9)))
                .counterRose());
    }

    @Test
    @DisplayName("step 22: it is compared with the last one and not with that of the registration")
    void counterMoves() {
        site.authenticator.setCounter(1, 1);
        Passkey second = accepted(UnaryOperator.identity()).updated();
        Passkey third = assertInstanceOf(AssertionResult.Asserted.class, site.signIn(second))
                .updated();
        site.authenticator.setCounter(2, 0);
        assertEquals(new AssertionResult.Refused(Refusal.COUNTER_NOT_RISEN), site.signIn(third));
    }

    @Test
    @DisplayName("step 23: extensions in the authenticator data are one CBOR map")
    void step23() {
        byte[] extensions = {(byte) 0xa1, 0x61, 0x78, 0x01};
        UnaryOperator<byte[]> added = bytes -> {
            byte[] longer = Arrays.copyOf(flags(0, 0x80).apply(bytes), bytes.length + extensions.length);
            System.arraycopy(extensions, 0, longer, bytes.length, extensions.length);
            return longer;
        };
        // Well-formed, so that it comes to the signature, which is over other data.
        assertRefused(Refusal.BAD_SIGNATURE, inner("authenticatorData", added));
    }

    @Test
    @DisplayName(
            "steps 24, 25: the caller stores the record that is handed back; verification counts only if it was seen before")
    void step24() {
        Site unverified = new Site();
        unverified.authenticator.setUserVerified(false);
        Started<PendingRegistration> started =
                unverified.startRegistration(UserVerification.PREFERRED, Mediation.DIALOG);
        Passkey first = assertInstanceOf(
                        RegistrationResult.Registered.class,
                        unverified.party.finishRegistration(
                                started.pending(),
                                unverified.authenticator.create(started.optionsJson()),
                                Ceremonies.NOW))
                .passkey();
        unverified.authenticator.setUserVerified(true);
        Passkey later = assertInstanceOf(AssertionResult.Asserted.class, unverified.signIn(first))
                .updated();
        assertFalse(later.userVerificationSeen());
        assertTrue(later.withUserVerificationSeen().userVerificationSeen());
    }

    private AssertionResult.Asserted accepted(UnaryOperator<String> change) {
        return accepted(change, false);
    }

    private AssertionResult.Asserted accepted(UnaryOperator<String> change, boolean told) {
        if (told) {
            site.authenticator.setUserHandleTold(true);
        }
        return assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey, change));
    }

    private void assertRefused(Refusal why, UnaryOperator<String> change) {
        assertEquals(new AssertionResult.Refused(why), site.signIn(passkey, change));
    }

    private static Passkey withCount(Passkey passkey, long count) {
        return passkey.afterAssertion(count, passkey.backupEligible(), passkey.backedUp());
    }

    private static Passkey withId(Passkey passkey, CredentialId id) {
        return new Passkey(
                id, passkey.user(), passkey.publicKey(), 0, true, false, false, List.of(), passkey.authenticator());
    }
}
