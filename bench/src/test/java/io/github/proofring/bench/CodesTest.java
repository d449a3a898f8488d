package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.TotpCheck;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is measured of codes: everyone gives the same answers, right ones and wrong ones")
class CodesTest {
    private static final int COUNT = 256;

    @ParameterizedTest
    @EnumSource
    @DisplayName("to generate")
    void generate(Algorithm algorithm) {
        GenerateCode generate = new GenerateCode();
        generate.algorithm = algorithm;
        generate.prepare(COUNT);
        for (int i = 0; i < COUNT; i++) {
            String ours = generate.ours(new Fixed(i));
            assertEquals(ours, String.format(Locale.ROOT, "%06d", generate.bound(new Fixed(i))));
            assertEquals(ours, String.format(Locale.ROOT, "%06d", generate.reusedMac(new Fixed(i))));
            assertEquals(ours, generate.javaOtp(new Fixed(i)));
            assertEquals(ours, generate.javaTotp(new Fixed(i)));
            assertEquals(ours, generate.otpJava(new Fixed(i)));
            assertEquals(ours, String.format(Locale.ROOT, "%06d", generate.googleAuth(new Fixed(i))));
            if (algorithm == Algorithm.SHA1) {
                assertEquals(ours, generate.twoFactorAuth(new Fixed(i)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("to check, with the secret in hand")
    void check(Algorithm algorithm) {
        CheckCode check = new CheckCode();
        check.algorithm = algorithm;
        check.prepare(COUNT);
        assertMixed(check.keys);
        for (int i = 0; i < COUNT; i++) {
            boolean right = check.keys.right[i];
            assertEquals(right, check.ours(new Fixed(i)) instanceof TotpCheck.Matched);
            assertEquals(right, check.bound(new Fixed(i)));
            assertEquals(right, check.reusedMac(new Fixed(i)));
            assertEquals(right, check.javaOtp(new Fixed(i)));
            assertEquals(right, check.javaTotp(new Fixed(i)));
            assertEquals(right, check.otpJava(new Fixed(i)));
            // It never accepts 000000.
            assertEquals(right && !check.keys.typed[i].equals("000000"), check.googleAuth(new Fixed(i)));
            if (algorithm == Algorithm.SHA1) {
                assertEquals(right, check.twoFactorAuth(new Fixed(i)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("to check, with the secret sealed")
    void checkSealed(Algorithm algorithm) {
        CheckSealedCode check = new CheckSealedCode();
        check.algorithm = algorithm;
        check.prepare(COUNT);
        assertMixed(check.keys);
        for (int i = 0; i < COUNT; i++) {
            boolean right = check.keys.right[i];
            assertEquals(right, check.ours(new Fixed(i)) instanceof TotpCheck.Matched);
            assertEquals(right, check.bound(new Fixed(i)));
            assertEquals(right, check.newMac(new Fixed(i)));
            assertEquals(right, check.javaOtp(new Fixed(i)));
            assertEquals(right, check.javaTotp(new Fixed(i)));
            assertEquals(right, check.otpJava(new Fixed(i)));
            // It never accepts 000000.
            assertEquals(right && !check.keys.typed[i].equals("000000"), check.googleAuth(new Fixed(i)));
            if (algorithm == Algorithm.SHA1) {
                assertEquals(right, check.twoFactorAuth(new Fixed(i)));
            }
        }
    }

    private static void assertMixed(CodeKeys keys) {
        int right = 0;
        for (boolean each : keys.right) {
            right += each ? 1 : 0;
        }
        assertTrue(right > 0 && right < keys.size() / 2, right + " right of " + keys.size());
    }
}
