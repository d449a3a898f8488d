package io.github.proofring.webauthn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A passkey's public key as SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), with the one algorithm that it may be used with. */
public final class CredentialPublicKey extends Bytes {
    /** Enough for RSA of 8,192 bits and ML-DSA-87. */
    private static final int MAX_LENGTH = 4096;

    private final SignatureAlgorithm algorithm;

    private CredentialPublicKey(SignatureAlgorithm algorithm, byte[] own) {
        super(own);
        this.algorithm = Objects.requireNonNull(algorithm);
    }

    /**
     * One that was stored. It is not looked at before it is used: a key that does not fit verifies nothing.
     *
     * @param subjectPublicKeyInfo in DER, copied
     * @throws IllegalArgumentException if there are no bytes, or more than 4,096
     */
    public static CredentialPublicKey of(SignatureAlgorithm algorithm, byte[] subjectPublicKeyInfo) {
        if (subjectPublicKeyInfo.length < 1 || subjectPublicKeyInfo.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a public key has 1 to " + MAX_LENGTH + " bytes, not " + subjectPublicKeyInfo.length);
        }
        return new CredentialPublicKey(algorithm, subjectPublicKeyInfo.clone());
    }

    /** The algorithm that the passkey was registered with. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CredentialPublicKey same && algorithm == same.algorithm && isSame(same);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + algorithm.hashCode();
    }
}
