package io.github.proofring.webauthn;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of a raw key: an algorithm's identifier and a bit string. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    private Der() {}

    /** @param algorithm the whole AlgorithmIdentifier's content in hexadecimal */
    static byte[] subjectPublicKeyInfo(String algorithm, byte[] key) {
        byte[] identifier = element(SEQUENCE, HexFormat.of().parseHex(algorithm));
        // No unused bits in the last byte.
        byte[] bits = new byte[key.length + 1];
        System.arraycopy(key, 0, bits, 1, key.length);
        byte[] string = element(BIT_STRING, bits);
        byte[] both = new byte[identifier.length + string.length];
        System.arraycopy(identifier, 0, both, 0, identifier.length);
        System.arraycopy(string, 0, both, identifier.length, string.length);
        return element(SEQUENCE, both);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 5);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
