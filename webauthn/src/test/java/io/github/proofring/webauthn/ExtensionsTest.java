package io.github.proofring.webauthn;

import static io.github.proofring.webauthn.Site.top;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Extensions, in and out by the software passkey")
class ExtensionsTest {
    private static final byte[] INPUT = "vault".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "next".getBytes(StandardCharsets.UTF_8);
    private static final RegistrationOutputs NOTHING = new RegistrationOutputs(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    private final Site site = new Site();

    @Test
    @DisplayName("none: nothing but credProps is asked for, and nothing is told")
    void none() {
        assertEquals(
                "{\"credProps\":true}",
                inputs(RegistrationExtensions.NONE).path("extensions").toString());
        assertEquals(NOTHING, registered(RegistrationExtensions.NONE).extensions());
        Passkey passkey = site.register();
        assertFalse(inputs(AuthenticationExtensions.NONE, passkey).has("extensions"));
        assertEquals(
                new AuthenticationOutputs(Optional.empty(), Optional.empty(), Optional.empty()),
                asserted(AuthenticationExtensions.NONE, passkey));
    }

    @Test
    @DisplayName(
            "prf (§10.1.4): enabled at registration, and the same secret for the same input, at creation and at each sign-in")
    void prf() {
        RegistrationOutputs asked =
                registered(RegistrationExtensions.NONE.withPrf()).extensions();
        assertEquals(Optional.of(true), asked.prfEnabled());
        assertEquals(Optional.empty(), asked.prf());
        RegistrationResult.Registered registered =
                registered(RegistrationExtensions.NONE.withPrf(PrfInputs.of(INPUT, OTHER)));
        PrfResults atOnce = registered.extensions().prf().orElseThrow();
        PrfResults later = asserted(
                        AuthenticationExtensions.NONE.withPrf(PrfInputs.of(INPUT, OTHER)), registered.passkey())
                .prf()
                .orElseThrow();
        assertEquals(atOnce, later);
        assertEquals(atOnce.hashCode(), later.hashCode());
        assertEquals(32, later.revealFirst().length);
        assertFalse(Arrays.equals(later.revealFirst(), later.revealSecond().orElseThrow()));
        PrfResults swapped = asserted(AuthenticationExtensions.NONE.withPrf(PrfInputs.of(OTHER)), registered.passkey())
                .prf()
                .orElseThrow();
        assertArrayEquals(later.revealSecond().orElseThrow(), swapped.revealFirst());
        assertEquals(Optional.empty(), swapped.revealSecond());
        assertNotEquals(later, swapped);
    }

    @Test
    @DisplayName("prf: what is asked of one passkey by its id goes before what is asked of all")
    void prfByCredential() {
        Passkey passkey = registered(RegistrationExtensions.NONE.withPrf()).passkey();
        AuthenticationExtensions all = AuthenticationExtensions.NONE.withPrf(PrfInputs.of(INPUT));
        AuthenticationExtensions one = all.withPrf(passkey.id(), PrfInputs.of(OTHER));
        assertArrayEquals(
                asserted(AuthenticationExtensions.NONE.withPrf(PrfInputs.of(OTHER)), passkey)
                        .prf()
                        .orElseThrow()
                        .revealFirst(),
                asserted(one, passkey).prf().orElseThrow().revealFirst());
        assertNotEquals(asserted(all, passkey).prf(), asserted(one, passkey).prf());
        AuthenticationRequest discoverable = AuthenticationRequest.discoverable();
        assertThrows(IllegalArgumentException.class, () -> discoverable.withExtensions(one));
        AuthenticationRequest other = AuthenticationRequest.of(
                Site.ADA, List.of(new CredentialDescriptor(CredentialId.of(new byte[] {1}), List.of())));
        assertThrows(IllegalArgumentException.class, () -> other.withExtensions(one));
    }

    @Test
    @DisplayName("prf: the options are those of the specification's examples")
    void prfExamples() {
        // webauthn-l3.json, prf, webauthnApi: the inputs of the third example, its byte arrays in base64url.
        String id = "e02eZ9lPp0UdkF4vGRO4-NxlhWBkL1FCmsmb1tTfRyE";
        AuthenticationExtensions asked = AuthenticationExtensions.NONE
                .withPrf(PrfInputs.of(new byte[] {1, 2, 3, 4}, new byte[] {5, 6, 7, 8}))
                .withPrf(CredentialId.of(Json.decoded(id)), PrfInputs.of(new byte[] {9, 10, 11, 12}));
        assertEquals(
                "{\"prf\":{\"eval\":{\"first\":\"AQIDBA\",\"second\":\"BQYHCA\"},\"evalByCredential\":{\"" + id
                        + "\":{\"first\":\"CQoLDA\"}}}}",
                asked.inputs().toString());
        assertEquals(
                "{\"credProps\":true,\"prf\":{}}",
                inputs(RegistrationExtensions.NONE.withPrf()).path("extensions").toString());
    }

    @Test
    @DisplayName("prf: the results of the specification's example are read, as toJSON() writes them")
    void prfResults() {
        // webauthn-l3.json, prf, webauthnApi: the results of the fourth example.
        byte[] secret = HexFormat.of().parseHex("c4172e982e9097c39a6c0cb720cb375b92e3fcad154a63e43a93f1096b1e1973");
        String text = "xBcumC6Ql8OabAy3IMs3W5Lj_K0VSmPkOpPxCWseGXM";
        String results = "{\"prf\":{\"results\":{\"first\":\"" + text + "\",\"second\":\"" + text + "\"}}}";
        PrfResults read = signedIn(site.register(), results).prf().orElseThrow();
        assertArrayEquals(secret, read.revealFirst());
        assertArrayEquals(secret, read.revealSecond().orElseThrow());
    }

    @Test
    @DisplayName("prf: neither inputs nor results are in any text")
    void redacted() {
        RegistrationExtensions asked = RegistrationExtensions.NONE.withPrf(PrfInputs.of(INPUT));
        assertEquals("RegistrationExtensions[prf]", asked.toString());
        assertEquals("PrfInputs[1 hidden]", PrfInputs.of(INPUT).toString());
        assertEquals("PrfInputs[2 hidden]", PrfInputs.of(INPUT, OTHER).toString());
        RegistrationResult.Registered registered = registered(asked);
        assertTrue(registered.toString().contains("PrfResults[1 hidden]"), registered.toString());
        PrfResults two = asserted(
                        AuthenticationExtensions.NONE.withPrf(PrfInputs.of(INPUT, OTHER)), registered.passkey())
                .prf()
                .orElseThrow();
        assertEquals("PrfResults[2 hidden]", two.toString());
    }

    @Test
    @DisplayName("largeBlob (§10.1.5): room for one is told, and what is written is read again")
    void largeBlob() {
        RegistrationResult.Registered registered =
                registered(RegistrationExtensions.NONE.withLargeBlob(LargeBlobSupport.REQUIRED));
        assertEquals(Optional.of(true), registered.extensions().largeBlobSupported());
        Passkey passkey = registered.passkey();
        AuthenticationExtensions read = AuthenticationExtensions.NONE.withLargeBlobRead();
        assertEquals(Optional.empty(), asserted(read, passkey).largeBlob());
        LargeBlob blob = LargeBlob.of(new byte[] {7, 8, 9});
        AuthenticationExtensions write = AuthenticationExtensions.NONE.withLargeBlobWrite(blob);
        assertEquals(Optional.of(true), asserted(write, passkey).largeBlobWritten());
        assertEquals(Optional.of(blob), asserted(read, passkey).largeBlob());
        assertEquals("LargeBlob[3 bytes]", blob.toString());
        assertEquals(LargeBlob.of(new byte[] {7, 8, 9}).hashCode(), blob.hashCode());
        // The last word counts, as a browser refuses both at once.
        assertEquals(
                Optional.of(blob), asserted(write.withLargeBlobRead(), passkey).largeBlob());
        AuthenticationRequest discoverable = AuthenticationRequest.discoverable();
        assertThrows(IllegalArgumentException.class, () -> discoverable.withExtensions(write));
    }

    @Test
    @DisplayName("largeBlob: an authenticator that cannot is told as one, or passed over if it is required")
    void noLargeBlob() {
        site.authenticator.setExtensions(Set.of("credProps"));
        RegistrationResult.Registered registered = registered(RegistrationExtensions.NONE
                .withLargeBlob(LargeBlobSupport.PREFERRED)
                .withPrf()
                .withMinPinLength()
                .withProtection(CredentialProtection.USER_VERIFICATION_REQUIRED));
        assertEquals(
                new RegistrationOutputs(
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty(),
                        OptionalInt.empty()),
                registered.extensions());
        Passkey passkey = registered.passkey();
        assertEquals(
                Optional.of(false),
                asserted(AuthenticationExtensions.NONE.withLargeBlobWrite(LargeBlob.of(new byte[0])), passkey)
                        .largeBlobWritten());
        RegistrationExtensions required = RegistrationExtensions.NONE.withLargeBlob(LargeBlobSupport.REQUIRED);
        assertThrows(IllegalStateException.class, () -> registered(required));
        RegistrationExtensions enforced =
                RegistrationExtensions.NONE.withEnforcedProtection(CredentialProtection.USER_VERIFICATION_REQUIRED);
        assertThrows(IllegalStateException.class, () -> registered(enforced));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("credProtect (CTAP 2.2 §12.1): the level comes back in the signed authenticator data")
    void credProtect(CredentialProtection level) {
        assertEquals(
                Optional.of(level),
                registered(RegistrationExtensions.NONE.withProtection(level))
                        .extensions()
                        .protection());
        assertEquals(
                Optional.of(level),
                registered(RegistrationExtensions.NONE.withEnforcedProtection(level))
                        .extensions()
                        .protection());
    }

    @Test
    @DisplayName("credProtect: a passkey that is hidden shows itself without verification only as its level has it")
    void hidden() {
        Passkey passkey = registered(RegistrationExtensions.NONE.withProtection(
                        CredentialProtection.USER_VERIFICATION_OPTIONAL_WITH_ID))
                .passkey();
        site.authenticator.setUserVerified(false);
        AuthenticationRequest named = Site.known(UserVerification.DISCOURAGED, passkey);
        AuthenticationRequest any =
                new AuthenticationRequest(Optional.empty(), List.of(), UserVerification.DISCOURAGED, Mediation.DIALOG);
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(named, passkey, UnaryOperator.identity()));
        assertThrows(IllegalStateException.class, () -> site.signIn(any, passkey, UnaryOperator.identity()));
        site.authenticator.setUserVerified(true);
        Passkey safest = registered(
                        RegistrationExtensions.NONE.withProtection(CredentialProtection.USER_VERIFICATION_REQUIRED))
                .passkey();
        site.authenticator.setUserVerified(false);
        AuthenticationRequest again = Site.known(UserVerification.DISCOURAGED, safest);
        assertThrows(IllegalStateException.class, () -> site.signIn(again, safest, UnaryOperator.identity()));
    }

    @ParameterizedTest
    @CsvSource({"3,-1", "4,4", "6,6", "63,63", "64,-1", "300,-1"})
    @DisplayName("minPinLength (CTAP 2.2 §12.4): 4 to 63 are told, in the signed authenticator data")
    void minPinLength(int length, int told) {
        site.authenticator.setMinPinLength(length);
        assertEquals(
                told,
                registered(RegistrationExtensions.NONE.withMinPinLength())
                        .extensions()
                        .minPinLength()
                        .orElse(-1));
    }

    @Test
    @DisplayName("all at once, and equal by value")
    void together() {
        RegistrationExtensions all = RegistrationExtensions.NONE
                .withPrf(PrfInputs.of(INPUT))
                .withLargeBlob(LargeBlobSupport.PREFERRED)
                .withEnforcedProtection(CredentialProtection.USER_VERIFICATION_REQUIRED)
                .withMinPinLength();
        assertEquals(
                JsonMapper.shared()
                        .readTree("{\"credProps\":true,\"prf\":{\"eval\":{\"first\":\"dmF1bHQ\"}},"
                                + "\"largeBlob\":{\"support\":\"preferred\"},"
                                + "\"credentialProtectionPolicy\":\"userVerificationRequired\","
                                + "\"enforceCredentialProtectionPolicy\":true,\"minPinLength\":true}"),
                inputs(all).path("extensions"));
        RegistrationOutputs outputs = registered(all).extensions();
        assertTrue(outputs.prf().isPresent());
        assertEquals(Optional.of(true), outputs.largeBlobSupported());
        assertEquals(Optional.of(CredentialProtection.USER_VERIFICATION_REQUIRED), outputs.protection());
        assertEquals(OptionalInt.of(4), outputs.minPinLength());
        assertEquals(RegistrationExtensions.NONE.withPrf(), RegistrationExtensions.NONE.withPrf());
        assertEquals(
                RegistrationExtensions.NONE.withPrf().hashCode(),
                RegistrationExtensions.NONE.withPrf().hashCode());
        assertNotEquals(RegistrationExtensions.NONE, RegistrationExtensions.NONE.withPrf());
        assertNotEquals((Object) RegistrationExtensions.NONE, AuthenticationExtensions.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{\"appid\":true,\"devicePubKey\":{\"signature\":\"AAAA\"}}",
                "{\"prf\":7,\"largeBlob\":[],\"credProps\":\"\"}",
                "{\"prf\":{\"enabled\":\"yes\",\"results\":{}},\"largeBlob\":{\"blob\":\"*\",\"written\":1,\"supported\":{}}}",
                "{\"prf\":{\"results\":{\"first\":\"AAAA\"}},\"largeBlob\":{\"blob\":null}}",
                "{\"prf\":{\"results\":{\"second\":\"AAAA\"}}}",
                "{\"prf\":{\"results\":{\"first\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"second\":\"AAAA\"}}}"
            })
    @DisplayName(
            "that nobody asked for, or that cannot be read, refuse neither a passkey nor a sign-in, and count as not told")
    void malformed(String results) {
        Passkey passkey = site.register();
        assertEquals(
                new AuthenticationOutputs(Optional.empty(), Optional.empty(), Optional.empty()),
                signedIn(passkey, results));
        RegistrationResult.Registered registered = assertInstanceOf(
                RegistrationResult.Registered.class, site.register(top("clientExtensionResults", results)));
        assertEquals(NOTHING, registered.extensions());
        assertEquals(Optional.empty(), registered.discoverable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // {"credProtect": 4}, {"credProtect": "x"}, {"minPinLength": -1}, {"minPinLength": 2^63}, {"unknown":
                // []}
                "a16b6372656450726f7465637404",
                "a16b6372656450726f746563746178",
                "a16c6d696e50696e4c656e67746820",
                "a16c6d696e50696e4c656e6774681b8000000000000000",
                "a167756e6b6e6f776e80"
            })
    @DisplayName("in the authenticator data that have no meaning count as not told")
    void senseless(String cbor) {
        byte[] extensions = HexFormat.of().parseHex(cbor);
        RegistrationResult.Registered registered = assertInstanceOf(
                RegistrationResult.Registered.class,
                site.register(Site.attested(bytes -> Answers.extended(bytes, extensions))));
        assertEquals(NOTHING, registered.extensions());
    }

    private RegistrationResult.Registered registered(RegistrationExtensions extensions) {
        Started<PendingRegistration> started = start(extensions);
        return assertInstanceOf(
                RegistrationResult.Registered.class,
                site.party.finishRegistration(
                        started.pending(), site.authenticator.create(started.optionsJson()), Ceremonies.NOW));
    }

    private Started<PendingRegistration> start(RegistrationExtensions extensions) {
        return site.party.startRegistration(
                RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of()).withExtensions(extensions), Ceremonies.NOW);
    }

    private JsonNode inputs(RegistrationExtensions extensions) {
        return JsonMapper.shared().readTree(start(extensions).optionsJson());
    }

    private static AuthenticationRequest request(AuthenticationExtensions extensions, Passkey passkey) {
        return AuthenticationRequest.of(Site.ADA, List.of(passkey.descriptor())).withExtensions(extensions);
    }

    private JsonNode inputs(AuthenticationExtensions extensions, Passkey passkey) {
        return JsonMapper.shared()
                .readTree(site.party
                        .startAuthentication(request(extensions, passkey), Ceremonies.NOW)
                        .optionsJson());
    }

    private AuthenticationOutputs asserted(AuthenticationExtensions extensions, Passkey passkey) {
        return assertInstanceOf(
                        AssertionResult.Asserted.class,
                        site.signIn(request(extensions, passkey), passkey, UnaryOperator.identity()))
                .extensions();
    }

    private AuthenticationOutputs signedIn(Passkey passkey, String results) {
        return assertInstanceOf(
                        AssertionResult.Asserted.class, site.signIn(passkey, top("clientExtensionResults", results)))
                .extensions();
    }
}
