package io.github.proofring.totp;

import java.nio.charset.StandardCharsets;

/** Codes of six to eight decimal digits as people type them and as we write them: always ASCII, in every default locale. */
final class DecimalCode {
    static final int MIN_DIGITS = 6;
    static final int MAX_DIGITS = 8;

    /** What {@link #read} answers when the text is no code of that length. */
    static final int NOT_A_CODE = -1;

    /** Eight digits with something between any two of them and around them, and some room. */
    private static final int MAX_TYPED_LENGTH = 32;

    private static final int[] MODULUS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private DecimalCode() {}

    static int requireDigits(int digits) {
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("A code has 6, 7 or 8 digits, not " + digits);
        }
        return digits;
    }

    /** All ones if both are equal, else zero, without a branch on either. */
    static long maskIfEqual(int one, int other) {
        int difference = one ^ other;
        return ~((difference | -difference) >> 31);
    }

    /** The last {@code digits} decimal digits of a truncated value (RFC 4226 §5.3, step 3). */
    static int reduce(int truncatedValue, int digits) {
        return truncatedValue % MODULUS[digits];
    }

    static String write(int value, int digits) {
        byte[] ascii = new byte[digits];
        int rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            ascii[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads exactly {@code digits} of the characters 0 to 9; ASCII spaces and dashes between and around them are passed
     * over, because apps show {@code 123 456}. Anything else, and any other count, is {@link #NOT_A_CODE}.
     */
    static int read(String typed, int digits) {
        if (typed.length() > MAX_TYPED_LENGTH) {
            return NOT_A_CODE;
        }
        int value = 0;
        int count = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9' || ++count > digits) {
                return NOT_A_CODE;
            }
            value = value * 10 + (c - '0');
        }
        return count == digits ? value : NOT_A_CODE;
    }
}
