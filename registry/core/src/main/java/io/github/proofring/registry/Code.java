package io.github.proofring.registry;

import java.util.Objects;

/**
 * A code as the person typed it. Any text can be one; whether it has the right form is for the verifier to say.
 *
 * @param typed what was typed
 */
public record Code(String typed) implements Proof {
    /** Any text. */
    public Code {
        Objects.requireNonNull(typed, "typed");
    }

    /** Leaves the code out. */
    @Override
    public String toString() {
        return "Code[…]";
    }
}
