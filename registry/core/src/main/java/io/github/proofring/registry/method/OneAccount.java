package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How an address that is for one account alone is called in a store, which must not know it: HMAC-SHA-256 under a key that never changes. */
record OneAccount(Bytes key) {
    private static final int SHORTEST = 32;

    OneAccount {
        if (key.size() < SHORTEST) {
            throw new IllegalArgumentException("the key has at least " + SHORTEST + " bytes, not " + key.size());
        }
    }

    CredentialId name(String channel, String countedAs) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            mac.update((channel + "\0").getBytes(StandardCharsets.UTF_8));
            return new CredentialId(Bytes.copyOf(mac.doFinal(countedAs.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }
}
