package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HOTP, RFC 4226")
class HotpTest {
    private final Hotp hotp = Hotp.standard();
    private final Secret secret = Seeds.twenty();

    @ParameterizedTest(name = "counter {0}: {4}")
    @CsvFileSource(resources = "rfc4226-appendix-d.csv")
    @DisplayName("appendix D: each HMAC, each truncated value and each code of the tables")
    void appendixD(long counter, String hmac, String truncatedInHex, int truncated, String code) {
        HmacKey key = secret.hmacKey(Algorithm.SHA1);
        assertEquals(hmac, HexFormat.of().formatHex(key.mac(counter)));
        assertEquals(truncated, key.truncatedValue(counter));
        assertEquals(truncatedInHex, Integer.toHexString(truncated));
        assertEquals(code, hotp.code(secret, new Counter(counter)));
        assertEquals(matched(counter), hotp.check(secret, code, new Counter(counter)));
    }

    @Nested
    @DisplayName("§7.4: the look-ahead window")
    class LookAhead {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4, 25})
        @DisplayName("takes the expected counter and the s after it; never one before, and none beyond")
        void bounded(int lookAhead) {
            Hotp checking = hotp.withLookAhead(lookAhead);
            long expected = 100;
            for (long counter = expected - 30; counter <= expected + 30; counter++) {
                boolean within = counter >= expected && counter <= expected + lookAhead;
                assertEquals(
                        within ? matched(counter) : mismatched(),
                        checking.check(secret, codeOf(counter), new Counter(expected)),
                        "counter " + counter);
            }
        }

        @Test
        @DisplayName("§7.2: a match gives the counter after it to store; a failure gives none")
        void rises() {
            Counter stored = Counter.FIRST;
            for (long pressed : new long[] {0, 1, 4, 9, 10}) {
                assertEquals(mismatched(), hotp.check(secret, "000000", stored));
                stored = ((HotpCheck.Matched) hotp.check(secret, codeOf(pressed), stored)).next();
                assertEquals(pressed + 1, stored.value());
                assertEquals(mismatched(), hotp.check(secret, codeOf(pressed), stored), "the same code again");
            }
        }

        @Test
        @DisplayName("of two counters with one code the later counts, so that the digits are not accepted again")
        void twins() {
            long early = Seeds.TWIN_STEP;
            assertEquals(codeOf(early), codeOf(early + 1));
            assertEquals(matched(early + 1), hotp.check(secret, codeOf(early), new Counter(early)));
        }

        @Test
        @DisplayName("ends before the highest counter, after which none could be expected")
        void highest() {
            Counter last = new Counter(Long.MAX_VALUE);
            assertEquals(
                    matched(Long.MAX_VALUE - 1),
                    hotp.check(secret, codeOf(Long.MAX_VALUE - 1), new Counter(Long.MAX_VALUE - 3)));
            assertEquals(mismatched(), hotp.check(secret, codeOf(Long.MAX_VALUE), last));
            assertThrows(IllegalStateException.class, last::next);
        }
    }

    @Nested
    @DisplayName("§7.4: resynchronisation by two codes")
    class Resynchronisation {
        @Test
        @DisplayName("finds a consecutive pair from the expected counter to 1,000 after it, and none before or beyond")
        void range() {
            long expected = 50;
            for (long first : LongStream.of(0, 48, 49, 50, 51, 500, 1048, 1049, 1050, 1051, 5000)
                    .toArray()) {
                boolean within = first >= expected && first + 1 <= expected + Hotp.RESYNCHRONISATION_RANGE;
                assertEquals(
                        within ? matched(first + 1) : mismatched(),
                        hotp.resynchronise(secret, codeOf(first), codeOf(first + 1), new Counter(expected)),
                        "first " + first);
            }
        }

        @Test
        @DisplayName("wants them in a row and in their order, and both of them right")
        void consecutive() {
            Counter expected = Counter.FIRST;
            assertEquals(mismatched(), hotp.resynchronise(secret, codeOf(60), codeOf(62), expected));
            assertEquals(mismatched(), hotp.resynchronise(secret, codeOf(61), codeOf(60), expected));
            assertEquals(mismatched(), hotp.resynchronise(secret, codeOf(60), codeOf(60), expected));
            assertEquals(mismatched(), hotp.resynchronise(secret, codeOf(60), "61", expected));
            assertEquals(mismatched(), hotp.resynchronise(secret, "", codeOf(61), expected));
            assertEquals(matched(61), hotp.resynchronise(secret, codeOf(60), " " + codeOf(61), expected));
        }

        @Test
        @DisplayName("ends before the highest counter")
        void highest() {
            Counter expected = new Counter(Long.MAX_VALUE - 5);
            assertEquals(
                    matched(Long.MAX_VALUE - 1),
                    hotp.resynchronise(secret, codeOf(Long.MAX_VALUE - 2), codeOf(Long.MAX_VALUE - 1), expected));
            assertEquals(
                    mismatched(),
                    hotp.resynchronise(secret, codeOf(Long.MAX_VALUE - 1), codeOf(Long.MAX_VALUE), expected));
        }
    }

    @Test
    @DisplayName("§5.1: the counter is eight bytes, high-order byte first")
    void eightBytes() {
        // From oathtool: --hotp --counter=81985529216486895 (0x0123456789abcdef) and the seed in hexadecimal.
        assertEquals("828476", codeOf(0x0123456789abcdefL));
    }

    @Test
    @DisplayName("a typed code may have spaces and dashes; everything else is no code, and never an exception")
    void typed() {
        for (String typed : List.of("755 224", "755-224", " 7 5 5 2 2 4 ")) {
            assertEquals(matched(0), hotp.check(secret, typed, Counter.FIRST));
            assertTrue(hotp.isCode(typed));
        }
        Random random = new Random(4226);
        for (int i = 0; i < 2_000; i++) {
            String text = Texts.ofBytes(random, 12);
            if (!text.replaceAll("[ -]", "").equals("755224")) {
                assertEquals(mismatched(), hotp.withLookAhead(0).check(secret, text, Counter.FIRST), text);
            }
        }
        assertFalse(hotp.isCode("75522"));
        assertFalse(hotp.isCode("７５５２２４"));
        assertEquals(mismatched(), hotp.check(secret, "7".repeat(5_000_000), Counter.FIRST));
    }

    @Test
    @DisplayName("parameters have bounds, and a change keeps the others")
    void parameters() {
        assertEquals("Hotp[SHA1, 6 digits, look-ahead 4]", Hotp.standard().toString());
        Hotp changed = hotp.withAlgorithm(Algorithm.SHA256).withDigits(8).withLookAhead(0);
        assertEquals("Hotp[SHA256, 8 digits, look-ahead 0]", changed.toString());
        assertEquals(changed, changed.withLookAhead(0).withDigits(8).withAlgorithm(Algorithm.SHA256));
        assertEquals(
                changed.hashCode(), changed.withLookAhead(3).withLookAhead(0).hashCode());
        for (Hotp other :
                List.of(hotp.withAlgorithm(Algorithm.SHA512), hotp.withDigits(7), hotp.withLookAhead(3), changed)) {
            assertNotEquals(hotp, other);
            assertNotEquals(hotp.hashCode(), other.hashCode());
        }
        assertNotEquals(hotp, new Object());
        assertEquals(Algorithm.SHA256, changed.algorithm());
        assertEquals(8, changed.digits());
        assertEquals(0, changed.lookAhead());
        assertEquals(4, Hotp.standard().lookAhead());
        assertThrows(IllegalArgumentException.class, () -> hotp.withDigits(5));
        assertThrows(IllegalArgumentException.class, () -> hotp.withDigits(9));
        assertThrows(IllegalArgumentException.class, () -> hotp.withLookAhead(-1));
        assertThrows(IllegalArgumentException.class, () -> hotp.withLookAhead(26));
        assertThrows(IllegalArgumentException.class, () -> new Counter(-1));
        assertEquals(new Counter(8), new Counter(7).next());
    }

    private String codeOf(long counter) {
        return hotp.code(secret, new Counter(counter));
    }

    private static HotpCheck matched(long counter) {
        return new HotpCheck.Matched(new Counter(counter + 1));
    }

    private static HotpCheck mismatched() {
        return new HotpCheck.Mismatched();
    }
}
