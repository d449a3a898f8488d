package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One recovery code")
class RecoveryCodeTest {
    @Test
    @DisplayName(
            "is read as it was shown, whatever it is, in lower case, without hyphens, with letters that look like digits")
    void roundTrip() {
        for (long seed = 0; seed < 2_000; seed++) {
            byte[] bytes = new byte[RecoveryCode.BYTES];
            new Random(seed).nextBytes(bytes);
            String shown = RecoveryCode.of(bytes).shown();
            assertTrue(shown.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"), shown);
            assertArrayEquals(bytes, read(shown).bytes());
            assertArrayEquals(bytes, read(shown.toLowerCase(Locale.ROOT)).bytes());
            assertArrayEquals(bytes, read("  " + shown.replace("-", " ") + " ").bytes());
            assertArrayEquals(
                    bytes, read(shown.replace('0', 'O').replace('1', 'l')).bytes());
        }
    }

    private static RecoveryCode read(String typed) {
        return RecoveryCode.read(typed).orElseThrow();
    }

    @Test
    @DisplayName("ends at both ends of its range")
    void ends() {
        byte[] full = new byte[RecoveryCode.BYTES];
        Arrays.fill(full, (byte) 0xff);
        assertEquals(
                "0000-0000-0000-0000",
                RecoveryCode.of(new byte[RecoveryCode.BYTES]).shown());
        assertEquals("ZZZZ-ZZZZ-ZZZZ-ZZZZ", RecoveryCode.of(full).shown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0000-0000-0000-000",
                "0000-0000-0000-00000",
                "0000-0000-0000-000U",
                "0000-0000-0000-000é",
                "٠٠٠٠-0000-0000-0000"
            })
    @DisplayName("what has another form is none")
    void malformed(String typed) {
        assertEquals(Optional.empty(), RecoveryCode.read(typed));
        assertEquals(Optional.empty(), RecoveryCode.read(" ".repeat(65) + typed));
    }

    @Test
    @DisplayName("does not print itself")
    void redacted() {
        assertFalse(read("7F3K-Q2XW-M9TA-0BCD").toString().contains("7F3K"));
    }
}
