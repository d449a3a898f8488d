package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One recovery code: 80 bits in four groups of four, in Crockford's alphabet of 32, which has no letter that looks like a digit and no U. Case,
 * blanks and hyphens do not matter, and O, I and L are read as the digits they look like.
 */
record RecoveryCode(Bytes content) {
    static final int BYTES = 10;
    private static final int LETTERS = 16;
    private static final int GROUP = 4;
    private static final int BITS = 5;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LONGEST_TYPED = 64;

    static RecoveryCode of(byte[] bytes) {
        return new RecoveryCode(Bytes.copyOf(bytes));
    }

    byte[] bytes() {
        return content.toArray();
    }

    static List<RecoveryCode> split(byte[] set) {
        List<RecoveryCode> codes = new ArrayList<>();
        for (int from = 0; from < set.length; from += BYTES) {
            codes.add(of(Arrays.copyOfRange(set, from, from + BYTES)));
        }
        return List.copyOf(codes);
    }

    String shown() {
        byte[] bytes = bytes();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                shown.append('-');
            }
            shown.append(ALPHABET.charAt(letter(bytes, i)));
        }
        return shown.toString();
    }

    private static int letter(byte[] bytes, int index) {
        int value = 0;
        for (int bit = index * BITS; bit < (index + 1) * BITS; bit++) {
            value = (value << 1) | ((bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
        }
        return value;
    }

    /** None if it cannot be a code. */
    static Optional<RecoveryCode> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        int letters = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '-' || c == ' ') {
                continue;
            }
            int value = value(c);
            if (value < 0 || letters == LETTERS) {
                return Optional.empty();
            }
            for (int bit = 0; bit < BITS; bit++) {
                int place = letters * BITS + bit;
                bytes[place / Byte.SIZE] |=
                        (byte) (((value >> (BITS - 1 - bit)) & 1) << (Byte.SIZE - 1 - place % Byte.SIZE));
            }
            letters++;
        }
        return letters == LETTERS ? Optional.of(of(bytes)) : Optional.empty();
    }

    private static int value(char c) {
        char upper = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        return ALPHABET.indexOf(
                switch (upper) {
                    case 'O' -> '0';
                    case 'I', 'L' -> '1';
                    default -> upper;
                });
    }

    /** Leaves the code out. */
    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
