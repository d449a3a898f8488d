package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every sentence of the pages is there in every language, and is used")
class SentencesTest {
    private static final Pattern IN_TEMPLATE = Pattern.compile("say\\(\"([^\"]+)\"");
    private static final Pattern IN_CLASS = Pattern.compile("Sentence\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])");
    /** Three words outside of places: names, and "minutes" in French, are the same. */
    private static final Pattern SEVERAL_WORDS = Pattern.compile("(?:\\p{L}{2,}(?!,)[^\\p{L}{}]+){2}\\p{L}{2,}");

    static List<Language> languages() {
        return Language.ALL;
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("the six files have the same keys in the same order, each once")
    void sameKeys(Language language) throws IOException {
        Set<String> english = new HashSet<>(keys(Language.ENGLISH));
        assertEquals(Set.of(), without(english, new HashSet<>(keys(language))), "missing");
        assertEquals(Set.of(), without(new HashSet<>(keys(language)), english), "left over");
        assertEquals(keys(Language.ENGLISH), keys(language));
        assertEquals(
                language.sentences().keySet(), new HashSet<>(keys(language)), "a key is not read as it is written");
        assertEquals(language.sentences().size(), keys(language).size(), "a key is there twice");
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("what a template or a class asks for is there")
    void nothingMissing(Language language) throws IOException {
        assertEquals(Set.of(), without(used(), language.sentences().keySet()));
    }

    @Test
    @DisplayName("what is there is asked for")
    void nothingLeftOver() throws IOException {
        assertEquals(Set.of(), without(Language.ENGLISH.sentences().keySet(), used()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("each is a pattern with the places of the English one, and an apostrophe in it is written twice")
    void patterns(Language language) {
        language.sentences().forEach((key, pattern) -> {
            assertFalse(pattern.isBlank(), key);
            assertEquals(pattern.strip(), pattern, key);
            assertDoesNotThrow(() -> new MessageFormat(pattern, language.locale()), key);
            assertFalse(pattern.replace("''", "").contains("'"), key);
            assertEquals(places(Language.ENGLISH.sentences().getOrDefault(key, "")), places(pattern), key);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    @DisplayName("none was left in English, and none holds markup, which belongs into the templates")
    void translated(Language language) {
        language.sentences().forEach((key, pattern) -> {
            assertFalse(pattern.replaceAll("[0-9]<\\S|[0-9]<\\{", "").contains("<"), key);
            boolean same = pattern.equals(Language.ENGLISH.sentences().get(key));
            assertTrue(
                    language.equals(Language.ENGLISH)
                            || !same
                            || !SEVERAL_WORDS.matcher(pattern).find(),
                    key);
        });
    }

    @Test
    @DisplayName("French: the space before : ; ? ! and inside « » does not break, and an apostrophe is one")
    void french() {
        Map<String, String> french = Language.of(Locale.FRENCH).sentences();
        french.forEach((key, pattern) -> {
            assertFalse(Pattern.compile(" [:;?!»]|« ").matcher(pattern).find(), key);
            assertFalse(pattern.contains("'"), key);
        });
    }

    /** By a template, by a class, or by the name of a note, a problem or a kind. */
    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path template : Sources.templates()) {
            used.addAll(found(IN_TEMPLATE, Files.readString(template)));
        }
        for (Path file : Sources.classes()) {
            used.addAll(found(IN_CLASS, Files.readString(file)));
        }
        Arrays.stream(Note.values()).map(note -> note.sentence().key()).forEach(used::add);
        Arrays.stream(Problem.values())
                .flatMap(problem -> Stream.of(problem.title(), problem.advice()))
                .map(Sentence::key)
                .forEach(used::add);
        Api.KINDS.forEach(kind -> used.add(Shown.kind(kind).key()));
        return used;
    }

    /** As they stand in the file. */
    private static List<String> keys(Language language) throws IOException {
        return Sources.bundle(language)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
