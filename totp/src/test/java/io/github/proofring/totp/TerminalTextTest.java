package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A QR code on a terminal")
class TerminalTextTest {
    private static final int MODULES = 29;

    private final QrCode code = QrCode.of("proofring", ErrorCorrection.LOW);

    @ParameterizedTest
    @EnumSource
    @DisplayName("has two rows of modules in a line, all lines as wide as the code, each with a line feed at its end")
    void lines(TerminalBackground background) {
        String text = code.terminalText(80, background);
        assertTrue(text.endsWith("\n"));
        assertEquals(text.length(), (MODULES + 1) * (MODULES + 1) / 2);
        List<String> lines = List.of(text.split("\n", -1));
        assertEquals((MODULES + 1) / 2 + 1, lines.size());
        for (String line : lines.subList(0, lines.size() - 1)) {
            assertEquals(MODULES, line.length());
            assertTrue(line.matches("[ \u2580\u2584\u2588]+"), line);
        }
    }

    @Test
    @DisplayName("writes the light modules on a dark ground, the dark ones on a light ground: the quiet zone first")
    void polarity() {
        List<String> dark =
                code.terminalText(80, TerminalBackground.DARK).lines().toList();
        List<String> light =
                code.terminalText(80, TerminalBackground.LIGHT).lines().toList();
        for (int line : new int[] {0, 1, 13, 14}) {
            // The last row of the code, the 25th, is in the upper half of line 12, the quiet zone below it.
            assertEquals("\u2588".repeat(MODULES), dark.get(line));
            assertEquals(" ".repeat(MODULES), light.get(line));
        }
        // The first two rows of a finder pattern: seven dark modules, then one, five light ones, and one.
        assertTrue(dark.get(2).startsWith("\u2588\u2588\u2588\u2588 \u2584\u2584\u2584\u2584\u2584 \u2588"));
        assertTrue(light.get(2).startsWith("    \u2588\u2580\u2580\u2580\u2580\u2580\u2588 "));
        for (int line = 0; line < dark.size(); line++) {
            assertTrue(dark.get(line).startsWith("\u2588".repeat(4))
                    && dark.get(line).endsWith("\u2588".repeat(4)));
            assertTrue(
                    light.get(line).startsWith(" ".repeat(4)) && light.get(line).endsWith(" ".repeat(4)));
        }
        assertNotEquals(dark, light);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1, MODULES - 1})
    @DisplayName("that is too narrow is refused with the columns needed and the remedy")
    void tooNarrow(int columns) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> code.terminalText(columns, TerminalBackground.DARK))
                .getMessage();
        assertTrue(message.contains("needs a terminal of 29 columns, not " + columns), message);
        assertTrue(message.contains("lower error correction, or shorten the content"), message);
    }

    @Test
    @DisplayName("fits if the terminal is exactly as wide")
    void exactly() {
        assertEquals(
                code.terminalText(80, TerminalBackground.LIGHT), code.terminalText(MODULES, TerminalBackground.LIGHT));
    }

    @Test
    @DisplayName("fits 80 columns for every otpauth URI of 110 to 134 characters in 49 of them, and for 425 in 77")
    void eighty() {
        String start = "otpauth://totp/Example%20Bank:ada@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=";
        Random random = new Random(80);
        for (int length = 110; length <= 134; length++) {
            String uri = start + Texts.ascii(random, length - start.length());
            assertEquals(49, columns(uri), uri);
        }
        assertEquals(77, columns("u".repeat(425)));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> columns("u".repeat(426)));
        assertTrue(e.getMessage().contains("needs a terminal of 81 columns, not 80"), e.getMessage());
    }

    private static int columns(String content) {
        return QrCode.of(content, ErrorCorrection.LOW)
                .terminalText(80, TerminalBackground.DARK)
                .indexOf('\n');
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is read by zxing, but not on the other ground")
    void read(TerminalBackground background) {
        String text = code.terminalText(80, background);
        assertEquals("proofring", Pictures.contentOf(Terminals.show(text, background, 3, 0)));
        TerminalBackground other =
                background == TerminalBackground.DARK ? TerminalBackground.LIGHT : TerminalBackground.DARK;
        assertThrows(AssertionError.class, () -> Pictures.contentOf(Terminals.show(text, other, 3, 0)));
    }
}
