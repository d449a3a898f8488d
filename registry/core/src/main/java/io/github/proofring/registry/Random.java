package io.github.proofring.registry;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Where randomness enters. */
final class Random {
    private static final SecureRandom SOURCE = new SecureRandom();
    private static final int NAME_BYTES = 16;

    private Random() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        SOURCE.nextBytes(bytes);
        return bytes;
    }

    /** This many decimal digits, each as likely as any other; at most 9. */
    static String digits(int count) {
        int bound = 1;
        for (int i = 0; i < count; i++) {
            bound *= 10;
        }
        return String.format(Locale.ROOT, "%0" + count + "d", SOURCE.nextInt(bound));
    }

    /** 128 bits as 22 characters of base64url: names that no two nodes draw twice. */
    static String name() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(NAME_BYTES));
    }
}
