package io.github.proofring.totp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.EnumMap;
import java.util.Map;

/** Digests by copying, so that the providers are asked once and not for every code. */
final class Digests {
    /** Never updated, only copied, and so safe to share. */
    private static final Map<Algorithm, MessageDigest> EMPTY = new EnumMap<>(Algorithm.class);

    static {
        for (Algorithm algorithm : Algorithm.values()) {
            EMPTY.put(algorithm, cloneable(algorithm.digestName()));
        }
    }

    private Digests() {}

    static MessageDigest empty(Algorithm algorithm) {
        MessageDigest digest = EMPTY.get(algorithm);
        if (digest == null) {
            throw new IllegalStateException("No digest for " + algorithm);
        }
        return copyOf(digest);
    }

    static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("A digest that could be cloned before cannot be now", e);
        }
    }

    /**
     * That of the first provider, in the platform's order, whose digest can be copied: one in a hardware token, as on some
     * FIPS systems, often cannot.
     */
    private static MessageDigest cloneable(String name) {
        for (Provider provider : Security.getProviders()) {
            try {
                return (MessageDigest) MessageDigest.getInstance(name, provider).clone();
            } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
                // The next one may.
            }
        }
        throw new IllegalStateException("No security provider has a " + name + " that can be cloned");
    }
}
