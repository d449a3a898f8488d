package io.github.proofring.totp;

/**
 * The hash under the HMAC (RFC 6238 §1.2). {@link #SHA1} is the one to take: HMAC-SHA-1 is sound, and it is the only one
 * that every authenticator app computes; several apps accept a URI with another one and then show codes that never match
 * (see {@link OtpauthUri#cautions()}).
 *
 * <p>MD5, which some apps accept and exports of Google Authenticator can name, is none of them: the truncation of RFC 4226
 * §5.3 reaches to the 19th byte and an HMAC-MD5 has 16, so that for three counters in sixteen there is no code.
 */
public enum Algorithm {
    /** HMAC-SHA-1, 160 bits: the default of RFC 6238 and of every app. */
    SHA1("SHA-1", 20, 64),
    /** HMAC-SHA-256. */
    SHA256("SHA-256", 32, 64),
    /** HMAC-SHA-512. */
    SHA512("SHA-512", 64, 128);

    private final String digestName;
    private final int macBytes;
    private final int blockBytes;

    Algorithm(String digestName, int macBytes, int blockBytes) {
        this.digestName = digestName;
        this.macBytes = macBytes;
        this.blockBytes = blockBytes;
    }

    String digestName() {
        return digestName;
    }

    /** The HMAC's length, which RFC 6238 §5.1 recommends for the secret too. */
    int macBytes() {
        return macBytes;
    }

    /** The hash's block, to which HMAC pads its key. */
    int blockBytes() {
        return blockBytes;
    }
}
