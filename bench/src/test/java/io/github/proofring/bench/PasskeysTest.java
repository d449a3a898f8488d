package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.webauthn.AssertionResult;
import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.SignatureAlgorithm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is measured of passkeys: everyone gives the same answers, right ones and wrong ones")
class PasskeysTest {
    @ParameterizedTest
    @EnumSource(names = {"ES256", "RS256", "EDDSA", "ML_DSA_44"})
    @DisplayName("to finish a sign-in")
    void finish(SignatureAlgorithm algorithm) {
        FinishPasskey finish = new FinishPasskey();
        finish.algorithm = algorithm;
        finish.prepare(16);
        int right = 0;
        for (int i = 0; i < 16; i++) {
            boolean expected = finish.assertions[i].right();
            right += expected ? 1 : 0;
            assertEquals(expected, finish.ours(new Fixed(i)) instanceof AssertionResult.Asserted);
            assertEquals(expected, finish.oursLookedUp(new Fixed(i)) instanceof AssertionResult.Asserted);
            assertEquals(expected, finish.bound(new Fixed(i)));
            if (algorithm != SignatureAlgorithm.ML_DSA_44) {
                assertEquals(expected, finish.webauthn4j(new Fixed(i)));
                assertEquals(expected, finish.yubico(new Fixed(i)));
            }
        }
        assertEquals(15, right);
    }

    @Test
    @DisplayName("to finish a registration")
    void register() {
        RegisterPasskey register = new RegisterPasskey();
        register.prepare(4);
        for (int i = 0; i < 4; i++) {
            assertInstanceOf(RegistrationResult.Registered.class, register.ours(new Fixed(i)));
            assertTrue(register.webauthn4j(new Fixed(i)));
            assertTrue(register.yubico(new Fixed(i)));
        }
    }
}
