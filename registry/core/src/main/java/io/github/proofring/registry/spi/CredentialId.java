package io.github.proofring.registry.spi;

/**
 * A name that at most one account may hold, as a passkey's credential id is (WebAuthn Level 3 §7.1 step 25).
 *
 * @param bytes 1 to 1023 bytes
 */
public record CredentialId(Bytes bytes) {
    /** The longest credential id, in bytes (WebAuthn Level 3 §4). */
    public static final int MAX_BYTES = 1023;

    /** @throws IllegalArgumentException if there are no bytes or more than {@link #MAX_BYTES} */
    public CredentialId {
        if (bytes.size() < 1 || bytes.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a credential id has 1 to " + MAX_BYTES + " bytes, not " + bytes.size());
        }
    }
}
