package io.github.proofring.webauthn;

import org.jspecify.annotations.Nullable;

/** Which passkey: chosen by its authenticator, 1 to 1,023 bytes (WebAuthn Level 3 §4, Credential ID). */
public final class CredentialId extends Bytes {
    /** The most bytes that one has (§7.1 step 25). */
    public static final int MAX_LENGTH = 1023;

    private CredentialId(byte[] own) {
        super(own);
    }

    /**
     * Of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are none, or more than {@link #MAX_LENGTH}
     */
    public static CredentialId of(byte[] bytes) {
        if (!isLength(bytes.length)) {
            throw new IllegalArgumentException(
                    "a credential id has 1 to " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new CredentialId(bytes.clone());
    }

    static boolean isLength(int length) {
        return length >= 1 && length <= MAX_LENGTH;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CredentialId same && isSame(same);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
