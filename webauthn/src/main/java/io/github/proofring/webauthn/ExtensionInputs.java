package io.github.proofring.webauthn;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Extensions that are asked for, as JSON (WebAuthn Level 3 §5.7.1): immutable, equal by value, and named but not told in text. */
public abstract sealed class ExtensionInputs permits RegistrationExtensions, AuthenticationExtensions {
    private final ObjectNode inputs;

    /** Takes an object that nobody else has. */
    ExtensionInputs(ObjectNode own) {
        this.inputs = own;
    }

    /** A copy. */
    final ObjectNode inputs() {
        return inputs.deepCopy();
    }

    final Collection<String> names(String extension, String member) {
        return inputs.path(extension).path(member).propertyNames();
    }

    final boolean has(String extension, String member) {
        return inputs.path(extension).has(member);
    }

    /** Beside those that are there already. */
    final void addTo(ObjectNode options) {
        if (!inputs.isEmpty()) {
            options.withObject("extensions").setAll(inputs());
        }
    }

    final boolean isSame(ExtensionInputs other) {
        return inputs.equals(other.inputs);
    }

    @Override
    public abstract boolean equals(@Nullable Object other);

    @Override
    public int hashCode() {
        return inputs.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + inputs.propertyNames();
    }
}
