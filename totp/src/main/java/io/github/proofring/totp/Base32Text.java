package io.github.proofring.totp;

import java.util.Arrays;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base32;

/**
 * Base32 (RFC 4648 §6) for secrets. Commons Codec skips every character that it does not know, and so reads a mistyped
 * secret as another one: here each character is looked at first, and what reaches the codec is clean.
 */
final class Base32Text {
    /** Room for the longest secret (205 characters), padded and with a space or dash after each character. */
    private static final int MAX_LENGTH = 512;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** By the number of symbols in the last group of eight: the low bits of the last one that belong to no byte. */
    private static final int[] UNUSED_BITS = {0, 0, 0b11, 0, 0b1111, 0b1, 0, 0b111};

    private static final Base32 CODEC =
            Base32.builder().setDecodingPolicy(CodecPolicy.STRICT).get();

    private Base32Text() {}

    static String encode(byte[] bytes) {
        String padded = CODEC.encodeToString(bytes);
        int end = padded.indexOf('=');
        return end < 0 ? padded : padded.substring(0, end);
    }

    static byte[] decode(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A secret in Base32 has at most " + MAX_LENGTH + " characters");
        }
        byte[] symbols = new byte[text.length()];
        int count = readSymbols(text, symbols);
        // Padded, as a strict codec asks for it since 1.23; before, it did not mind.
        byte[] clean = Arrays.copyOf(symbols, (count + 7) / 8 * 8);
        Arrays.fill(clean, count, clean.length, (byte) '=');
        byte[] bytes = CODEC.decode(clean);
        Arrays.fill(symbols, (byte) 0);
        Arrays.fill(clean, (byte) 0);
        return bytes;
    }

    /** Copies the symbols in upper case to {@code into} and answers their count. */
    private static int readSymbols(String text, byte[] into) {
        int count = 0;
        int lastPosition = 0;
        boolean padded = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            padded |= c == '=';
            if (c == '=') {
                continue;
            }
            if (padded || valueOf(c) < 0) {
                throw new IllegalArgumentException("Character " + (i + 1) + " of the secret "
                        + (padded ? "comes after its padding" : "is not Base32: only A to Z and 2 to 7 are"));
            }
            into[count++] = (byte) ALPHABET.charAt(valueOf(c));
            lastPosition = i + 1;
        }
        refuseIncomplete(count);
        if (count > 0 && (valueOf((char) into[count - 1]) & UNUSED_BITS[count % 8]) != 0) {
            throw new IllegalArgumentException("Character " + lastPosition
                    + " of the secret, its last, has bits beyond the last byte: it was mistyped or cut off");
        }
        return count;
    }

    private static void refuseIncomplete(int count) {
        int inLastGroup = count % 8;
        if (inLastGroup == 1 || inLastGroup == 3 || inLastGroup == 6) {
            throw new IllegalArgumentException(
                    "No secret has " + count + " characters of Base32: one is missing, or one too many");
        }
    }

    /** Symbols without what their last ones have beyond the last whole byte. */
    static String withoutRemainder(String symbols) {
        int beyond = switch (symbols.length() % 8) {
            case 1, 3, 6 -> 1;
            default -> 0;
        };
        String whole = symbols.substring(0, symbols.length() - beyond);
        int unused = UNUSED_BITS[whole.length() % 8];
        if (unused == 0) {
            return whole;
        }
        char last = whole.charAt(whole.length() - 1);
        return whole.substring(0, whole.length() - 1) + ALPHABET.charAt(valueOf(last) & ~unused);
    }

    /** The five bits of a symbol, or -1. Not by {@code Character}: that would let other scripts' letters in. */
    static int valueOf(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }
}
