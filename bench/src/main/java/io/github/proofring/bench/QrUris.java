package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.util.Locale;
import java.util.Random;

/** What QR codes are drawn of: otpauth URIs of about 110 characters, each of another secret. */
final class QrUris {
    static final int MANY = 1 << 10;
    static final String ISSUER = "Example Corp";

    final String[] uris;
    final String[] accounts;
    final String[] base32;

    QrUris(int count) {
        uris = new String[count];
        accounts = new String[count];
        base32 = new String[count];
        Random random = new Random();
        for (int i = 0; i < count; i++) {
            Secret secret = Secret.random(Algorithm.SHA1);
            accounts[i] = String.format(Locale.ROOT, "ada%06d@example.org", random.nextInt(1_000_000));
            base32[i] = secret.base32();
            uris[i] =
                    OtpauthUri.of(ISSUER, accounts[i], secret, Totp.standard()).revealUri();
        }
    }
}
