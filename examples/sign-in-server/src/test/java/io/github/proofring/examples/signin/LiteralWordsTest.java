package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("No template and no script holds a word that a person reads: all are sentences of a bundle")
class LiteralWordsTest {
    private static final String NAME = "Proofring";
    private static final Pattern COMMENT = Pattern.compile("\\{#.*?#}", Pattern.DOTALL);
    /** The name of a class. */
    private static final Pattern WIDTH = Pattern.compile("\\{% block width %}[a-z ]*\\{% endblock %}");

    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern READ = Pattern.compile("\\b(?:alt|aria-label|title|placeholder)=[\"']([^\"']*)");
    /** What an expression of a template may give to a person: the value of such a name, or what begins like a sentence. */
    private static final Pattern IN_EXPRESSION =
            Pattern.compile("\"(?:label|hint|button)\": *\"[^\"]*\"|\"\\p{Lu}\\p{Ll}[^\"]*\"");

    private static final Pattern IN_SCRIPT = Pattern.compile("['\"`]\\p{L}+[ ,.][^'\"`\\[({$]*['\"`]");

    static List<Path> templates() throws IOException {
        return Sources.templates();
    }

    static List<Path> scripts() throws IOException {
        return Sources.scripts();
    }

    @ParameterizedTest
    @MethodSource("templates")
    @DisplayName("between tags, in what is read aloud or shown on hover, and in what is given to another template")
    void template(Path file) throws IOException {
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        String template = WIDTH.matcher(text).replaceAll("");
        List<String> words = new ArrayList<>();
        EXPRESSION
                .matcher(template)
                .results()
                .flatMap(expression -> IN_EXPRESSION.matcher(expression.group()).results())
                .forEach(literal -> words.add(literal.group()));
        String html = EXPRESSION.matcher(template).replaceAll("");
        READ.matcher(html).results().map(attribute -> attribute.group(1)).forEach(words::add);
        words.addAll(List.of(TAG.matcher(html).replaceAll("\n").split("\n")));
        words.removeIf(word -> word.replace(NAME, "").codePoints().noneMatch(Character::isLetter));
        assertEquals(List.of(), words);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("in a script's texts")
    void script(Path file) throws IOException {
        String code = Files.readString(file).replaceAll("(?m)^\\s*(//|/\\*\\*).*$", "");
        assertEquals(
                List.of(),
                IN_SCRIPT.matcher(code).results().map(text -> text.group()).toList());
    }
}
