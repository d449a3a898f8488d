package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.webauthn.UserVerification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = TestStore.class, names = "IN_MEMORY")
@DisplayName("A passkey that has grown to two factors")
class GrownPasskeyTest extends PasskeyCeremonies {
    @Test
    @DisplayName("is not removed by a key that was only touched (R6)")
    void removal() {
        Challenge making = registry.begin(
                        new Request.EnrollConditionally(world.applicationsWord(), Passkeys.KIND, "ada"), world.browser)
                .orThrow();
        authenticator.setUserPresent(false).setUserVerified(false);
        Method passkey = finishEnrolling(world.account, making, authenticator.create(options(making)))
                .orThrow()
                .method();
        authenticator.setUserPresent(true).setUserVerified(true);
        Challenge second = registry.begin(new Request.SecondFactor(world.account, passkey.id()), world.browser)
                .orThrow();
        assertEquals(
                Strength.PHISHING_RESISTANT_USER_VERIFIED,
                signIn(second, authenticator.get(options(second))).orThrow().strength());

        Authority.Proven adding = stepUp(passkey, Operation.ADD_METHOD);
        registry = registry(UserVerification.PREFERRED);
        SoftwareAuthenticator touched = new SoftwareAuthenticator("https://example.org").setUserVerified(false);
        Challenge begun = beginEnrolling(adding);
        Method key = finishEnrolling(world.account, begun, touched.create(options(begun)))
                .orThrow()
                .method();
        Authority.Proven weak = stepUp(registry, key, touched, Operation.removeMethod(passkey.id()));
        assertEquals(Strength.PHISHING_RESISTANT, weak.strength());
        registry.remove(weak, passkey.id());
        assertEquals(2, registry.methods(world.account).size(), "one factor took two away");
    }

    private Authority.Proven stepUp(Registry by, Method method, SoftwareAuthenticator with, Operation operation) {
        Challenge challenge = by.begin(new Request.StepUp(world.account, method.id(), operation), world.browser)
                .orThrow();
        return by.finish(
                        challenge.ticket(),
                        new PasskeyResponse(with.get(options(challenge))),
                        Expected.of(world.account, Purpose.STEP_UP),
                        world.browser)
                .orThrow()
                .authority();
    }
}
