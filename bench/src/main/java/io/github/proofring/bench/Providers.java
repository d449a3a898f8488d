package io.github.proofring.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import org.conscrypt.Conscrypt;

/** Who does the cryptography of this JVM. */
final class Providers {
    static final String JDK = "jdk";
    static final String CORRETTO = "corretto";
    static final String CONSCRYPT = "conscrypt";

    private Providers() {}

    /** Puts one before all others, as an application does at its start. */
    static void putFirst(String name) {
        switch (name) {
            case CORRETTO -> install(AmazonCorrettoCryptoProvider.INSTANCE);
            case CONSCRYPT -> install(Conscrypt.newProvider());
            default -> {}
        }
    }

    private static void install(Provider provider) {
        if (Security.insertProviderAt(provider, 1) != 1) {
            throw new IllegalStateException(provider + " was installed before");
        }
    }
}
