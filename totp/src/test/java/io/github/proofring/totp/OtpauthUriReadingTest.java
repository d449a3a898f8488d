package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading an otpauth URI strictly")
class OtpauthUriReadingTest {
    private static final String BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    static Stream<Arguments> refused() {
        return Resources.lines("otpauth-refused.txt").stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> Arguments.of(parts[0], parts[1].replace("=SECRET", "=" + BASE32)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    @DisplayName("each wrong one is refused with the parameter's name, and without the secret or any other of its text")
    void refused(String parameter, String uri) {
        OtpauthUriException e = assertThrows(OtpauthUriException.class, () -> OtpauthUri.parse(uri));
        String message = String.valueOf(e.getMessage());
        assertAll(
                () -> assertEquals(parameter, e.parameter(), message),
                () -> assertTrue(message.contains(parameter), message),
                () -> assertFalse(message.contains("GEZD"), message),
                () -> assertFalse(message.contains("ada"), message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otpauth://totp/Bank:ada?secret=" + BASE32 + "&issuer=Bank",
                "otpauth://totp/Bank:ada?issuer=Bank&secret=" + BASE32,
                "otpauth://totp/Bank:ada?secret=" + BASE32,
                "otpauth://totp/Bank%3Aada?secret=" + BASE32,
                "otpauth://totp/Bank%3aada?secret=" + BASE32 + "&issuer=Bank",
                "otpauth://totp/ada?secret=" + BASE32 + "&issuer=Bank",
                "otpauth://totp/%42ank:%61da?secret=" + BASE32 + "&issuer=B%61nk",
                "otpauth://totp/Bank:ada?period=30&digits=6&algorithm=SHA1&secret=" + BASE32
            })
    @DisplayName("spelled-out defaults, any order and the issuer in one place are fine")
    void accepted(String uri) {
        OtpauthUri read = OtpauthUri.parse(uri);
        assertEquals("Bank", read.issuer());
        assertEquals("ada", read.account());
        assertEquals(BASE32, read.secret().base32());
        assertEquals(Totp.standard(), ((MovingFactor.ByTime) read.factor()).totp());
    }

    @Test
    @DisplayName("input is bounded")
    void bounded() {
        String start = "otpauth://totp/Bank:ada?secret=" + BASE32 + "&issuer=";
        assertRefusedAs("uri", start + "a".repeat(2049 - start.length()));
        assertRefusedAs("issuer", start + "a".repeat(2048 - start.length()));
        assertRefusedAs("uri", "a".repeat(5_000_000));
        assertRefusedAs("label", "otpauth://totp/" + ":".repeat(1900) + "?secret=" + BASE32);
        assertRefusedAs("query", "otpauth://totp/Bank:ada?" + "&".repeat(2000));
    }

    private static void assertRefusedAs(String parameter, String uri) {
        assertEquals(
                parameter,
                assertThrows(OtpauthUriException.class, () -> OtpauthUri.parse(uri))
                        .parameter());
    }

    @Test
    @DisplayName("what was written is read as it was, for random parts, secrets and parameters")
    void roundTrip() {
        long seed = 3986;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Algorithm algorithm = Seeds.algorithm(random);
            Totp totp = Totp.standard()
                    .withAlgorithm(algorithm)
                    .withDigits(6 + random.nextInt(3))
                    .withPeriod(Duration.ofSeconds(1 + random.nextInt(600)));
            String issuer = Texts.part(random, 8);
            String account = Texts.part(random, 6);
            byte[] bytes = new byte[16 + random.nextInt(113)];
            random.nextBytes(bytes);
            Secret secret = Secret.ofBytes(bytes);

            OtpauthUri read = OtpauthUri.parse(
                    OtpauthUri.of(issuer, account, secret, totp).revealUri());

            String where = "seed " + seed + ", case " + i;
            assertEquals(issuer, read.issuer(), where);
            assertEquals(account, read.account(), where);
            assertEquals(secret.base32(), read.secret().base32(), where);
            assertEquals(totp, ((MovingFactor.ByTime) read.factor()).totp(), where);
        }
    }

    @Test
    @DisplayName("a URI damaged anywhere is read or refused, and causes no other exception")
    void damaged() {
        long seed = 20181128;
        Random random = new Random(seed);
        String whole =
                "otpauth://totp/Big%20Bank:ada%40x.org?secret=" + BASE32 + "&issuer=Big%20Bank&digits=8&period=60";
        String alphabet = "%&=?:/+# 0aA\u0000\u00e4\ud800";
        for (int i = 0; i < 8_000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> damaged.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            try {
                OtpauthUri.parse(damaged.toString());
            } catch (OtpauthUriException expected) {
                assertFalse(String.valueOf(expected.getMessage()).contains("GEZD"), "seed " + seed + ", case " + i);
            }
        }
    }
}
