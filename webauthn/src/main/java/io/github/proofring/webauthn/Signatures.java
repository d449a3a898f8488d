package io.github.proofring.webauthn;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Verifies signatures by what the Java runtime has, a provider that was chosen, or Bouncy Castle for what neither has. */
final class Signatures {
    private final Optional<Provider> chosen;

    Signatures(Optional<Provider> chosen) {
        this.chosen = chosen;
    }

    /** ML-DSA came into the runtime with Java 24. The provider is not registered: it concerns nobody else. */
    private static final class Fallback {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }

    /** Whether it is the signature of these two byte strings together. False for a key or signature of a wrong form, too. */
    boolean verify(CredentialPublicKey key, byte[] first, byte[] second, byte[] signature) {
        try {
            Signature verification = signature(key.algorithm());
            verification.initVerify(publicKey(key.algorithm(), key.shared()));
            verification.update(first);
            verification.update(second);
            return verification.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw all kinds of things for bytes that are no signature.
            return false;
        }
    }

    /** Whether the runtime takes it for a key of this algorithm. */
    static boolean isKey(SignatureAlgorithm algorithm, byte[] subjectPublicKeyInfo) {
        Signatures runtime = new Signatures(Optional.empty());
        try {
            runtime.signature(algorithm).initVerify(runtime.publicKey(algorithm, subjectPublicKeyInfo));
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private Signature signature(SignatureAlgorithm algorithm) throws NoSuchAlgorithmException {
        String name = algorithm.jcaName();
        if (isChosen(algorithm)) {
            return Signature.getInstance(name, chosen.get());
        }
        try {
            return Signature.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return Signature.getInstance(name, Fallback.BOUNCY_CASTLE);
        }
    }

    private PublicKey publicKey(SignatureAlgorithm algorithm, byte[] info) throws GeneralSecurityException {
        return keys(algorithm).generatePublic(new X509EncodedKeySpec(info));
    }

    private KeyFactory keys(SignatureAlgorithm algorithm) throws NoSuchAlgorithmException {
        String name = algorithm.keyName();
        if (isChosen(algorithm)) {
            return KeyFactory.getInstance(name, chosen.get());
        }
        try {
            return KeyFactory.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return KeyFactory.getInstance(name, Fallback.BOUNCY_CASTLE);
        }
    }

    private boolean isChosen(SignatureAlgorithm algorithm) {
        return chosen.isPresent()
                && chosen.get().getService("Signature", algorithm.jcaName()) != null
                && chosen.get().getService("KeyFactory", algorithm.keyName()) != null;
    }
}
