package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.Signature;
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
}
