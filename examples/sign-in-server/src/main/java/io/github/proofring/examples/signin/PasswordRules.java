package io.github.proofring.examples.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names and passwords a new account may have. The password rule is that of NIST SP 800-63B-4 §3.1.1.2: a length, a list of
 * what guessers try first, and no rule about the kinds of characters.
 */
final class PasswordRules {
    private static final int SHORTEST = 8;
    /** Room for a sentence; more would only make work. */
    static final int LONGEST = 256;

    private final Set<String> common;

    private PasswordRules(Set<String> common) {
        this.common = common;
    }

    static PasswordRules standard() {
        try (InputStream list =
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"))) {
            return new PasswordRules(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new IllegalStateException("the list of common passwords cannot be read from the class path", e);
        }
    }

    void checkName(String name) {
        if (!Users.isName(name)) {
            throw Problem.BAD_FIELD.at("name", Sentence.of("name.rule"));
        }
    }

    void checkPassword(String password, String name) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST) {
            throw Problem.BAD_FIELD.at("password", Sentence.of("password.short", SHORTEST));
        }
        if (password.length() > LONGEST) {
            throw Problem.BAD_FIELD.at("password", Sentence.of("password.long", LONGEST));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (common.contains(lower) || lower.chars().distinct().count() < 3) {
            throw Problem.BAD_FIELD.at("password", Sentence.of("password.common"));
        }
        if (lower.contains(name.toLowerCase(Locale.ROOT))) {
            throw Problem.BAD_FIELD.at("password", Sentence.of("password.name"));
        }
    }
}
