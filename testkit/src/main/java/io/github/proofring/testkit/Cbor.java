package io.github.proofring.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes CBOR (RFC 8949), as much of it as an authenticator does. */
final class Cbor {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;

    static final byte[] TRUE = {(byte) 0xf5};

    private Cbor() {}

    static byte[] number(long value) {
        return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1 - value);
    }

    static byte[] bytes(byte[] value) {
        return concatenated(head(BYTES, value.length), value);
    }

    static byte[] text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return concatenated(head(TEXT, utf8.length), utf8);
    }

    /** Of keys and values in turn, each written already. */
    static byte[] map(byte[]... keysAndValues) {
        return concatenated(head(MAP, keysAndValues.length / 2), concatenated(keysAndValues));
    }

    /** Of values that are written already. */
    static byte[] array(byte[]... values) {
        return concatenated(head(ARRAY, values.length), concatenated(values));
    }

    static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] head(int major, long value) {
        if (value < 24) {
            return new byte[] {(byte) (major << 5 | value)};
        }
        if (value < 0x100) {
            return new byte[] {(byte) (major << 5 | 24), (byte) value};
        }
        return new byte[] {(byte) (major << 5 | 25), (byte) (value >> 8), (byte) value};
    }
}
