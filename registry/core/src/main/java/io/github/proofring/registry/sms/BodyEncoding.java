package io.github.proofring.registry.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a value is written into the body of a request so that it cannot end there and begin something else. */
enum BodyEncoding {
    /** RFC 8259 §7: within the quotes of a string. */
    JSON("application/json") {
        @Override
        String escape(String value) {
            StringBuilder escaped = new StringBuilder(value.length() + 16);
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '"', '\\' -> escaped.append('\\').append(c);
                    case '\n' -> escaped.append("\\n");
                    case '\r' -> escaped.append("\\r");
                    case '\t' -> escaped.append("\\t");
                    default -> {
                        if (c < ' ') {
                            escaped.append("\\u00").append(c < 0x10 ? '0' : '1').append(HEX.charAt(c & 0xf));
                        } else {
                            escaped.append(c);
                        }
                    }
                }
            }
            return escaped.toString();
        }
    },

    /** {@code application/x-www-form-urlencoded} of the WHATWG URL standard §5. */
    FORM("application/x-www-form-urlencoded") {
        @Override
        String escape(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    };

    private static final String HEX = "0123456789abcdef";

    final String contentType;

    BodyEncoding(String contentType) {
        this.contentType = contentType;
    }

    abstract String escape(String value);

    /**
     * The value with U+FFFD for each half of a surrogate pair that stands alone. No UTF-8 exists for such a half, and its JSON escape
     * is read by every receiver in another way (RFC 8259 §8.2), so it is taken out before it can matter.
     */
    static String wellFormed(String value) {
        StringBuilder well = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(well::appendCodePoint);
        return well.toString();
    }
}
