package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Codes are those of oathtool")
class OathtoolTest {
    private Tool oathtool;

    @BeforeEach
    void required() {
        oathtool = Tool.required("oathtool", "oathtool");
    }

    @Test
    @DisplayName(
            "TOTP: 600 random cases of algorithm, digits, period, T0, time and secret, steps beyond 32 bits among them")
    void totp() {
        long seed = 6238;
        Random random = new Random(seed);
        for (int i = 0; i < 600; i++) {
            int period = random.nextInt(4) == 0 ? 1 + random.nextInt(5_000) : 30;
            long t0 = random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0;
            // Up to the year 2516, and every tenth time up to 33658, as far as oathtool reads dates.
            long latest = i % 10 == 0 ? 999_000_000_000L : 16_000_000_000L;
            Totp totp = Totp.standard()
                    .withAlgorithm(Seeds.algorithm(random))
                    .withDigits(6 + random.nextInt(3))
                    .withPeriod(Duration.ofSeconds(i % 10 == 0 ? 1 + random.nextInt(60) : period))
                    .withT0(Instant.ofEpochSecond(t0));
            byte[] bytes = new byte[16 + random.nextInt(113)];
            random.nextBytes(bytes);
            Secret secret = Secret.ofBytes(bytes);
            Instant now = Instant.ofEpochSecond(t0 + (long) (random.nextDouble() * latest));

            String code = oathtool.run(List.of(
                            "--totp=" + totp.algorithm().name().toLowerCase(Locale.ROOT),
                            "--digits=" + totp.digits(),
                            "--time-step-size=" + totp.period().toSeconds() + "s",
                            "--start-time=@" + totp.t0().getEpochSecond(),
                            "--now=@" + now.getEpochSecond(),
                            "--base32",
                            secret.base32()))
                    .strip();

            String where = "seed " + seed + ", case " + i;
            assertEquals(code, totp.code(secret, totp.stepAt(now)), where);
            assertInstanceOf(TotpCheck.Matched.class, totp.check(secret, code, now, Progress.NEVER), where);
        }
    }

    @Test
    @DisplayName("HOTP: 400 random cases of digits, counter and secret")
    void hotp() {
        long seed = 4226;
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            Hotp hotp = Hotp.standard().withDigits(6 + random.nextInt(3));
            byte[] bytes = new byte[16 + random.nextInt(113)];
            random.nextBytes(bytes);
            Secret secret = Secret.ofBytes(bytes);
            // Of every length from one bit to 63.
            Counter counter = new Counter(random.nextLong() >>> (1 + random.nextInt(63)));

            String code = oathtool.run(List.of(
                            "--hotp",
                            "--digits=" + hotp.digits(),
                            "--counter=" + counter.value(),
                            HexFormat.of().formatHex(bytes)))
                    .strip();

            String where = "seed " + seed + ", case " + i;
            assertEquals(code, hotp.code(secret, counter), where);
            assertEquals(new HotpCheck.Matched(counter.next()), hotp.check(secret, code, counter), where);
        }
    }
}
