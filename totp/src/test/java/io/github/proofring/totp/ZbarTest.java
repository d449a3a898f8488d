package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("zbarimg reads our PNGs")
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
}
