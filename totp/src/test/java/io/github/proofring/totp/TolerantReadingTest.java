package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading an otpauth URI tolerantly")
class TolerantReadingTest {
    private static final String BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    @DisplayName("finds nothing to indulge in what we write, for random labels of any script, secrets and parameters")
    void ours() {
        long seed = 4226;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            AppEntry entry = entry(random);
            TolerantReading read =
                    OtpauthUri.parseTolerantly(OtpauthUri.of(entry).revealUri());
            String where = "seed " + seed + ", case " + i;
            assertEquals(Set.of(), read.leniencies(), where);
            AppEntries.assertSame(entry, read.entry(), where);
        }
    }

    @Test
    @DisplayName("reads the same from what others would have written, in any mix of their ways, and names each")
    void mixed() {
        long seed = 3986;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            AppEntry entry = entry(random);
            Set<Leniency> expected = EnumSet.noneOf(Leniency.class);
            String uri = disguised(OtpauthUri.of(entry).revealUri(), random, expected);
            TolerantReading read = OtpauthUri.parseTolerantly(uri);
            String where = "seed " + seed + ", case " + i + ": " + uri;
            assertEquals(expected, read.leniencies(), where);
            AppEntries.assertSame(entry, read.entry(), where);
        }
    }

    @Test
    @DisplayName("ends in a result or in the exception that names the part, for a URI damaged anywhere")
    void damaged() {
        long seed = 20261030;
        Random random = new Random(seed);
        String whole =
                "otpauth://hotp/Big%20Bank:ada%40x.org?secret=" + BASE32 + "&issuer=Big%20Bank&digits=8&counter=7";
        String alphabet = "%&=?:/+# 0aA-;\u0000\u00e4\ud800\u3164\u202e";
        for (int i = 0; i < 8_000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(4)));
                    case 1 -> damaged.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> damaged.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            String where = "seed " + seed + ", case " + i;
            try {
                AppEntry entry = OtpauthUri.parseTolerantly(damaged.toString()).entry();
                assertFalse(Names.hasHidden(entry.issuer() + entry.account()), where);
            } catch (OtpauthUriException expected) {
                assertFalse(String.valueOf(expected.getMessage()).contains("GEZD"), where);
            }
        }
    }

    @Test
    @DisplayName(
            "is bounded: 2,048 characters, 80 to 1,024 bits, a number of seven digits, a counter below 2 to the 63rd")
    void bounded() {
        String start = "otpauth://totp/Bank:ada?secret=" + BASE32 + "&issuer=Bank&x=";
        assertEquals(
                "Bank",
                OtpauthUri.parseTolerantly(start + "a".repeat(2048 - start.length()))
                        .entry()
                        .issuer());
        assertRefusedAs("uri", start + "a".repeat(2049 - start.length()));
        assertRefusedAs("uri", " ".repeat(5_000_000));

        assertRefusedAs("secret", "otpauth://totp/Bank:ada?secret=" + "A".repeat(15));
        assertEquals(10, lengthOf("A".repeat(16)));
        assertEquals(128, lengthOf("A".repeat(205)));
        assertRefusedAs("secret", "otpauth://totp/Bank:ada?secret=" + "A".repeat(207));

        assertRefusedAs("period", "otpauth://totp/Bank:ada?period=10000000&secret=" + BASE32);
        String counted = "otpauth://hotp/Bank:ada?secret=" + BASE32 + "&counter=";
        assertEquals(Long.MAX_VALUE, counter(counted + Long.MAX_VALUE));
        assertRefusedAs("counter", counted + "9223372036854775808");
        assertRefusedAs("counter", counted + "99999999999999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00d6TPAUTH://totp/Bank:ada?secret=",
                "otpauth://\u0165otp/Bank:ada?secret=",
                "otpauth://totp\u212a/Bank:ada?secret="
            })
    @DisplayName("folds the case of ASCII letters only")
    void asciiOnly(String start) {
        assertThrows(OtpauthUriException.class, () -> OtpauthUri.parseTolerantly(start + BASE32));
        // In Turkish a capital I without a dot is not an i.
        assertEquals(
                "Bank",
                OtpauthUri.parseTolerantly("otpauth://totp/ada?SECRET=" + BASE32 + "&ISSUER=Bank")
                        .entry()
                        .issuer());
    }

    @ParameterizedTest
    @CsvSource({
        "GEZDGNBVGY3TQOJQGEZDGNBV0, character 25 is not Base32",
        "GEZDGNBVGY3TQOJQGEZDGNBV1Y, character 25 is not Base32",
        "GEZDGNBVGY3TQOJQ====GEZD, character 21 comes after its padding"
    })
    @DisplayName("says where in the secret the mistake is")
    void position(String secret, String says) {
        OtpauthUriException e = assertThrows(
                OtpauthUriException.class,
                () -> OtpauthUri.parseTolerantly("otpauth://totp/Bank:ada?secret=" + secret));
        assertTrue(String.valueOf(e.getMessage()).contains(says), e.getMessage());
    }

    @Test
    @DisplayName("would say in the strict reader's message what there was to indulge")
    void reason() {
        OtpauthUriException e = assertThrows(
                OtpauthUriException.class,
                () -> OtpauthUri.parse("otpauth://totp/Bank:ada?secret=aEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        assertTrue(String.valueOf(e.getMessage()).contains("lower-case letters"), e.getMessage());
    }

    @Test
    @DisplayName("finds a label long from 65 bytes on, and takes it")
    void longLabel() {
        String query = "?secret=" + BASE32 + "&issuer=Bank";
        assertEquals(
                Set.of(),
                OtpauthUri.parseTolerantly("otpauth://totp/Bank:" + "a".repeat(59) + query)
                        .leniencies());
        assertEquals(
                Set.of(Leniency.LONG_LABEL),
                OtpauthUri.parseTolerantly("otpauth://totp/Bank:" + "a".repeat(60) + query)
                        .leniencies());
    }

    private static int lengthOf(String secret) {
        return OtpauthUri.parseTolerantly("otpauth://totp/Bank:ada?secret=" + secret)
                .entry()
                .secret()
                .length();
    }

    private static long counter(String uri) {
        return ((MovingFactor.ByCounter) OtpauthUri.parseTolerantly(uri).entry().factor())
                .next()
                .value();
    }

    private static void assertRefusedAs(String parameter, String uri) {
        assertEquals(
                parameter,
                assertThrows(OtpauthUriException.class, () -> OtpauthUri.parseTolerantly(uri))
                        .parameter());
    }

    private static AppEntry entry(Random random) {
        Algorithm algorithm = Seeds.algorithm(random);
        int digits = 6 + random.nextInt(3);
        MovingFactor factor = random.nextBoolean()
                ? AppEntries.byCounter(random, algorithm, digits)
                : new MovingFactor.ByTime(Totp.standard()
                        .withAlgorithm(algorithm)
                        .withDigits(digits)
                        .withPeriod(Duration.ofSeconds(1 + random.nextInt(600))));
        byte[] secret = new byte[16 + random.nextInt(113)];
        random.nextBytes(secret);
        return new AppEntry(Texts.part(random, 7), Texts.part(random, 5), Secret.ofBytes(secret), factor);
    }

    /** Changes of the spelling only, whatever the rest of the URI is. */
    private static String disguised(String uri, Random random, Set<Leniency> met) {
        String disguised = uri;
        if (random.nextInt(4) == 0) {
            disguised = disguised.replace("%20", "+");
            add(Leniency.PLUS_AS_SPACE, !disguised.equals(uri), met);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("%3A|:(?!//)", "%3a");
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("secret", "Secret");
            met.add(Leniency.PARAMETER_CASE);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("&", "&image=https%3A%2F%2Fexample.org%2Fa.png&");
            met.add(Leniency.IMAGE);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("&", "&color=red&");
            met.add(Leniency.UNKNOWN_PARAMETER);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("&", "&amp;");
            met.add(Leniency.HTML_AMPERSAND);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("(?<==[A-Z2-7]{4})(?=[A-Z2-7])", "-");
            met.add(Leniency.SECRET_SEPARATORS);
        }
        if (random.nextInt(4) == 0) {
            disguised = disguised.replaceFirst("(?<==[A-Z2-7-]{4,300})&", "==&");
            met.add(Leniency.SECRET_PADDING);
        }
        if (random.nextInt(4) == 0) {
            disguised = "\t" + disguised + "\r\n";
            met.add(Leniency.SURROUNDING_SPACE);
        }
        return disguised;
    }

    private static void add(Leniency leniency, boolean applies, Set<Leniency> met) {
        if (applies) {
            met.add(leniency);
        }
    }
}
