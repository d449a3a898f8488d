package io.github.proofring.totp;

import java.util.Random;

/** Random text for tests, made from a seed. */
final class Texts {
    private Texts() {}

    /** A text of one to {@code length} code points of every plane, that is not blank at its ends and has no colon. */
    static String part(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(length);
        while (text.codePointCount(0, text.length()) < count) {
            int c = codePoint(random);
            boolean edge = text.isEmpty() || text.codePointCount(0, text.length()) == count - 1;
            if (c == ':' || (edge && Character.isSpaceChar(c)) || Names.isHidden(c)) {
                continue;
            }
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    /** Any Unicode text without lone surrogates, of at most {@code maxBytes} bytes of UTF-8. */
    static String ofBytes(Random random, int maxBytes) {
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        while (true) {
            int c = codePoint(random);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes + size > maxBytes) {
                return text.toString();
            }
            bytes += size;
            text.appendCodePoint(c);
        }
    }

    /** Printable ASCII of exactly this length. */
    static String ascii(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private static int codePoint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> ' ' + random.nextInt(95);
            case 1 -> 0xa1 + random.nextInt(0x500);
            case 2 -> 0x4e00 + random.nextInt(0x5000);
            default -> 0x1f300 + random.nextInt(0x300);
        };
    }
}
