package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every page is seen in a browser by a test that asks axe for complaints")
class PagesCheckedTest {
    private static final Pattern FRAME = Pattern.compile("^\\{% extends |\\n\\{% extends ");
    /** Both ask axe; a name begins with that of its page. */
    private static final Pattern CHECKED = Pattern.compile("\\bbrowser\\.(?:look|check)\\(\\s*\"([a-z-]+)\"");

    @Test
    @DisplayName("no template of a page is left out")
    void everyPage() throws IOException {
        Set<String> pages = pages();
        Set<String> left = new TreeSet<>(pages);
        for (String name : checked()) {
            page(name, pages).ifPresent(left::remove);
        }
        assertEquals(Set.of(), left);
    }

    @Test
    @DisplayName("a name counts for the page with the longest name that it begins with, and for no other")
    void longest() {
        Set<String> pages = Set.of("sign-in", "sign-in-code");
        assertEquals(Optional.of("sign-in-code"), page("sign-in-code-passkey", pages));
        assertEquals(Optional.of("sign-in-code"), page("sign-in-code", pages));
        assertEquals(Optional.of("sign-in"), page("sign-in-codes", pages));
        assertEquals(Optional.empty(), page("sign", pages));
    }

    private static Optional<String> page(String name, Set<String> pages) {
        return pages.stream()
                .filter(page -> (name + "-").startsWith(page + "-"))
                .max(Comparator.comparingInt(String::length));
    }

    /** The templates with a frame; those without are parts of others, and a frame itself is no page. */
    private static Set<String> pages() throws IOException {
        Set<String> pages = new TreeSet<>();
        for (Path template : Sources.templates()) {
            String name = template.getFileName().toString().replace(".html", "");
            if (!name.endsWith("layout")
                    && FRAME.matcher(Files.readString(template)).find()) {
                pages.add(name);
            }
        }
        return pages;
    }

    private static List<String> checked() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path test : Sources.tests()) {
            CHECKED.matcher(Files.readString(test)).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }
}
