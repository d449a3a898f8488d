package io.github.proofring.totp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986 §2.1 over UTF-8; not the form encoding of {@code URLEncoder}, whose {@code +} apps show. */
final class PercentCoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    /**
     * The decoded text.
     *
     * @throws OtpauthUriException naming {@code parameter} for a cut or false escape, bytes that are not UTF-8, a character
     *     that has to be escaped, and a {@code +}, which some read as a space
     */
    static String decode(String text, String parameter) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.put((byte) escaped(text, i, parameter));
                i += 2;
            } else if (c == '+') {
                throw new OtpauthUriException(parameter, "a plus sign can mean two things; write %20 or %2B");
            } else if (c <= ' ' || c > '~' || "\"#<>\\^`{|}[]".indexOf(c) >= 0) {
                throw new OtpauthUriException(parameter, "a character that has to be percent-encoded is not");
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new OtpauthUriException(parameter, "its bytes are not UTF-8");
        }
    }

    private static int escaped(String text, int percent, String parameter) {
        int high = percent + 2 < text.length() ? hexValue(text.charAt(percent + 1)) : -1;
        int low = percent + 2 < text.length() ? hexValue(text.charAt(percent + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new OtpauthUriException(parameter, "a percent sign without two hexadecimal digits after it");
        }
        return high << 4 | low;
    }

    private static int hexValue(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
