package io.github.proofring.totp;

import java.io.ByteArrayOutputStream;
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
     * The decoded text. A character that has to be escaped, a percent sign that begins no escape, and a {@code +}, which some
     * read as a space, need leniency.
     *
     * @throws OtpauthUriException naming {@code parameter} for bytes that are not UTF-8
     */
    static String decode(String text, String parameter, Leniencies leniencies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int escaped = c == '%' ? escaped(text, i) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 3;
                continue;
            }
            bytes.writeBytes(utf8(raw(c, parameter, leniencies)));
            i += Character.charCount(c);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new OtpauthUriException(parameter, "its bytes are not UTF-8");
        }
    }

    private static int raw(int c, String parameter, Leniencies leniencies) {
        if (c == '+') {
            leniencies.grant(Leniency.PLUS_AS_SPACE, parameter);
            return ' ';
        }
        if (c <= ' ' || c > '~' || "\"#%<>\\^`{|}[]".indexOf(c) >= 0) {
            leniencies.grant(Leniency.RAW_CHARACTER, parameter);
        }
        return c;
    }

    /** Nothing for half a character, which has no bytes. */
    private static byte[] utf8(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return (half ? "" : Character.toString(c)).getBytes(StandardCharsets.UTF_8);
    }

    /** The byte of the escape that begins here, or -1 if none does. */
    private static int escaped(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = hexValue(text.charAt(percent + 1));
        int low = hexValue(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
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
