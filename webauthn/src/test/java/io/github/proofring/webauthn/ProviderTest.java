package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The provider that these tests run with")
class ProviderTest {
    /** Set by the build's profiles {@code corretto} and {@code conscrypt}. */
    private static final String WANTED = System.getProperty("proofring.provider", "");

    @Test
    @DisplayName("is the one that was asked for, and verifies ES256 and RS256")
    void first() throws GeneralSecurityException {
        String first = WANTED.isEmpty() ? "SUN" : WANTED;
        assertEquals(first, Security.getProviders()[0].getName());
        for (SignatureAlgorithm algorithm :
                new SignatureAlgorithm[] {SignatureAlgorithm.ES256, SignatureAlgorithm.RS256}) {
            Signature signature = Signature.getInstance(algorithm.jcaName());
            assertEquals(!WANTED.isEmpty(), signature.getProvider().getName().equals(WANTED), algorithm.name());
        }
    }

    @Test
    @DisplayName("that knows the keys of an algorithm and not its signatures takes nothing away")
    void keysAlone() throws GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("ML-DSA-44", new BouncyCastleProvider())
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        Provider keysAlone = new KeysAlone();
        Security.insertProviderAt(keysAlone, 1);
        try {
            assertTrue(Signatures.isKey(SignatureAlgorithm.ML_DSA_44, key));
        } finally {
            Security.removeProvider(keysAlone.getName());
        }
    }

    private static final class KeysAlone extends Provider {
        private static final long serialVersionUID = 1;

        KeysAlone() {
            super("KeysAlone", "1", "the keys of ML-DSA-44, which nobody else takes");
            putService(new Service(this, "KeyFactory", "ML-DSA-44", Keys.class.getName(), List.of(), Map.of()));
        }
    }

    /** Of {@link KeysAlone}. */
    public static final class Keys extends KeyFactorySpi {
        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            throw new InvalidKeySpecException();
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            throw new InvalidKeyException();
        }
    }
}
