package io.github.proofring.examples.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that are not ours, taken as they are installed. */
final class Tools {
    private Tools() {}

    /** Goes on if they are all installed. If not: a failure in CI, where they must be; elsewhere the test is left out, and says so. */
    static void need(String... programs) {
        List<String> missing = Arrays.stream(programs)
                .filter(program -> !Files.isExecutable(path(program)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String reason = "not installed: " + String.join(", ", missing);
        if (System.getenv("CI") != null) {
            Assertions.fail(reason);
        }
        System.out.println("Left out, " + reason);
        Assumptions.abort(reason);
    }

    static Path path(String program) {
        return Path.of("/usr/bin", program);
    }

    /** What the QR code in a picture says. */
    static String scan(Path picture) {
        return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.toString());
    }

    /** The code that an authenticator app shows at this time. */
    static String code(String uri, Instant time) {
        String secret = uri.replaceAll(".*[?&]secret=([A-Z2-7]+).*", "$1");
        return run("oathtool", "--totp", "--base32", "--now=@" + time.getEpochSecond(), secret);
    }

    private static String run(String... command) {
        command[0] = path(command[0]).toString();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            Assertions.assertTrue(process.waitFor(30, TimeUnit.SECONDS), command[0] + " does not end");
            Assertions.assertEquals(0, process.exitValue(), command[0]);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
