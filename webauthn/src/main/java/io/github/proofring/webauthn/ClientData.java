package io.github.proofring.webauthn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The client data that the browser collected (WebAuthn Level 3 §5.8.1), and the steps that both ceremonies take on them. */
final class ClientData {
    private final byte[] hash;
    private final String type;
    private final String challenge;
    private final String origin;
    private final boolean crossOrigin;
    private final Optional<String> topOrigin;

    private ClientData(byte[] json) {
        Json read = Json.read(json);
        this.hash = Digests.sha256(json);
        this.type = read.text("type");
        this.challenge = read.text("challenge");
        this.origin = read.text("origin");
        this.crossOrigin = read.flag("crossOrigin");
        this.topOrigin = read.optionalText("topOrigin");
    }

    static ClientData of(byte[] json) {
        return new ClientData(json);
    }

    /** What is signed beside the authenticator data. */
    byte[] hash() {
        return hash;
    }

    /** §7.1 steps 7 to 11, §7.2 steps 10 to 14. */
    Optional<Refusal> refuses(String expectedType, byte[] expectedChallenge, Set<String> origins, Framing framing) {
        if (!type.equals(expectedType)) {
            return Optional.of(Refusal.WRONG_TYPE);
        }
        if (!isChallenge(expectedChallenge)) {
            return Optional.of(Refusal.WRONG_CHALLENGE);
        }
        // As text and not as an address: what differs in anything was not written by a browser on that page.
        if (!origins.contains(origin)) {
            return Optional.of(Refusal.WRONG_ORIGIN);
        }
        if (crossOrigin || topOrigin.isPresent()) {
            return framing.refuses(crossOrigin, topOrigin);
        }
        return Optional.empty();
    }

    private boolean isChallenge(byte[] expected) {
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(expected);
        return MessageDigest.isEqual(challenge.getBytes(StandardCharsets.UTF_8), text);
    }
}
