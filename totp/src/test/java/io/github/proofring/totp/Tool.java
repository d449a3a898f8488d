package io.github.proofring.totp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program of the system that judges our work independently. */
final class Tool {
    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** The program; without it the test is skipped with the reason, but under CI it fails. */
    static Tool required(String name, String debianPackage) {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean found = Stream.of(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!found) {
            String reason = name + " is not installed; it is in Debian's package " + debianPackage;
            if (System.getenv("CI") != null) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason);
        }
        return new Tool(name);
    }

    /** What it prints, which must be all that it does: another exit status than 0 fails the test. */
    String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assertions.assertEquals(0, process.waitFor(), String.join(" ", command));
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
