package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@DisplayName("RFC 6238, appendix B: the test vectors")
class VectorsTest {

    @ParameterizedTest(name = "{2} at {0} s: {3}")
    @CsvFileSource(resources = "rfc6238-appendix-b.csv")
    @DisplayName("each step and code of the table, with the seeds of erratum 2866")
    void table(long seconds, String stepInHex, Algorithm algorithm, String code) {
        Totp totp = Totp.standard().withAlgorithm(algorithm).withDigits(8);
        Secret secret = Secret.ofBytes(Seeds.digits(algorithm.macBytes()));
        Instant now = Instant.ofEpochSecond(seconds);

        TimeStep step = totp.stepAt(now);

        assertEquals(Long.parseLong(stepInHex, 16), step.value());
        assertEquals(code, totp.code(secret, step));
        assertEquals(step.value(), Checks.acceptedStep(totp.check(secret, code, now, Progress.NEVER), code));
        assertEquals(code.substring(2), totp.withDigits(6).code(secret, step));
        assertEquals(code.substring(1), totp.withDigits(7).code(secret, step));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "erratum-2866-negatives.csv")
    @DisplayName("erratum 2866: the 20-byte seed under SHA-256 and SHA-512 gives other codes than the table's")
    void twentyByteSeed(Algorithm algorithm, String codeOfTwentyBytes, String codeOfTheTable) {
        Totp totp = Totp.standard().withAlgorithm(algorithm).withDigits(8);
        Instant now = Instant.ofEpochSecond(59);

        assertEquals(codeOfTwentyBytes, totp.code(Seeds.twenty(), totp.stepAt(now)));
        assertInstanceOf(TotpCheck.Mismatched.class, totp.check(Seeds.twenty(), codeOfTheTable, now, Progress.NEVER));
    }
}
