package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * The least that a code costs on the JDK's digests: the digest's states after the two pads of HMAC are kept, and a code is two copies of
 * them. Written for the bound alone, without any of what makes a library of it.
 */
final class Pads {
    private final MessageDigest inner;
    private final MessageDigest outer;

    private Pads(MessageDigest inner, MessageDigest outer) {
        this.inner = inner;
        this.outer = outer;
    }

    static Pads of(Algorithm algorithm, byte[] key) {
        try {
            return new Pads(padded(algorithm, key, 0x36), padded(algorithm, key, 0x5c));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest padded(Algorithm algorithm, byte[] key, int pad) throws NoSuchAlgorithmException {
        byte[] block = new byte[algorithm == Algorithm.SHA512 ? 128 : 64];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
        }
        MessageDigest digest = MessageDigest.getInstance(digestName(algorithm));
        digest.update(block);
        return digest;
    }

    static String digestName(Algorithm algorithm) {
        return algorithm.name().replace("SHA", "SHA-");
    }

    int code(long step) {
        try {
            byte[] hash = ((MessageDigest) inner.clone()).digest(counter(step));
            return truncated(((MessageDigest) outer.clone()).digest(hash));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the code is that of this step or a neighbour, without telling of which by the time it takes. */
    boolean check(int typed, long step) {
        int different = code(step - 1) ^ typed;
        different = ~((different | -different) >> 31);
        int other = code(step) ^ typed;
        different |= ~((other | -other) >> 31);
        other = code(step + 1) ^ typed;
        different |= ~((other | -other) >> 31);
        return different != 0;
    }

    /** The same from what a person typed, which is six digits here, and the time. */
    boolean check(String typed, Instant now) {
        return check(number(typed), now.getEpochSecond() / 30);
    }

    static int number(String typed) {
        int number = 0;
        for (int i = 0; i < typed.length(); i++) {
            number = 10 * number + typed.charAt(i) - '0';
        }
        return number;
    }

    static byte[] counter(long step) {
        byte[] bytes = new byte[8];
        for (int i = 7, shift = 0; i >= 0; i--, shift += 8) {
            bytes[i] = (byte) (step >>> shift);
        }
        return bytes;
    }

    static int truncated(byte[] hash) {
        int at = hash[hash.length - 1] & 0xf;
        return ((hash[at] & 0x7f) << 24
                        | (hash[at + 1] & 0xff) << 16
                        | (hash[at + 2] & 0xff) << 8
                        | (hash[at + 3] & 0xff))
                % 1_000_000;
    }
}
