package io.github.proofring.webauthn;

import org.jspecify.annotations.Nullable;

/**
 * Whose passkey: the same bytes for all passkeys of an account, 1 to 64, and nothing about the person in them, as an
 * authenticator may show them to whoever holds it (WebAuthn Level 3 §14.6.1).
 */
public final class UserHandle extends Bytes {
    /** The most bytes that one has (§5.4.3). */
    public static final int MAX_LENGTH = 64;

    private UserHandle(byte[] own) {
        super(own);
    }

    /**
     * Of these bytes, which are copied.
     *
     * @throws IllegalArgumentException if there are none, or more than {@link #MAX_LENGTH}
     */
    public static UserHandle of(byte[] bytes) {
        if (!isLength(bytes.length)) {
            throw new IllegalArgumentException("a user handle has 1 to " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new UserHandle(bytes.clone());
    }

    static boolean isLength(int length) {
        return length >= 1 && length <= MAX_LENGTH;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserHandle same && isSame(same);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
