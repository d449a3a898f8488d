package io.github.proofring.totp;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An HMAC key (RFC 2104) as the two digest states that depend on it alone: after the inner and after the outer pad. An
 * HMAC over an eight-byte counter is then two compressions of the hash instead of four, and needs no {@code Mac}.
 *
 * <p>The counter core of RFC 4226 §5.3, whatever the counter means. Immutable: the two states are only ever copied, so any
 * number of threads can share one.
 */
final class HmacKey {
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final Algorithm algorithm;
    private final MessageDigest inner;
    private final MessageDigest outer;

    HmacKey(Algorithm algorithm, byte[] key) {
        this.algorithm = algorithm;
        byte[] block =
                key.length > algorithm.blockBytes() ? Digests.empty(algorithm).digest(key) : key.clone();
        byte[] padded = Arrays.copyOf(block, algorithm.blockBytes());
        this.inner = afterPad(algorithm, padded, INNER_PAD);
        this.outer = afterPad(algorithm, padded, OUTER_PAD);
        Arrays.fill(block, (byte) 0);
        Arrays.fill(padded, (byte) 0);
    }

    private static MessageDigest afterPad(Algorithm algorithm, byte[] key, byte pad) {
        byte[] block = key.clone();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        MessageDigest digest = Digests.empty(algorithm);
        digest.update(block);
        Arrays.fill(block, (byte) 0);
        return digest;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** The 31-bit value of RFC 4226 §5.3 for this counter, before it is reduced to digits. */
    int truncatedValue(long counter) {
        byte[] mac = mac(counter);
        // The low nibble of the last byte, wherever that is: not "byte 19", which is right for SHA-1 only.
        int offset = mac[mac.length - 1] & 0xf;
        return (mac[offset] & 0x7f) << 24
                | (mac[offset + 1] & 0xff) << 16
                | (mac[offset + 2] & 0xff) << 8
                | (mac[offset + 3] & 0xff);
    }

    byte[] mac(long counter) {
        byte[] message = {
            (byte) (counter >>> 56),
            (byte) (counter >>> 48),
            (byte) (counter >>> 40),
            (byte) (counter >>> 32),
            (byte) (counter >>> 24),
            (byte) (counter >>> 16),
            (byte) (counter >>> 8),
            (byte) counter
        };
        return Digests.copyOf(outer).digest(Digests.copyOf(inner).digest(message));
    }
}
