package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of an administrator, and the command that makes the hash")
class AdminSettingsTest {
    private static final String HASH = Administrator.SETTINGS.passwordHash();

    @Test
    @DisplayName("both are there, or there is no administrator")
    void both() {
        assertEquals(Optional.empty(), AdminSettings.of(Map.of()));
        assertEquals(
                Optional.empty(), Settings.of(Map.of("ADMINISTRATOR_NAME", " ")).administrator());
        assertEquals(
                Optional.of(new AdminSettings("Grace", HASH)),
                Settings.of(Map.of("ADMINISTRATOR_NAME", "Grace", "ADMINISTRATOR_PASSWORD_HASH", HASH))
                        .administrator());
    }

    @Test
    @DisplayName("the one that is missing or cannot be used is named, and no hash is said")
    void named() {
        assertNames("ADMINISTRATOR_PASSWORD_HASH", "Grace", "");
        assertNames("ADMINISTRATOR_NAME", "", HASH);
        assertNames("ADMINISTRATOR_NAME", "x".repeat(65), HASH);
        assertNames("ADMINISTRATOR_NAME", "a\nb", HASH);
        assertNames("ADMINISTRATOR_PASSWORD_HASH", "Grace", "secret words");
        // What a shell makes of it between double quotes.
        assertNames("ADMINISTRATOR_PASSWORD_HASH", "Grace", HASH.replaceAll("\\$[a-z0-9]+", ""));
        assertFalse(Administrator.SETTINGS.toString().contains("argon2"), Administrator.SETTINGS::toString);
    }

    private static void assertNames(String variable, String name, String hash) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> AdminSettings.of(Map.of("ADMINISTRATOR_NAME", name, "ADMINISTRATOR_PASSWORD_HASH", hash)));
        String said = String.valueOf(e.getMessage());
        assertTrue(said.startsWith(variable), said);
        assertFalse(said.contains("argon2") || said.contains("secret"), said);
    }

    @Test
    @DisplayName("the command reads one line and answers a hash of it that no other password matches")
    void command() {
        String hash = hash("one word after another\nand another line\n");
        assertTrue(Passwords.isHash(hash), hash);
        assertTrue(new Passwords().matches("one word after another", hash));
        assertFalse(new Passwords().matches("one word after another\n", hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "fourteen chars\n"})
    @DisplayName("a password alone has 15 characters or more (NIST SP 800-63B-4 §3.1.1.2)")
    void tooShort(String typed) {
        assertThrows(IllegalArgumentException.class, () -> hash(typed));
        assertThrows(IllegalArgumentException.class, () -> hash("x".repeat(257)));
    }

    private static String hash(String typed) {
        return AdminPassword.hash(new BufferedReader(new StringReader(typed)));
    }
}
