package io.github.proofring.registry.spi;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that cannot change, compared by content in constant time, and never printed. Safe for use by many threads.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** The same bytes; later changes to the array do not show. */
    public static Bytes copyOf(byte[] content) {
        return new Bytes(content.clone());
    }

    /** A new array with these bytes. */
    public byte[] toArray() {
        return content.clone();
    }

    /** How many bytes. */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** The length alone: what is inside may be secret. */
    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
