package io.github.proofring.registry;

import java.util.regex.Pattern;

/**
 * A kind of proof method, named by the verifier that checks it. An open value: a verifier written outside brings its own.
 *
 * @param value 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record MethodKind(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException if the name has another form */
    public MethodKind {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a method kind is 1 to 32 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
