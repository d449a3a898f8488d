package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.proofring.registry.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("hazard 15: AES-256-GCM under a key per value, derived from the ring's key, a label and a 24-byte nonce")
class SealTest {
    private static final byte[] CONTENT = "what is inside".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOUND = "account 7".getBytes(StandardCharsets.UTF_8);

    private final KeyRing ring = KeyRing.generate();
    private final Seal seal = new Seal(ring);
    private final byte[] nonce = Tickets.nonce();
    private final byte[] sealed = seal.seal(Seal.Label.TICKET, nonce, BOUND, CONTENT);

    @Test
    @DisplayName("what is sealed opens again, with its nonce")
    void opens() {
        Seal.Opened.Plain plain =
                assertInstanceOf(Seal.Opened.Plain.class, seal.open(Seal.Label.TICKET, BOUND, sealed));
        assertArrayEquals(CONTENT, plain.content().toArray());
        assertEquals(Bytes.copyOf(nonce), plain.nonce());
    }

    @Test
    @DisplayName("the key is HKDF-Expand (RFC 5869 §2.3), recomputed here from its definition")
    void derivation() throws Exception {
        byte[] ringKey = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        KeyRing known = KeyRing.parse("0a0b0c0d:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        byte[] value = new Seal(known).seal(Seal.Label.ACCOUNT, nonce, BOUND, CONTENT);

        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(ringKey, "HmacSHA256"));
        hmac.update("proofring/ACCOUNT\0".getBytes(StandardCharsets.US_ASCII));
        hmac.update(nonce);
        byte[] key = hmac.doFinal(new byte[] {1});
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
        cipher.updateAAD(value, 0, 29);
        cipher.updateAAD(BOUND);
        assertArrayEquals(CONTENT, cipher.doFinal(value, 29, value.length - 29));
        assertEquals("01" + "0a0b0c0d", HexFormat.of().formatHex(value, 0, 5));
    }

    @Test
    @DisplayName("a value altered in any bit does not open")
    void altered() {
        for (int i = 0; i < sealed.length * 8; i++) {
            byte[] changed = sealed.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            Seal.Opened opened = seal.open(Seal.Label.TICKET, BOUND, changed);
            boolean keyId = i / 8 >= 1 && i / 8 < 5;
            Class<?> expected = keyId ? Seal.Opened.UnknownKey.class : Seal.Opened.Broken.class;
            assertEquals(expected, opened.getClass(), "bit " + i);
        }
    }

    @Test
    @DisplayName("a value cut short at any place does not open")
    void cut() {
        for (int length = 0; length < sealed.length; length++) {
            assertInstanceOf(
                    Seal.Opened.Broken.class, seal.open(Seal.Label.TICKET, BOUND, Arrays.copyOf(sealed, length)));
        }
    }

    @Test
    @DisplayName("a value sealed for one purpose does not open for another, nor bound to something else")
    void labels() {
        for (Seal.Label label : Seal.Label.values()) {
            if (label != Seal.Label.TICKET) {
                assertInstanceOf(Seal.Opened.Broken.class, seal.open(label, BOUND, sealed));
            }
        }
        assertInstanceOf(Seal.Opened.Broken.class, seal.open(Seal.Label.TICKET, new byte[0], sealed));
    }

    @Test
    @DisplayName("two nonces give two keys: the same content leaves no trace of being the same")
    void nonces() {
        byte[] other = seal.seal(Seal.Label.TICKET, Tickets.nonce(), BOUND, CONTENT);
        assertNotEquals(
                HexFormat.of().formatHex(sealed, 29, sealed.length),
                HexFormat.of().formatHex(other, 29, other.length));
    }
}
