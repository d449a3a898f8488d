package io.github.proofring.bench;

import io.github.proofring.webauthn.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The signature alone, with the key, the message and its signature ready: what no relying party can go below. */
final class RawVerify {
    private static final Provider FALLBACK = new BouncyCastleProvider();

    private final String name;
    private final PublicKey key;
    private final byte[] message;
    private final byte[] signature;

    private RawVerify(String name, PublicKey key, byte[] message, byte[] signature) {
        this.name = name;
        this.key = key;
        this.message = message;
        this.signature = signature;
    }

    static RawVerify of(Assertion assertion) {
        SignatureAlgorithm algorithm = assertion.passkey().publicKey().algorithm();
        byte[] info = assertion.passkey().publicKey().toByteArray();
        byte[] data = assertion.part("authenticatorData");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(assertion.part("clientDataJSON"));
            byte[] message = Arrays.copyOf(data, data.length + hash.length);
            System.arraycopy(hash, 0, message, data.length, hash.length);
            PublicKey key = factory(keyName(algorithm)).generatePublic(new X509EncodedKeySpec(info));
            return new RawVerify(signatureName(algorithm), key, message, assertion.part("signature"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signatureName(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "SHA256withECDSA";
            case RS256 -> "SHA256withRSA";
            case ML_DSA_44 -> "ML-DSA-44";
            default -> "Ed25519";
        };
    }

    private static String keyName(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "EC";
            case RS256 -> "RSA";
            default -> signatureName(algorithm);
        };
    }

    private static KeyFactory factory(String name) throws NoSuchAlgorithmException {
        try {
            return KeyFactory.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return KeyFactory.getInstance(name, FALLBACK);
        }
    }

    private Signature signature() throws NoSuchAlgorithmException {
        return key.getClass().getName().startsWith("org.bouncycastle")
                ? Signature.getInstance(name, FALLBACK)
                : Signature.getInstance(name);
    }

    boolean verify() {
        try {
            Signature verification = signature();
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
