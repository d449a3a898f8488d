package io.github.proofring.webauthn;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to sign that a passkey may have, by its number in the registry of COSE (IANA). Which key goes with which is fixed by
 * WebAuthn Level 3 §5.8.5.
 */
public enum SignatureAlgorithm {
    /** ECDSA with SHA-256 on P-256 (RFC 9053 §2.1). */
    ES256(-7, "SHA256withECDSA"),
    /** ECDSA with SHA-384 on P-384. */
    ES384(-35, "SHA384withECDSA"),
    /** ECDSA with SHA-512 on P-521. */
    ES512(-36, "SHA512withECDSA"),
    /** ES256 with its curve in the number (RFC 9864 §2.1). */
    ESP256(-9, "SHA256withECDSA"),
    /** ES384 with its curve in the number. */
    ESP384(-51, "SHA384withECDSA"),
    /** ES512 with its curve in the number. */
    ESP512(-52, "SHA512withECDSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8812 §2). */
    RS256(-257, "SHA256withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384(-258, "SHA384withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512(-259, "SHA512withRSA"),
    /** RSASSA-PKCS1-v1_5 with SHA-1, of the first authenticators in Windows. For what was registered: offer it to nobody. */
    RS1(-65535, "SHA1withRSA"),
    /** EdDSA on Ed25519 (RFC 9053 §2.2; with WebAuthn it means that curve). */
    EDDSA(-8, "Ed25519"),
    /** EdDSA with Ed25519 in the number (RFC 9864 §2.2). */
    ED25519(-19, "Ed25519"),
    /** EdDSA on Ed448, in the number (RFC 9864 §2.2). */
    ED448(-53, "Ed448"),
    /** ML-DSA-44 of FIPS 204, safe from quantum computers (RFC 9964). */
    ML_DSA_44(-48, "ML-DSA-44"),
    /** ML-DSA-65. */
    ML_DSA_65(-49, "ML-DSA-65"),
    /** ML-DSA-87. */
    ML_DSA_87(-50, "ML-DSA-87");

    /** What every authenticator has one of: ES256, EdDSA and RS256, in the order of preference. */
    public static final List<SignatureAlgorithm> STANDARD = List.of(ES256, EDDSA, RS256);

    private final int coseId;
    private final String jcaName;

    SignatureAlgorithm(int coseId, String jcaName) {
        this.coseId = coseId;
        this.jcaName = jcaName;
    }

    /** The COSEAlgorithmIdentifier. */
    public int coseId() {
        return coseId;
    }

    /** The one with this number, if it is here. */
    public static Optional<SignatureAlgorithm> of(long coseId) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.coseId == coseId)
                .findFirst();
    }

    /** As {@link java.security.Signature} knows it. */
    String jcaName() {
        return jcaName;
    }

    /** As {@link java.security.KeyFactory} knows its keys. */
    String keyName() {
        return switch (this) {
            case ES256, ES384, ES512, ESP256, ESP384, ESP512 -> "EC";
            case RS256, RS384, RS512, RS1 -> "RSA";
            default -> jcaName;
        };
    }
}
