package io.github.proofring.webauthn;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * At what the pseudo-random function of a passkey is evaluated (prf, WebAuthn Level 3 §10.1.4): one or two byte strings of any
 * length. The same input gives the same secret of the same passkey, always; with two, the second can be the one for the next time.
 * Does not print them, as who cannot guess them cannot evaluate there.
 */
public final class PrfInputs {
    private final String first;
    private final Optional<String> second;

    private PrfInputs(String first, Optional<String> second) {
        this.first = first;
        this.second = second;
    }

    /** At one place. */
    public static PrfInputs of(byte[] first) {
        return new PrfInputs(base64Url(first), Optional.empty());
    }

    /** At two. */
    public static PrfInputs of(byte[] first, byte[] second) {
        return new PrfInputs(base64Url(first), Optional.of(base64Url(second)));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    ObjectNode json() {
        ObjectNode json = Json.newObject().put("first", first);
        second.ifPresent(text -> json.put("second", text));
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrfInputs inputs && first.equals(inputs.first) && second.equals(inputs.second);
    }

    @Override
    public int hashCode() {
        return first.hashCode();
    }

    @Override
    public String toString() {
        return "PrfInputs[" + (second.isPresent() ? 2 : 1) + " hidden]";
    }
}
