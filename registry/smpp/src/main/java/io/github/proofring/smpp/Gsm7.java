package io.github.proofring.smpp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The default alphabet of GSM (3GPP TS 23.038 §6.2.1), a character to an octet, as SMPP carries it; the carrier packs it. */
final class Gsm7 {
    /** What comes before a character of the extension table (§6.2.1.1). */
    static final byte ESCAPE = 0x1B;

    /** A character's place is its code. The escape holds a place that no text can name. */
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** The octets, or nothing if a character is in neither table. */
    static Optional<byte[]> encode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int code = character == '\uFFFF' ? -1 : ALPHABET.indexOf(character);
            int extended = EXTENSION.indexOf(character);
            if (code >= 0) {
                octets.write(code);
            } else if (extended >= 0) {
                octets.write(ESCAPE);
                octets.write(EXTENSION_CODES[extended]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(octets.toByteArray());
    }
}
