package io.github.proofring.webauthn;

import org.jspecify.annotations.Nullable;

/** What is stored beside a passkey on its authenticator: any bytes, also none. Does not print them. */
public final class LargeBlob extends Bytes {
    private LargeBlob(byte[] own) {
        super(own);
    }

    /** Of these bytes, which are copied. An authenticator has room for about a thousand, or for none. */
    public static LargeBlob of(byte[] bytes) {
        return new LargeBlob(bytes.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LargeBlob same && isSame(same);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** How many bytes. */
    @Override
    public String toString() {
        return "LargeBlob[" + length() + " bytes]";
    }
}
