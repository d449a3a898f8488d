package io.github.proofring.webauthn;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sequence of bytes with a meaning: immutable, equal by value, safe for use by many threads. */
public abstract sealed class Bytes permits CredentialId, UserHandle, CredentialPublicKey, LargeBlob {
    private final byte[] bytes;

    /** Takes an array that nobody else has. */
    Bytes(byte[] own) {
        this.bytes = own;
    }

    /** How many. */
    public final int length() {
        return bytes.length;
    }

    /** A copy. */
    public final byte[] toByteArray() {
        return bytes.clone();
    }

    /** As the browser's JSON has it: base64url without padding (RFC 4648 §5). */
    public final String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Not to be changed. */
    final byte[] shared() {
        return bytes;
    }

    final boolean isSame(Bytes other) {
        return Arrays.equals(bytes, other.bytes);
    }

    @Override
    public abstract boolean equals(@Nullable Object other);

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + base64Url() + "]";
    }
}
