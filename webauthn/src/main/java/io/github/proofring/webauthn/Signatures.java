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
            Optional<Provider> provider = provider(key.algorithm());
            Signature verification = signature(key.algorithm(), provider);
            verification.initVerify(publicKey(key.algorithm(), key.shared(), provider));
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
            Optional<Provider> provider = runtime.provider(algorithm);
            signature(algorithm, provider).initVerify(publicKey(algorithm, subjectPublicKeyInfo, provider));
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static Signature signature(SignatureAlgorithm algorithm, Optional<Provider> provider)
            throws NoSuchAlgorithmException {
        return provider.isPresent()
                ? Signature.getInstance(algorithm.jcaName(), provider.get())
                : Signature.getInstance(algorithm.jcaName());
    }

    private static PublicKey publicKey(SignatureAlgorithm algorithm, byte[] info, Optional<Provider> provider)
            throws GeneralSecurityException {
        KeyFactory keys = provider.isPresent()
                ? KeyFactory.getInstance(algorithm.keyName(), provider.get())
                : KeyFactory.getInstance(algorithm.keyName());
        return keys.generatePublic(new X509EncodedKeySpec(info));
    }

    /** Empty for whatever the runtime prefers. */
    private Optional<Provider> provider(SignatureAlgorithm algorithm) {
        if (chosen.isPresent() && has(chosen.get(), algorithm)) {
            return chosen;
        }
        try {
            signature(algorithm, Optional.empty());
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            return Optional.of(Fallback.BOUNCY_CASTLE);
        }
    }

    private static boolean has(Provider provider, SignatureAlgorithm algorithm) {
        return provider.getService("Signature", algorithm.jcaName()) != null
                && provider.getService("KeyFactory", algorithm.keyName()) != null;
    }
}
