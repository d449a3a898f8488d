package io.github.proofring.webauthn;

import java.security.SecureRandom;

/** Random bytes that a response has to answer (WebAuthn Level 3 §13.4.3). */
final class Challenge {
    /** Twice what is asked for. */
    static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Challenge() {}

    static byte[] random() {
        byte[] challenge = new byte[LENGTH];
        RANDOM.nextBytes(challenge);
        return challenge;
    }
}
