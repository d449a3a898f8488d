package io.github.proofring.examples.authenticator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A screenshot with a QR code")
class ScreenshotTest {
    private static final String URI = "otpauth://totp/Bank:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} pixels per module on {1} by {2} of grey {3}")
    @CsvSource({
        "1, 60, 60, 255",
        "2, 120, 140, 255",
        "3, 1280, 720, 255",
        "4, 1920, 1080, 40",
        "5, 2560, 1440, 255",
        "6, 390, 844, 255",
        "9, 3840, 2160, 30"
    })
    @DisplayName("is read, from the code alone to a small one on a large dark screen")
    void read(int scale, int width, int height, int ground) throws IOException {
        BufferedImage code = ImageIO.read(
                new ByteArrayInputStream(QrCode.of(URI, ErrorCorrection.MEDIUM).pngByModuleSize(scale)));
        BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = screen.createGraphics();
        graphics.setColor(new Color(ground, ground, ground));
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(code, (width - code.getWidth()) / 3, (height - code.getHeight()) / 3, null);
        graphics.dispose();
        assertEquals(URI, Screenshot.read(png(screen)));
    }

    @Test
    @DisplayName("without one, damaged, too large or not there is told from one another in a sentence")
    void unreadable() throws IOException {
        refused("no QR code", png(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB)));
        refused("no such file", folder.resolve("nothing.png"));
        refused("no such file", folder);
        Path text = folder.resolve("text.png");
        Files.writeString(text, "otpauth://");
        refused("no picture", text);
        byte[] whole = Files.readAllBytes(png(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB)));
        Path cut = folder.resolve("cut.png");
        Files.write(cut, java.util.Arrays.copyOf(whole, 60));
        refused("damaged", cut);
        // Width and height of the header, which is all that is there of sixteen thousand million pixels.
        ByteBuffer.wrap(whole).putInt(16, 100_000).putInt(20, 100_000);
        Path bomb = folder.resolve("bomb.png");
        Files.write(bomb, whole);
        refused("too large", bomb);
    }

    @Test
    @DisplayName("that is large is read, and one larger than any screen is refused before its pixels are")
    void large() throws IOException {
        BufferedImage code = ImageIO.read(
                new ByteArrayInputStream(QrCode.of(URI, ErrorCorrection.MEDIUM).pngByModuleSize(6)));
        BufferedImage screen = new BufferedImage(5_900, 4_000, BufferedImage.TYPE_BYTE_GRAY);
        screen.createGraphics().drawImage(code, 2_000, 1_000, null);
        assertEquals(URI, Screenshot.read(png(screen)));
        refused("too large", png(new BufferedImage(6_001, 4_000, BufferedImage.TYPE_BYTE_BINARY)));
    }

    @ParameterizedTest
    @CsvSource({"bmp", "tif", "wbmp"})
    @DisplayName("of a kind that no screenshot has is not given to its reader, which could fail in more ways")
    void otherKinds(String kind) throws IOException {
        Path file = folder.resolve("screen." + kind);
        assertTrue(ImageIO.write(new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_BINARY), kind, file.toFile()));
        refused("Only PNG, JPEG and GIF", file);
    }

    @ParameterizedTest
    @CsvSource({"png", "gif", "jpg"})
    @DisplayName("damaged in any byte is read, or refused in a sentence")
    void damagedAnywhere(String kind) throws IOException {
        Path file = folder.resolve("screen." + kind);
        assertTrue(ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY), kind, file.toFile()));
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xff;
            Files.write(file, damaged);
            assertThrows(UnreadableException.class, () -> Screenshot.read(file), "byte " + i);
        }
    }

    private static void refused(String words, Path file) {
        String message = String.valueOf(assertThrows(UnreadableException.class, () -> Screenshot.read(file))
                .getMessage());
        assertEquals(true, message.contains(words), message);
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "screen", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
