package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 4648 §6: a secret in Base32")
class Base32Test {

    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    @DisplayName("§10: the test vectors, without their padding")
    void vectors(String text, String base32) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(base32, Base32Text.encode(bytes));
        assertArrayEquals(bytes, Base32Text.decode(base32));
        assertArrayEquals(bytes, Base32Text.decode(base32 + "=".repeat((8 - base32.length() % 8) % 8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
                "GeZdGnBvGy3TqOjQgEzDgNbVgY3tQoJq",
                "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
                "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ",
                "  GEZDGNBVGY3TQOJQ  - GEZDGNBVGY3TQOJQ -",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ====",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ = = "
            })
    @DisplayName("is read in either case, with spaces, dashes and padding or without")
    void tolerated(String text) {
        assertArrayEquals(Seeds.TWENTY, Secret.fromBase32(text).reveal());
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Secret.fromBase32(text).base32());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "0EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, 1",
                "G1ZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, 2",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ8, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ9, 33",
                "GEZD GNBV GY3T 0OJQ GEZD GNBV GY3T QOJQ, 16",
                "GEZDGNBVGY3TQOJQ\tGEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQ\u00a0GEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQ_GEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQ+GEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQ%20GEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQ\u2013GEZDGNBVGY3TQOJQ, 17",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\uff31, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\u0130, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\u0131, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\u017f, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\u0663, 32",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ\ud800, 32",
                "GEZDGNBV=GY3TQOJQGEZDGNBVGY3TQOJQ, 10",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ=A, 34",
                "GEZDGNBVGY3TQOJQGEZDGNBVGZ, 26",
                "GEZDGNBVGY3TQOJQGEZDGNBVGZ======, 26",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3R, 28",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TR, 29",
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOB, 31"
            })
    @DisplayName("with anything else in it is refused at that position, and not read as another secret")
    void refused(String text, int position) {
        String message = assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32(text))
                .getMessage();
        assertTrue(message.startsWith("Character " + position + " of the secret"), message);
        assertFalse(message.contains("GEZD"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 9, 11, 14, 25, 27, 30, 33})
    @DisplayName("of a length that no bytes have is refused: a character is missing or one too many")
    void impossibleLengths(int length) {
        String message = assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32("A".repeat(length)))
                .getMessage();
        assertTrue(message.contains(length + " characters"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "====", "MY"})
    @DisplayName("that is empty or far too short is refused for its length")
    void empty(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32(text))
                .getMessage();
        assertTrue(message.contains("16 bytes"), message);
    }

    @Test
    @DisplayName("longer than any secret is refused before it is read")
    void tooLong() {
        String longest = Base32Text.encode(Seeds.digits(128));
        assertEquals(128, Secret.fromBase32(longest).length());
        assertEquals(
                128,
                Secret.fromBase32(longest.replaceAll("(.{1})", "$1 ").strip()).length());
        assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32("A".repeat(208)));
        assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32(" ".repeat(1_000_000)));
        assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32("A".repeat(5_000_000)));
    }

    @Test
    @DisplayName("is what it was, for random secrets of every length, in any case and grouping")
    void roundTrip() {
        long seed = 4648;
        Random random = new Random(seed);
        for (int length = 16; length <= 128; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String where = "seed " + seed + ", " + length + " bytes";
            String base32 = Secret.ofBytes(bytes).base32();
            assertTrue(base32.matches("[A-Z2-7]+"), where);
            assertArrayEquals(bytes, Secret.fromBase32(base32).reveal(), where);
            String grouped = base32.toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1-");
            assertArrayEquals(bytes, Secret.fromBase32(grouped).reveal(), where);
        }
    }
}
