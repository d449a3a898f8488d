package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A QR code")
class QrCodeTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("is read back byte for byte by zxing, for random ASCII of many lengths up to the limit")
    void ascii(ErrorCorrection level) {
        long seed = 18004;
        Random random = new Random(seed);
        int limit = level.maxBytes();
        int[] edges = {1, 2, 17, 18, 32, 33, 230, 231, 271, 272, limit - 1, limit};
        for (int i = 0; i < edges.length + 12; i++) {
            int length = i < edges.length ? edges[i] : mostlyShort(random, limit);
            assertReadBack(Texts.ascii(random, length), level, "seed " + seed + ", case " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is read back byte for byte by zxing, for random Unicode of many lengths up to the limit")
    void unicode(ErrorCorrection level) {
        long seed = 10646;
        Random random = new Random(seed);
        int limit = level.maxBytes() - 1;
        for (int i = 0; i < 12; i++) {
            int length = i == 0 ? limit : 4 + mostlyShort(random, limit - 4);
            assertReadBack("\u00e9" + Texts.ofBytes(random, length - 2), level, "seed " + seed + ", case " + i);
        }
    }

    /** The longest take a hundred times as long, so most are as long as URIs are. */
    private static int mostlyShort(Random random, int limit) {
        double fraction = random.nextDouble();
        return 1 + (int) (fraction * fraction * fraction * (limit - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0123456789",
                "ABC $%*+-./:",
                "\u00e9",
                "\u65e5\u672c\u8a9e",
                "\ud83d\ude00",
                "\n\t\u0000\u007f"
            })
    @DisplayName("is read back whatever it holds: digits only, letters only, Latin, Kanji, controls")
    void kinds(String content) {
        assertReadBack(content, ErrorCorrection.MEDIUM, content);
    }

    private static void assertReadBack(String content, ErrorCorrection level, String where) {
        QrCode code = QrCode.of(content, level);
        assertEquals(content, Pictures.contentOf(code.png(code.modules() * 2 + 1)), where);
        assertEquals(content, Pictures.contentOf(code.svg(300, "title")), where);
    }

    @ParameterizedTest
    @CsvSource({"LOW,2953", "MEDIUM,2331", "QUARTILE,1663", "HIGH,1273"})
    @DisplayName("ISO/IEC 18004, table 7: holds so many bytes; one more is refused with the limit")
    void limits(ErrorCorrection level, int limit) {
        assertEquals(limit, level.maxBytes());
        assertEquals(177 + 8, QrCode.of("a".repeat(limit), level).modules());
        assertTooLong("a".repeat(limit + 1), level, limit, limit + 1);
        assertTooLong("0".repeat(limit + 1), level, limit, limit + 1);
        assertEquals(177 + 8, QrCode.of("a".repeat(limit - 3) + "\u00e9", level).modules());
        assertTooLong("a".repeat(limit - 2) + "\u00e9", level, limit - 1, limit);
    }

    private static void assertTooLong(String content, ErrorCorrection level, int limit, int bytes) {
        String message = assertThrows(IllegalArgumentException.class, () -> QrCode.of(content, level))
                .getMessage();
        assertTrue(message.contains("holds " + limit + " bytes"), message);
        assertTrue(message.contains("the content has " + bytes), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800", "a\udc00b", "\ude00\ud83d"})
    @DisplayName("of nothing, or of what is no text, is refused")
    void noText(String content) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> QrCode.of(content, ErrorCorrection.LOW));
        assertNull(e.getCause());
    }

    @Test
    @DisplayName("grows with the correction asked for, and does not show its content")
    void levels() {
        String uri = "otpauth://totp/Bank:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank";
        int before = 0;
        for (ErrorCorrection level : ErrorCorrection.values()) {
            QrCode code = QrCode.of(uri, level);
            assertTrue(code.modules() > before, level.toString());
            before = code.modules();
            assertEquals("QrCode[" + code.modules() + " modules, content redacted]", code.toString());
        }
    }
}
