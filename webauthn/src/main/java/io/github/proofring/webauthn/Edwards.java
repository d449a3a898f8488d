package io.github.proofring.webauthn;

import java.math.BigInteger;
import java.util.Set;

/**
 * Points of small order on the curves of EdDSA (RFC 8032 §5). Under a key that is one of them a signature can be made without a
 * secret, for any message or one in a few; no authenticator has such a key.
 */
final class Edwards {
    static final Edwards ED25519 = new Edwards(
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19)),
            Set.of(
                    new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
                    new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16)));
    static final Edwards ED448 = new Edwards(
            BigInteger.TWO.pow(448).subtract(BigInteger.TWO.pow(224)).subtract(BigInteger.ONE), Set.of());

    private final BigInteger p;
    /** The y of the points of order eight. */
    private final Set<BigInteger> orderEight;

    private Edwards(BigInteger p, Set<BigInteger> orderEight) {
        this.p = p;
        this.orderEight = orderEight;
    }

    /** @param key y in little-endian bytes, the highest bit of the last one being the sign of x */
    boolean hasSmallOrder(byte[] key) {
        byte[] bigEndian = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            bigEndian[key.length - 1 - i] = key[i];
        }
        bigEndian[0] &= 0x7f;
        // Also of an encoding that is not reduced.
        BigInteger y = new BigInteger(1, bigEndian).mod(p);
        return y.signum() == 0
                || y.equals(BigInteger.ONE)
                || y.equals(p.subtract(BigInteger.ONE))
                || orderEight.contains(y);
    }
}
