package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key of its own for every sealed value: HKDF-Expand (RFC 5869 §2.3) of the ring's key with the label and a
 * random nonce of 24 bytes. So neither the number of values nor two labels sharing a ring can make a key and an IV meet
 * twice, however many tickets a flood draws. The IV is constant for that reason.
 *
 * <p>Form: version (1), key id (4), nonce (24), ciphertext and tag.
 */
final class Seal {
    /** What a value is sealed for; a value sealed for one is never opened as another. */
    enum Label {
        TICKET,
        AUTHORITY,
        DEVICE,
        MEMORY,
        LINK,
        OPENED_LINK,
        ACCOUNT,
        HISTORY,
        ADDRESS,
        DECOY
    }

    /** The outcome of {@link #open}. */
    sealed interface Opened {
        /** It is ours and unaltered. */
        record Plain(Bytes nonce, Bytes content) implements Opened {}

        /** Sealed under a key that is not on the ring. */
        record UnknownKey(String id) implements Opened {}

        /** Altered, for another purpose or never ours. */
        record Broken() implements Opened {}
    }

    static final int NONCE_BYTES = 24;
    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
    private static final int TAG_BITS = 128;
    private static final byte[] IV = new byte[12];

    private final KeyRing ring;

    Seal(KeyRing ring) {
        this.ring = ring;
    }

    /** Seals the content; {@code bound} must be given again to open it. The nonce must never have been used before. */
    byte[] seal(Label label, byte[] nonce, byte[] bound, byte[] content) {
        KeyRing.Key key = ring.active();
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(key.id))
                .put(nonce)
                .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, label, header, bound);
            byte[] sealed = new byte[HEADER_BYTES + cipher.getOutputSize(content.length)];
            System.arraycopy(header, 0, sealed, 0, HEADER_BYTES);
            cipher.doFinal(content, 0, content.length, sealed, HEADER_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot seal with AES-256-GCM", e);
        }
    }

    Opened open(Label label, byte[] bound, byte[] sealed) {
        if (sealed.length < HEADER_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            return new Opened.Broken();
        }
        String id = HexFormat.of().formatHex(sealed, 1, 1 + KEY_ID_BYTES);
        Optional<KeyRing.Key> key = ring.find(id);
        if (key.isEmpty()) {
            return new Opened.UnknownKey(id);
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key.get(), label, header, bound);
            byte[] content = cipher.doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
            Bytes nonce = Bytes.copyOf(Arrays.copyOfRange(header, 1 + KEY_ID_BYTES, HEADER_BYTES));
            return new Opened.Plain(nonce, Bytes.copyOf(content));
        } catch (AEADBadTagException e) {
            return new Opened.Broken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot open AES-256-GCM", e);
        }
    }

    /** 32 bytes that stand for the text, and tell nothing of it to anyone without the ring. Others once the ring's sealing key changes. */
    Bytes hash(Label label, String text) {
        try {
            return Bytes.copyOf(derive(ring.active(), label, text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }

    private static byte[] derive(KeyRing.Key key, Label label, byte[] from) throws GeneralSecurityException {
        Mac expand = Mac.getInstance("HmacSHA256");
        expand.init(new SecretKeySpec(key.bytes, "HmacSHA256"));
        expand.update(("proofring/" + label.name()).getBytes(StandardCharsets.US_ASCII));
        expand.update((byte) 0);
        expand.update(from);
        expand.update((byte) 1);
        return expand.doFinal();
    }

    private static Cipher cipher(int mode, KeyRing.Key key, Label label, byte[] header, byte[] bound)
            throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(header, 1 + KEY_ID_BYTES, HEADER_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(key, label, nonce), "AES"), new GCMParameterSpec(TAG_BITS, IV));
        cipher.updateAAD(header);
        cipher.updateAAD(bound);
        return cipher;
    }
}
