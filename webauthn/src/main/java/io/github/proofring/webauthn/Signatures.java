package io.github.proofring.webauthn;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
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
            Signature verification = initialised(key.algorithm(), key.shared());
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
        try {
            new Signatures(Optional.empty()).initialised(algorithm, subjectPublicKeyInfo);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private Signature initialised(SignatureAlgorithm algorithm, byte[] info) throws GeneralSecurityException {
        Optional<Provider> provider = provider(algorithm);
        String name = algorithm.jcaName();
        String keyName = algorithm.keyName();
        Signature verification =
                provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        KeyFactory keys = provider.isPresent()
                ? KeyFactory.getInstance(keyName, provider.get())
                : KeyFactory.getInstance(keyName);
        verification.initVerify(keys.generatePublic(new X509EncodedKeySpec(info)));
        return verification;
    }

    /** Empty for whatever the runtime prefers. */
    private Optional<Provider> provider(SignatureAlgorithm algorithm) {
        if (chosen.isPresent() && has(chosen.get(), algorithm)) {
            return chosen;
        }
        for (Provider installed : Security.getProviders()) {
            if (has(installed, algorithm)) {
                return Optional.empty();
            }
        }
        return Optional.of(Fallback.BOUNCY_CASTLE);
    }

    /** Both: some know keys of an algorithm that they do not verify by, and nobody else takes their keys. */
    private static boolean has(Provider provider, SignatureAlgorithm algorithm) {
        return provider.getService("Signature", algorithm.jcaName()) != null
                && provider.getService("KeyFactory", algorithm.keyName()) != null;
    }
}
