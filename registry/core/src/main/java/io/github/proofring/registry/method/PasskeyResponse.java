package io.github.proofring.registry.method;

import io.github.proofring.registry.Proof;
import java.util.Objects;

/**
 * What a browser's {@code PublicKeyCredential.toJSON()} gave: the proof for {@link Passkeys}.
 *
 * @param json as it came; any text
 */
public record PasskeyResponse(String json) implements Proof {
    /** Any text. */
    public PasskeyResponse {
        Objects.requireNonNull(json, "json");
    }

    /** Leaves it out. */
    @Override
    public String toString() {
        return "PasskeyResponse[…]";
    }
}
