package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("zbarimg reads our pictures")
class ZbarTest {
    private static final List<ErrorCorrection> LEVELS = List.of(ErrorCorrection.values());

    @Test
    @DisplayName("byte for byte, of random URIs at every error correction and many sizes")
    void randomUris(@TempDir Path folder) throws IOException {
        Tool zbarimg = Tool.required("zbarimg", "zbar-tools");
        long seed = 2083;
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of("--quiet", "--nodbus", "--raw"));
        for (int i = 0; i < 24; i++) {
            Algorithm algorithm = Seeds.algorithm(random);
            Totp totp = Totp.standard()
                    .withAlgorithm(algorithm)
                    .withDigits(6 + random.nextInt(3))
                    .withPeriod(Duration.ofSeconds(30 + random.nextInt(2)));
            String uri = OtpauthUri.of(
                            Texts.part(random, 8), Texts.part(random, 6), Seeds.secret(random, algorithm), totp)
                    .revealUri();
            ErrorCorrection level = LEVELS.get(i % LEVELS.size());
            QrCode code = QrCode.of(uri, level);
            Path file = folder.resolve(i + ".png");
            Files.write(file, code.png(code.modules() * (3 + random.nextInt(4)) + random.nextInt(20)));
            expected.add(uri);
            arguments.add(file.toString());
        }
        assertEquals(expected, zbarimg.run(arguments).lines().toList(), "seed " + seed);
    }

    @Test
    @DisplayName(
            "of modules of two to six pixels, and terminals of either ground in such cells, with some ground around")
    void terminals(@TempDir Path folder) throws IOException {
        Tool zbarimg = Tool.required("zbarimg", "zbar-tools");
        long seed = 2580;
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of("--quiet", "--nodbus", "--raw"));
        for (int i = 0; i < 24; i++) {
            String uri = OtpauthUri.of(
                            Texts.part(random, 8),
                            Texts.part(random, 6),
                            Seeds.secret(random, Algorithm.SHA1),
                            Totp.standard())
                    .revealUri();
            QrCode code = QrCode.of(uri, LEVELS.get(i / 3 % LEVELS.size()));
            int scale = 2 + i / 3 % 5;
            Path file = folder.resolve(i + ".png");
            switch (i % 3) {
                case 0 -> Files.write(file, code.pngByModuleSize(scale));
                case 1 -> photograph(code, TerminalBackground.DARK, scale, file);
                default -> photograph(code, TerminalBackground.LIGHT, scale, file);
            }
            expected.add(uri);
            arguments.add(file.toString());
        }
        assertEquals(expected, zbarimg.run(arguments).lines().toList(), "seed " + seed);
    }

    private static void photograph(QrCode code, TerminalBackground background, int scale, Path file)
            throws IOException {
        BufferedImage screen = Terminals.show(code.terminalText(185, background), background, scale, 5);
        assertTrue(ImageIO.write(screen, "png", file.toFile()));
    }
}
