package io.github.proofring.examples.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that the example is made of, for tests that read them. */
final class Sources {
    private static final Path MAIN = Path.of("src", "main");
    private static final Path PACKAGE = Path.of("io", "github", "proofring", "examples", "signin");
    private static final Path RESOURCES = MAIN.resolve("resources").resolve(PACKAGE);

    private Sources() {}

    static List<Path> templates() throws IOException {
        return in(RESOURCES.resolve("pages"), ".html");
    }

    static List<Path> scripts() throws IOException {
        return in(RESOURCES, ".js");
    }

    static List<Path> classes() throws IOException {
        return in(MAIN.resolve("java").resolve(PACKAGE), ".java");
    }

    static List<Path> tests() throws IOException {
        return in(Path.of("src", "test", "java").resolve(PACKAGE), "Test.java");
    }

    /** The sentences of a language as they are written. */
    static String bundle(Language language) throws IOException {
        return Files.readString(RESOURCES.resolve(language.file()));
    }

    private static List<Path> in(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
