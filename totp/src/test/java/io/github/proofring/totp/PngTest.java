package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The PNG of a QR code")
class PngTest {
    private static final int MODULES = 29;

    private final QrCode code = QrCode.of("proofring", ErrorCorrection.LOW);

    @ParameterizedTest
    @ValueSource(ints = {MODULES, MODULES + 1, 2 * MODULES - 1, 2 * MODULES, 100, 300, 1000})
    @DisplayName("is as large as whole modules allow, and paints the modules of the SVG black and all else white")
    void size(int pixels) {
        int scale = pixels / MODULES;
        BufferedImage image = Pictures.decode(code.png(pixels));

        assertEquals(scale * MODULES, image.getWidth());
        assertEquals(scale * MODULES, image.getHeight());
        assertEquals(1, image.getColorModel().getPixelSize());
        BitMatrix expected = Pictures.draw(code.svg(pixels, "title"));
        int step = Math.max(1, scale / 3);
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                int colour = expected.get(x / scale, y / scale) ? 0xff000000 : 0xffffffff;
                assertEquals(colour, image.getRGB(x, y), x + ", " + y);
            }
        }
    }

    @Test
    @DisplayName("has a quiet zone of four modules on each side, and not more")
    void quietZone() {
        BufferedImage image = Pictures.decode(code.png(MODULES * 3));
        int side = image.getWidth();
        for (int along = 0; along < side; along++) {
            for (int depth = 0; depth < 4 * 3; depth++) {
                assertEquals(0xffffffff, image.getRGB(along, depth));
                assertEquals(0xffffffff, image.getRGB(along, side - 1 - depth));
                assertEquals(0xffffffff, image.getRGB(depth, along));
                assertEquals(0xffffffff, image.getRGB(side - 1 - depth, along));
            }
        }
        assertEquals(0xff000000, image.getRGB(4 * 3, 4 * 3));
    }

    @Test
    @DisplayName("RFC 2083: has its chunks in order, each with its checksum")
    void chunks() {
        byte[] png = code.png(290);
        ByteBuffer in = ByteBuffer.wrap(png);
        byte[] signature = new byte[8];
        in.get(signature);
        assertArrayEquals(new byte[] {(byte) 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a}, signature);
        List<String> types = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.getInt();
            byte[] typeAndData = new byte[4 + length];
            in.get(typeAndData);
            types.add(new String(typeAndData, 0, 4, StandardCharsets.US_ASCII));
            CRC32 crc = new CRC32();
            crc.update(typeAndData);
            assertEquals((int) crc.getValue(), in.getInt());
            if (types.size() == 1) {
                byte[] header = {0, 0, 1, 0x22, 0, 0, 1, 0x22, 1, 0, 0, 0, 0};
                assertArrayEquals(header, Arrays.copyOfRange(typeAndData, 4, 17));
            }
        }
        assertEquals(List.of("IHDR", "IDAT", "IEND"), types);
        assertTrue(png.length < 1_000, png.length + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, MODULES - 1, 8193, Integer.MAX_VALUE})
    @DisplayName("smaller than its modules, or huge, is refused with the sizes that are not")
    void refused(int pixels) {
        String message = assertThrows(IllegalArgumentException.class, () -> code.png(pixels))
                .getMessage();
        assertTrue(message.contains("from 29 to 8192"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10})
    @DisplayName("by module size is the one that is that many times its modules wide")
    void moduleSize(int pixelsPerModule) {
        byte[] png = code.pngByModuleSize(pixelsPerModule);
        assertEquals(MODULES * pixelsPerModule, Pictures.decode(png).getWidth());
        assertArrayEquals(code.png(MODULES * pixelsPerModule), png);
    }

    @Test
    @DisplayName("by module size can be as wide as whole modules allow up to 8,192 pixels, and not wider")
    void largestModules() {
        // Never exactly 8192: that is a power of two, and the side of every code is odd.
        assertEquals(282 * MODULES, Pictures.decode(code.pngByModuleSize(282)).getWidth());
        QrCode large = QrCode.of("a".repeat(2953), ErrorCorrection.LOW);
        assertEquals(44 * 185, Pictures.decode(large.pngByModuleSize(44)).getWidth());
        assertThrows(IllegalArgumentException.class, () -> large.pngByModuleSize(45));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 283, 148_102_320, Integer.MAX_VALUE})
    @DisplayName("by module size of no pixel, or huge, is refused with the sizes that are not")
    void moduleSizeRefused(int pixelsPerModule) {
        String message = assertThrows(IllegalArgumentException.class, () -> code.pngByModuleSize(pixelsPerModule))
                .getMessage();
        assertTrue(message.contains("from 1 to 282 pixels wide, not " + pixelsPerModule), message);
    }
}
