package io.github.proofring.registry;

import io.github.proofring.registry.wire.Names;

/**
 * The name of one proof method on one account. Random, given by the registry, not secret.
 *
 * @param value 22 characters of base64url
 */
public record MethodId(String value) {
    /** @throws IllegalArgumentException if the name has another form; see {@link #isMethodId} for text from the network */
    public MethodId {
        if (!isMethodId(value)) {
            throw new IllegalArgumentException("a method id is 22 characters of base64url");
        }
    }

    /** Whether the text has the form of a method id. */
    public static boolean isMethodId(String text) {
        return Names.isRandom(text);
    }

    static MethodId random() {
        return new MethodId(Random.name());
    }

    @Override
    public String toString() {
        return value;
    }
}
