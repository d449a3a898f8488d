package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Codes are those of oathtool")
class OathtoolTest {

    /** How many steps after the first oathtool prints, too. */
    private static final int MORE_STEPS = 4;

    @Test
    @DisplayName("for 400 random cases of algorithm, digits, period, T0, time and secret")
    void randomCases() {
        Tool oathtool = Tool.required("oathtool", "oathtool");
        long seed = 6238;
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            Algorithm algorithm = Seeds.algorithm(random);
            int period = random.nextInt(4) == 0 ? 1 + random.nextInt(5_000) : 30;
            long t0 = random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0;
            Totp totp = Totp.standard()
                    .withAlgorithm(algorithm)
                    .withDigits(6 + random.nextInt(3))
                    .withPeriod(Duration.ofSeconds(period))
                    .withT0(Instant.ofEpochSecond(t0));
            byte[] bytes = new byte[16 + random.nextInt(113)];
            random.nextBytes(bytes);
            // Up to the year 2516, well beyond 32 bits of seconds; later ones are in the RFC's vectors.
            long now = t0 + (long) (random.nextDouble() * 16_000_000_000L);
            assertSameCodes(
                    oathtool, totp, Secret.ofBytes(bytes), Instant.ofEpochSecond(now), "seed " + seed + ", case " + i);
        }
    }

    private static void assertSameCodes(Tool oathtool, Totp totp, Secret secret, Instant now, String where) {
        List<String> codes = oathtool.run(List.of(
                        "--totp=" + totp.algorithm().name().toLowerCase(Locale.ROOT),
                        "--digits=" + totp.digits(),
                        "--time-step-size=" + totp.period().toSeconds() + "s",
                        "--start-time=@" + totp.t0().getEpochSecond(),
                        "--now=@" + now.getEpochSecond(),
                        "--window=" + MORE_STEPS,
                        "--base32",
                        secret.base32()))
                .lines()
                .toList();
        assertEquals(1 + MORE_STEPS, codes.size(), where);
        for (int i = 0; i <= MORE_STEPS; i++) {
            Instant then = now.plus(totp.period().multipliedBy(i));
            assertEquals(codes.get(i), totp.code(secret, totp.stepAt(then)), where);
            assertInstanceOf(TotpCheck.Matched.class, totp.check(secret, codes.get(i), then, Progress.NEVER), where);
        }
    }
}
