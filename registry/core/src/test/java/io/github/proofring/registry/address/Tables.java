package io.github.proofring.registry.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of this package: a row a line, columns by a bar, {@code #} before what is said about them, {@code \}{@code uXXXX} as in Java. */
final class Tables {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private Tables() {}

    static List<List<String>> rows(String name) {
        return lines(name)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Tables::columns)
                .toList();
    }

    private static List<String> columns(String line) {
        return Stream.of(line.split("\\|", -1))
                .map(String::trim)
                .map(Tables::unescaped)
                .toList();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(hit -> {
            char c = (char) Integer.parseInt(hit.group(1), 16);
            return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
        });
    }

    private static Stream<String> lines(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(Collectors.toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
