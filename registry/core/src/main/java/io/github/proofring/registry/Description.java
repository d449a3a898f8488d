package io.github.proofring.registry;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a verifier says of a method beside what its owner calls it.
 *
 * @param name   what it is called by itself, such as the passkey's provider: shown to the owner, and its label if they gave none. Empty
 *               if it has no name; else 1 to 64 characters on one line
 * @param traits what is known of it
 * @param left   how many more times it can be used, if that has an end
 */
public record Description(String name, Set<Trait> traits, OptionalInt left) {
    /** Nothing is known. */
    public static final Description NONE = new Description("", Set.of());

    /**
     * Of something that does not end.
     *
     * @throws IllegalArgumentException if the name has another form
     */
    public Description(String name, Set<Trait> traits) {
        this(name, traits, OptionalInt.empty());
    }

    /** @throws IllegalArgumentException if the name has another form */
    public Description {
        traits = Set.copyOf(traits);
        if (!name.isEmpty() && !Labels.isLabel(name)) {
            throw new IllegalArgumentException("a method's own name has at most 64 characters on one line");
        }
    }
}
