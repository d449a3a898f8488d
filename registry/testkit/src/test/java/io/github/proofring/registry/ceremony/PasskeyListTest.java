package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Assurance;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Description;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.webauthn.AuthenticatorNames;
import io.github.proofring.webauthn.UserVerification;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("What is said of a passkey")
class PasskeyListTest extends PasskeyCeremonies {
    /** Bitwarden's. */
    private static final UUID PROVIDER = UUID.fromString("d548826e-79b4-db40-a3d8-11116f7e8349");

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private Verdict.Accepted enrollUnnamed(Authority by, SoftwareAuthenticator with) {
        var challenge = registry.begin(new Request.Enroll(by, Passkeys.KIND, "", "ada"), world.browser)
                .orThrow();
        return finishEnrolling(world.account, challenge, with.create(options(challenge)))
                .orThrow();
    }

    @Test
    @DisplayName("without a label it is called after its provider, and the second one of the same has a number")
    void namedAfterItsProvider() {
        authenticator.setAaguid(bytes(PROVIDER));
        Verdict.Accepted first = enrollUnnamed(world.applicationsWord(), authenticator);
        assertEquals("Bitwarden", first.method().label());
        SoftwareAuthenticator second = new SoftwareAuthenticator("https://example.org").setAaguid(bytes(PROVIDER));
        assertEquals(
                "Bitwarden 2", enrollUnnamed(first.authority(), second).method().label());
        assertEquals(
                "Passkey",
                enrollUnnamed(first.authority(), new SoftwareAuthenticator("https://example.org"))
                        .method()
                        .label());
    }

    @Test
    @DisplayName("its provider's name stays beside the owner's, and comes from the application's list if it has one")
    void ownNames() {
        authenticator.setAaguid(bytes(PROVIDER));
        enroll(world.applicationsWord());
        assertEquals("mine", only().label());
        assertEquals("Bitwarden", only().about().name());
        Passkeys renamed = new Passkeys(PARTY).withNames(AuthenticatorNames.of(Map.of(PROVIDER, "The vault")));
        assertEquals(
                "The vault",
                io.github.proofring.registry.Registry.create(world.store, world.keys, List.of(renamed))
                        .methods(world.account)
                        .get(0)
                        .about()
                        .name());
    }

    @Test
    @DisplayName(
            "a kind that does not name itself needs a label; a registry without the verifier says nothing of the method")
    void otherKinds() {
        World.assertDeclined(
                Reason.LABEL_REFUSED,
                registry.begin(
                        new Request.Enroll(world.applicationsWord(), AuthenticatorApps.KIND, "", "ada"),
                        world.browser));
        enroll(world.applicationsWord());
        assertEquals(
                Description.NONE, world.registry.methods(world.account).get(0).about());
    }

    @Test
    @DisplayName("bound to its device, syncable, backed up: as its last proof said")
    void traits() {
        Method passkey = enroll(world.applicationsWord()).method();
        assertEquals(always(Trait.DEVICE_BOUND), passkey.about().traits());

        World.assertRejected(Reason.PASSKEY_REFUSED, signInSynced(passkey));
        assertEquals(always(Trait.DEVICE_BOUND), only().about().traits());
    }

    /** And what is true of every passkey that has verified its user. */
    private static Set<Trait> always(Trait... and) {
        Set<Trait> traits = EnumSet.of(Trait.POSSESSION, Trait.PHISHING_RESISTANT, Trait.TWO_FACTOR);
        traits.addAll(List.of(and));
        return traits;
    }

    @Test
    @DisplayName(
            "NIST SP 800-63B-4 §2.3.2: one bound to its device that verified its user is AAL3 by itself, a synced one never")
    void assurance() {
        Verdict.Accepted bound = enroll(world.applicationsWord());
        assertEquals(Assurance.AAL3, Assurance.of(List.of(bound.factor())));
        assertEquals(always(Trait.DEVICE_BOUND), bound.factor().traits());
    }

    private Verdict signInSynced(Method passkey) {
        authenticator.setBackupEligible(true).setBackedUp(true);
        return signIn(passkey);
    }

    @Test
    @DisplayName("a syncable one is backed up once it was")
    void backedUp() {
        authenticator.setBackupEligible(true);
        Method passkey = enroll(world.applicationsWord()).method();
        assertEquals(always(Trait.SYNCABLE), passkey.about().traits());
        assertEquals(
                always(Trait.SYNCABLE, Trait.BACKED_UP),
                signInSynced(passkey).orThrow().method().about().traits());
        assertEquals(always(Trait.SYNCABLE, Trait.BACKED_UP), only().about().traits());
    }

    @Test
    @DisplayName("RFC 8176: with its user verified it is two factors, and the verdict says so")
    void amr() {
        Method passkey = enroll(world.applicationsWord()).method();
        Verdict.Accepted verified = signIn(passkey).orThrow();
        assertEquals(Set.of("pop", "hwk", "user", "mfa"), verified.amr());
        assertEquals(Strength.PHISHING_RESISTANT_USER_VERIFIED, verified.strength());

        registry = registry(UserVerification.PREFERRED);
        authenticator.setUserVerified(false);
        Verdict.Accepted touched = signIn(passkey).orThrow();
        assertEquals(Set.of("pop", "hwk", "user"), touched.amr());
        assertEquals(Strength.PHISHING_RESISTANT, touched.strength());
    }

    @Test
    @DisplayName("RFC 8176: a synced key is software's word, a code is a code")
    void otherAmr() {
        authenticator.setBackupEligible(true);
        assertEquals(
                Set.of("pop", "swk", "user", "mfa"),
                enroll(world.applicationsWord()).amr());
        World apps = new World(store.open());
        World.Phone phone = apps.enrollPhone(apps.applicationsWord());
        assertEquals(
                Set.of("otp"),
                apps.signIn(phone.method().id(), phone.code(apps.clock.instant()))
                        .orThrow()
                        .amr());
    }

    @Test
    @DisplayName("the Signal API is told which passkeys the account has, and no other kind of method")
    void acceptedSignal() {
        Method kept = enroll(world.applicationsWord()).method();
        World.Known knock = world.enrollKnock(stepUp(kept, Operation.ADD_METHOD));
        assertEquals(Optional.empty(), knock.method().credential());
        JsonNode signal = JsonMapper.shared()
                .readTree(new Passkeys(PARTY).acceptedSignal(world.account, registry.methods(world.account)));
        assertEquals("example.org", signal.path("rpId").stringValue());
        assertEquals(1, signal.path("allAcceptedCredentialIds").size());
        assertEquals(
                JsonMapper.shared()
                        .readTree(authenticator.get(options(beginSigningIn(kept))))
                        .path("id"),
                signal.path("allAcceptedCredentialIds").get(0));
    }

    @Test
    @DisplayName("the Signal API is told that nobody has a passkey, by its id alone")
    void unknownSignal() {
        Method passkey = enroll(world.applicationsWord()).method();
        String response = authenticator.get(options(beginSigningIn(passkey)));
        String signal =
                new Passkeys(PARTY).unknownSignal(new PasskeyResponse(response)).orElseThrow();
        JsonNode read = JsonMapper.shared().readTree(signal);
        assertEquals(Set.of("rpId", "credentialId"), Set.copyOf(read.propertyNames()));
        assertEquals(JsonMapper.shared().readTree(response).path("id"), read.path("credentialId"));
        assertTrue(new Passkeys(PARTY).unknownSignal(new PasskeyResponse("{}")).isEmpty());
    }

    private Method only() {
        return registry.methods(world.account).get(0);
    }
}
