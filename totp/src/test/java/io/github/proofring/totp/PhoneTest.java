package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A phone that scans our PNG")
class PhoneTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("shows our codes for a key of one block, of a byte less and of a byte more, which is hashed first")
    void blocks(Algorithm algorithm) {
        for (int length = algorithm.blockBytes() - 1; length <= algorithm.blockBytes() + 1; length++) {
            Secret secret = Secret.ofBytes(Seeds.digits(Math.min(length, 128)));
            Totp totp = Totp.standard().withAlgorithm(algorithm);
            AuthenticatorApp phone = AuthenticatorApp.fromUri(
                    OtpauthUri.of("Bank", "ada", secret, totp).revealUri());
            Instant time = Instant.ofEpochSecond(1_111_111_109);
            assertEquals(phone.code(time), totp.code(secret, totp.stepAt(time)), length + " bytes");
        }
    }

    @Test
    @DisplayName("shows who and what, and codes that match once each, for random parameters")
    void scans() {
        long seed = 2022;
        Random random = new Random(seed);
        SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
        for (int i = 0; i < 20; i++) {
            String where = "seed " + seed + ", case " + i;
            Algorithm algorithm = Seeds.algorithm(random);
            Totp totp = Totp.standard()
                    .withAlgorithm(algorithm)
                    .withDigits(6 + random.nextInt(3))
                    .withPeriod(Duration.ofSeconds(10 + random.nextInt(90)));
            Secret secret = Seeds.secret(random, algorithm);
            OtpauthUri uri = OtpauthUri.of(Texts.part(random, 8), Texts.part(random, 6), secret, totp);
            AuthenticatorApp phone = AuthenticatorApp.scan(
                    QrCode.of(uri.revealUri(), ErrorCorrection.LOW).png(400));

            assertEquals(uri.issuer(), phone.issuer(), where);
            assertEquals(uri.account(), phone.account(), where);
            assertEquals(secret.base32(), phone.secret(), where);
            clock.advance(Duration.ofSeconds(random.nextInt(1_000_000)));
            long step = totp.stepAt(clock.instant()).value();
            String code = phone.code(clock.instant());
            Progress next = new Progress(step, 0);
            assertEquals(
                    step, Checks.acceptedStep(totp.check(secret, code, clock.instant(), Progress.NEVER), where), where);
            assertEquals(new TotpCheck.Replayed(), totp.check(secret, code, clock.instant(), next), where);
        }
    }
}
