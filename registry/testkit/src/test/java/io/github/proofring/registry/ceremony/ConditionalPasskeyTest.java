package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.Revision;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("A passkey made without asking, after a password")
class ConditionalPasskeyTest extends PasskeyCeremonies {
    private Challenge begin(Authority by) {
        return registry.begin(new Request.EnrollConditionally(by, Passkeys.KIND, "ada"), world.browser)
                .orThrow();
    }

    private Verdict.Accepted upgrade() {
        Challenge challenge = begin(world.applicationsWord());
        authenticator.setUserPresent(false).setUserVerified(false).setBackupEligible(true);
        Verdict.Accepted accepted = finishEnrolling(world.account, challenge, authenticator.create(options(challenge)))
                .orThrow();
        authenticator.setUserPresent(true).setUserVerified(true);
        return accepted;
    }

    private Verdict signInAlone() {
        return signInAlone(Strength.PHISHING_RESISTANT);
    }

    private Verdict signInAlone(Strength wanted) {
        Challenge challenge = registry.begin(new Request.SignInDiscoverable(Passkeys.KIND), world.browser)
                .orThrow();
        return registry.finish(
                challenge.ticket(),
                new PasskeyResponse(authenticator.get(options(challenge))),
                Expected.anyone(wanted),
                world.browser);
    }

    private Verdict signInSecond(Method method) {
        Challenge challenge = registry.begin(new Request.SecondFactor(world.account, method.id()), world.browser)
                .orThrow();
        return signIn(challenge, authenticator.get(options(challenge)));
    }

    @Test
    @DisplayName("§7.1 step 15: nobody need be there, and the verdict claims nobody was")
    void made() {
        Verdict.Accepted accepted = upgrade();
        assertEquals(Strength.PHISHING_RESISTANT, accepted.strength());
        assertEquals(Set.of("pop", "swk"), accepted.amr());
        assertEquals("Passkey", accepted.method().label());
    }

    @Test
    @DisplayName("user presence is waived there alone: an ordinary enrollment refuses the same answer")
    void ordinary() {
        Challenge challenge = beginEnrolling(world.applicationsWord());
        authenticator.setUserPresent(false);
        World.assertRejected(
                Reason.PASSKEY_REFUSED,
                finishEnrolling(world.account, challenge, authenticator.create(options(challenge))));
    }

    @Test
    @DisplayName("§7.2 step 24: alone it is one factor until it was proved with another; from then on it is two")
    void secondFactor() {
        Method method = upgrade().method();
        assertEquals(Strength.PHISHING_RESISTANT, signInAlone().orThrow().strength());
        assertEquals(
                Strength.PHISHING_RESISTANT,
                signIn(method).orThrow().strength(),
                "a sign-in that checked nothing else");
        Verdict.Accepted second = signInSecond(method).orThrow();
        assertEquals(Strength.PHISHING_RESISTANT_USER_VERIFIED, second.strength());
        assertEquals(Purpose.SIGN_IN, second.purpose());
        assertEquals(
                Strength.PHISHING_RESISTANT_USER_VERIFIED,
                signInAlone().orThrow().strength());
    }

    @Test
    @DisplayName(
            "where nothing else is asked for, it is too weak until it was proved with another, and that is not written")
    void tooWeakAlone() {
        Method method = upgrade().method();
        Revision before = revision();
        World.assertRejected(Reason.PROOF_TOO_WEAK, signInAlone(Strength.PHISHING_RESISTANT_USER_VERIFIED));
        assertEquals(before, revision());
        signInSecond(method).orThrow();
        signInAlone(Strength.PHISHING_RESISTANT_USER_VERIFIED).orThrow();
    }

    @Test
    @DisplayName(
            "the same rules as any enrollment: the application's word is for the first method only, and only kinds that can do it")
    void rules() {
        World.assertDeclined(
                Reason.UNKNOWN_KIND,
                registry.begin(
                        new Request.EnrollConditionally(world.applicationsWord(), AuthenticatorApps.KIND, "ada"),
                        world.browser));
        upgrade();
        World.assertDeclined(
                Reason.AUTHORITY_NEEDED,
                registry.begin(
                        new Request.EnrollConditionally(world.applicationsWord(), Passkeys.KIND, "ada"),
                        world.browser));
    }

    @Test
    @DisplayName("an app's code after a password is a code")
    void otherKinds() {
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        Challenge challenge = registry.begin(
                        new Request.SecondFactor(world.account, phone.method().id()), world.browser)
                .orThrow();
        assertEquals(
                Strength.TYPED_CODE,
                world.finishSigningIn(challenge, phone.code(world.clock.instant()), world.browser)
                        .orThrow()
                        .strength());
    }
}
