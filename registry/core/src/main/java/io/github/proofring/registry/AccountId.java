package io.github.proofring.registry;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The name of one account, chosen by the application: 1 to 64 bytes of UTF-8, opaque to the registry.
 *
 * <p>It is also the WebAuthn user handle (Level 3 §5.4.3), so it must hold no personal data: take a random value, never an
 * email address. It must never be given to another person.
 *
 * @param value the name
 */
public record AccountId(String value) {
    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_BYTES = 64;

    /** @throws IllegalArgumentException if the name is empty, longer than {@link #MAX_BYTES} or not well-formed Unicode */
    public AccountId {
        Objects.requireNonNull(value, "value");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(
                    "an account id must be well-formed Unicode: it has an unpaired surrogate");
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("an account id has 1 to " + MAX_BYTES + " bytes of UTF-8, not " + bytes);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
