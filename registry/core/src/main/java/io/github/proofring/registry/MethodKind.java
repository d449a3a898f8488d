package io.github.proofring.registry;

import io.github.proofring.registry.wire.Names;

/**
 * A kind of proof method, named by the verifier that checks it. An open value: a verifier written outside brings its own.
 *
 * @param value 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record MethodKind(String value) {
    /** @throws IllegalArgumentException if the name has another form */
    public MethodKind {
        if (!Names.isWord(value)) {
            throw new IllegalArgumentException("a method kind is 1 to 32 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
