package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A secret")
class SecretTest {

    @ParameterizedTest
    @CsvSource({"SHA1,20", "SHA256,32", "SHA512,64"})
    @DisplayName("RFC 6238 §5.1: is as long as the HMAC, and random")
    void random(Algorithm algorithm, int bytes) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Secret secret = Secret.random(algorithm);
            assertEquals(bytes, secret.length());
            assertTrue(seen.add(secret.base32()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 15, 129, 200})
    @DisplayName("RFC 4226 §4 R6: has at least 128 bits; and at most a block of SHA-512")
    void length(int bytes) {
        assertThrows(IllegalArgumentException.class, () -> Secret.ofBytes(new byte[bytes]));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 20, 64, 128})
    @DisplayName("of 16 to 128 bytes is taken")
    void lengths(int bytes) {
        assertArrayEquals(
                Seeds.digits(bytes), Secret.ofBytes(Seeds.digits(bytes)).reveal());
    }

    @Test
    @DisplayName("that is refused as too short names the door for existing ones, which takes 80 bits and no less")
    void existingShort() {
        String message = assertThrows(IllegalArgumentException.class, () -> Secret.fromBase32("GEZDGNBVGY3TQOJQ"))
                .getMessage();
        assertTrue(message.contains("existingShort"), message);
        assertEquals(10, Secret.existingShortFromBase32("GEZDGNBVGY3TQOJQ").length());
        assertEquals(10, Secret.existingShortOfBytes(Seeds.digits(10)).length());
        assertThrows(IllegalArgumentException.class, () -> Secret.existingShortOfBytes(Seeds.digits(9)));
        assertThrows(IllegalArgumentException.class, () -> Secret.existingShortFromBase32("GEZDGNBVGY3TQOI"));
    }

    @Test
    @DisplayName("shares no bytes with its caller")
    void copies() {
        byte[] given = Seeds.digits(20);
        Secret secret = Secret.ofBytes(given);
        given[0] = 'x';
        secret.reveal()[1] = 'x';
        assertArrayEquals(Seeds.TWENTY, secret.reveal());
        byte[] tenBytes = Seeds.digits(10);
        Secret existing = Secret.existingShortOfBytes(tenBytes);
        tenBytes[0] = 'x';
        assertArrayEquals(Seeds.digits(10), existing.reveal());
    }

    @Test
    @DisplayName("does not show itself: redacted, equal to itself alone, not serializable")
    void hidden() {
        Secret secret = Seeds.twenty();
        assertEquals("Secret[160 bits, redacted]", secret.toString());
        assertNotEquals(secret, Seeds.twenty());
        assertFalse(Serializable.class.isAssignableFrom(Secret.class));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("that was destroyed refuses every use, also if it made codes before")
    void destroyed(Algorithm algorithm) {
        Totp totp = Totp.standard().withAlgorithm(algorithm);
        Secret secret = Seeds.twenty();
        totp.code(secret, new TimeStep(1));
        assertFalse(secret.isDestroyed());

        secret.destroy();
        secret.destroy();

        assertTrue(secret.isDestroyed());
        assertThrows(IllegalStateException.class, secret::reveal);
        assertThrows(IllegalStateException.class, secret::base32);
        assertThrows(IllegalStateException.class, () -> totp.code(secret, new TimeStep(1)));
        assertThrows(IllegalStateException.class, () -> totp.check(secret, "123456", Instant.EPOCH, Progress.NEVER));
        assertThrows(
                IllegalStateException.class, () -> totp.check(secret, "not a code", Instant.EPOCH, Progress.NEVER));
        assertEquals("Secret[160 bits, redacted]", secret.toString());
    }

    @Test
    @DisplayName("serves several algorithms in turn")
    void severalAlgorithms() {
        Secret secret = Seeds.twenty();
        for (int i = 0; i < 3; i++) {
            for (Algorithm algorithm : Algorithm.values()) {
                Totp totp = Totp.standard().withAlgorithm(algorithm);
                assertEquals(totp.code(Seeds.twenty(), new TimeStep(7)), totp.code(secret, new TimeStep(7)));
            }
        }
    }
}
