package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by the JDK's own HMAC. */
final class Macs {
    private Macs() {}

    static Mac of(Algorithm algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(Peers.macName(algorithm));
            mac.init(new SecretKeySpec(key, Peers.macName(algorithm)));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static int code(Mac mac, long step) {
        return Pads.truncated(mac.doFinal(Pads.counter(step)));
    }

    static boolean check(Mac mac, String text, Instant now) {
        int typed = Pads.number(text);
        long step = now.getEpochSecond() / 30;
        int matches = 0;
        for (long near = step - 1; near <= step + 1; near++) {
            matches += code(mac, near) == typed ? 1 : 0;
        }
        return matches > 0;
    }
}
