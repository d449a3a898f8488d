package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.EncodeHintType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes half a minute and knows no locale, so it is not run again in each. */
@Tag("once")
@DisplayName("A QR code of random content of every length that it can hold")
class RoundTripTest {
    private static final long SEED = 18_004;

    private static final String UPPER_CASE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    @ParameterizedTest
    @EnumSource
    @DisplayName("is read back by zxing from the PNG, the SVG and the terminal, in turn")
    void everyLength(ErrorCorrection level) {
        // From a seed of its own each, so that they can be made on all processors and one can be made alone.
        IntStream.rangeClosed(1, level.maxBytes()).parallel().forEach(length -> {
            Random random = new Random(SEED * level.maxBytes() + length);
            String content = content(random, length, level.maxBytes());
            String where = "seed " + SEED + ", length " + length;
            assertEquals(content, readBack(code(content, level, random), length, random), where);
        });
    }

    private static QrCode code(String content, ErrorCorrection level, Random random) {
        // All eight masks must read, whichever is best; to look for that would take minutes.
        return QrCode.of(content, level, Map.of(EncodeHintType.QR_MASK_PATTERN, random.nextInt(8)));
    }

    private static String readBack(QrCode code, int turn, Random random) {
        return switch (turn % 4) {
            case 0 -> Pictures.contentOf(code.pngByModuleSize(1 + random.nextInt(code.modules() < 100 ? 4 : 1)));
            case 1 -> Pictures.contentOf(code.svg(300, "title", "description"));
            case 2 -> onTerminal(code, TerminalBackground.DARK);
            default -> onTerminal(code, TerminalBackground.LIGHT);
        };
    }

    private static String onTerminal(QrCode code, TerminalBackground background) {
        return Pictures.contentOf(Terminals.show(code.terminalText(185, background), background, 1, 0));
    }

    /** Of each kind that is encoded in its own way: digits, upper case, any ASCII, any text. */
    private static String content(Random random, int bytes, int limit) {
        StringBuilder content = new StringBuilder();
        int kind = random.nextInt(4);
        if (kind == 3 && bytes < limit) {
            content.append(Texts.ofBytes(random, bytes));
            bytes -= content.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        for (int i = 0; i < bytes; i++) {
            content.append(
                    switch (kind) {
                        case 0 -> (char) ('0' + random.nextInt(10));
                        case 1 -> UPPER_CASE.charAt(random.nextInt(UPPER_CASE.length()));
                        default -> (char) random.nextInt(0x80);
                    });
        }
        return content.toString();
    }
}
