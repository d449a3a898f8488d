package io.github.proofring.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tests that the documents name")
class NamedTestsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))?(?:\\.(\\w+))?`");

    /** What each test class, and each contract of a store, says; of one name there may be several. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(NamedTestsTest::isTest).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                found.merge(name, Files.readString(file), String::concat);
            }
        }
        return found;
    }

    private static boolean isTest(Path file) {
        return file.toString().matches(".*/src/(test|main)/java/.*(Test|Contract)\\.java");
    }

    @Test
    @DisplayName("are there, each class and each method, so that no name goes stale")
    void exist() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                for (String line : lines(document)) {
                    named += missing(line, sources, document.getFileName() + ": ", missing);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 400, named + " are named");
    }

    private static List<String> lines(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A method alone is one of the class that was named last in its line. */
    private static int missing(String line, Map<String, String> sources, String where, List<String> missing) {
        int named = 0;
        String test = "";
        Matcher name = NAMED.matcher(line);
        while (name.find()) {
            test = name.group(1) == null ? test : name.group(1);
            String method = name.group(2);
            String source = sources.getOrDefault(test, "");
            boolean there = method == null
                    ? sources.containsKey(test)
                    : Pattern.compile("[\\w>] " + method + "\\(")
                            .matcher(source)
                            .find();
            if (!there && !(test.isEmpty() && method == null)) {
                missing.add(where + test + (method == null ? "" : "." + method));
            }
            named++;
        }
        return named;
    }
}
