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
        if (Stream.of(path.split(":", -1)).noneMatch(folder -> Files.isExecutable(Path.of(folder, name)))) {
            missing(name, debianPackage);
        }
        return new Tool(name);
    }

    /** The system's own Python with one of its modules: another python3 may come first in the PATH, without it. */
    static Tool requiredPython(String module, String debianPackage) {
        Path python = Path.of("/usr/bin/python3");
        Path modules = Path.of("/usr/lib/python3/dist-packages");
        if (!Files.isExecutable(python) || !Files.exists(modules.resolve(module))) {
            missing("Python's " + module, debianPackage);
        }
        return new Tool(python.toString());
    }

    private static void missing(String name, String debianPackage) {
        String reason = name + " is not installed; it is in Debian's package " + debianPackage;
        if (System.getenv("CI") != null) {
            Assertions.fail(reason);
        }
        Assumptions.abort(reason);
    }

    /** What it prints, which must be all that it does: another exit status than 0 fails the test. */
    String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        try {
            ProcessBuilder start = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            // pyotp turns times into local dates and back.
            start.environment().put("TZ", "UTC");
            Process process = start.start();
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
