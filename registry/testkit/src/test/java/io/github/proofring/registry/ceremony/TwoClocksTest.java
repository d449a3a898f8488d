package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.webauthn.UserVerification;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Two servers whose clocks are twenty seconds apart")
class TwoClocksTest extends PasskeyCeremonies {
    private static final Duration APART = Duration.ofSeconds(20);

    private Challenge begin(Registry at, Method method) {
        return at.begin(new Request.SignIn(world.account, method.id()), world.browser)
                .orThrow();
    }

    private Verdict finish(Registry at, Challenge challenge, String answer) {
        return at.finish(
                challenge.ticket(),
                new PasskeyResponse(answer),
                Expected.of(world.account, Purpose.SIGN_IN),
                world.browser);
    }

    @Test
    @DisplayName(
            "hazard 6, R3: what the one ahead has forgotten the other does not take again, of a passkey without a counter either")
    void forgotten() {
        authenticator.setCounter(0, 0);
        Method method = enroll(world.applicationsWord()).method();
        Registry ahead = Registry.create(
                world.store,
                world.keys,
                List.of(new Passkeys(PARTY, UserVerification.REQUIRED)),
                Policy.STANDARD,
                Clock.offset(world.clock, APART));
        Challenge challenge = begin(registry, method);
        String answer = authenticator.get(options(challenge));
        finish(registry, challenge, answer).orThrow();
        // The list has room for 64, and what expires first goes first.
        for (int i = 0; i < 64; i++) {
            Challenge later = begin(ahead, method);
            finish(ahead, later, authenticator.get(options(later))).orThrow();
        }
        assertRejected(Reason.TICKET_OUTDATED, finish(registry, challenge, answer));
    }
}
