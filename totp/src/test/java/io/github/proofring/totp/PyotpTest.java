package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second opinion: codes are those of pyotp")
class PyotpTest {
    /** Each argument is one case: kind, secret, digits, hash, period, time or counter. */
    private static final String PROGRAM = """
            import hashlib, sys, pyotp
            for case in sys.argv[1:]:
                kind, secret, digits, hash, period, factor = case.split()
                digest = getattr(hashlib, hash)
                if kind == 'totp':
                    print(pyotp.TOTP(secret, int(digits), digest, interval=int(period)).at(int(factor)))
                else:
                    print(pyotp.HOTP(secret, int(digits), digest).at(int(factor)))
            """;

    @Test
    @DisplayName("for 200 random cases, TOTP and HOTP")
    void randomCases() {
        Tool python = Tool.requiredPython("pyotp", "python3-pyotp");
        long seed = 200;
        Random random = new Random(seed);
        List<String> arguments = new ArrayList<>(List.of("-c", PROGRAM));
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Algorithm algorithm = Seeds.algorithm(random);
            Secret secret = Seeds.secret(random, algorithm);
            int digits = 6 + random.nextInt(3);
            int period = 1 + random.nextInt(120);
            boolean byTime = random.nextBoolean();
            // pyotp goes by calendar dates, which end with the year 9999.
            long factor = byTime ? (long) (random.nextDouble() * 200_000_000_000L) : random.nextLong() >>> 1;
            arguments.add(String.join(
                    " ",
                    byTime ? "totp" : "hotp",
                    secret.base32(),
                    Integer.toString(digits),
                    switch (algorithm) {
                        case SHA1 -> "sha1";
                        case SHA256 -> "sha256";
                        case SHA512 -> "sha512";
                    },
                    Integer.toString(period),
                    Long.toString(factor)));
            ours.add(code(byTime, secret, algorithm, digits, period, factor));
        }
        assertEquals(ours, python.run(arguments).lines().toList(), "seed " + seed);
    }

    private static String code(
            boolean byTime, Secret secret, Algorithm algorithm, int digits, int period, long factor) {
        if (!byTime) {
            return Hotp.standard().withAlgorithm(algorithm).withDigits(digits).code(secret, new Counter(factor));
        }
        Totp totp = Totp.standard().withAlgorithm(algorithm).withDigits(digits).withPeriod(Duration.ofSeconds(period));
        return totp.code(secret, totp.stepAt(Instant.ofEpochSecond(factor)));
    }
}
