package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What passkey providers call themselves")
class AuthenticatorNamesTest {
    private static final UUID GOOGLE = UUID.fromString("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");
    private static final UUID NOBODY = UUID.fromString("00000000-0000-0000-0000-000000000000");

    @Test
    @DisplayName("the list of this release knows the common providers, and nobody by zeros")
    void standard() {
        AuthenticatorNames names = AuthenticatorNames.standard();
        assertEquals(Optional.of("Google Password Manager"), names.name(GOOGLE));
        assertEquals(
                Optional.of("Apple Passwords"), names.name(UUID.fromString("fbfc3007-154e-4ecc-8c0b-6e020557d7bd")));
        assertEquals(Optional.of("Windows Hello"), names.name(UUID.fromString("08987058-cadc-4b81-b6e1-30de50dcbe96")));
        assertEquals(Optional.empty(), names.name(NOBODY));
    }

    @Test
    @DisplayName("the list names its source and date, and each line is an AAGUID and a name that fits a label")
    void file() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AuthenticatorNames.class.getResourceAsStream("authenticator-names.txt")),
                StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().toList();
            assertTrue(all.stream().anyMatch(line -> line.matches("# Source: .*\\(20[0-9]{2}-[0-9]{2}-[0-9]{2}\\).*")));
            List<String> entries =
                    all.stream().filter(line -> !line.startsWith("#")).toList();
            assertEquals(52, entries.size());
            entries.forEach(
                    line -> assertTrue(line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} \\S.{0,62}\\S"), line));
        }
    }

    @Test
    @DisplayName("an application's own list takes the place of ours or adds to it")
    void ownList() {
        assertEquals(
                Optional.of("G"), AuthenticatorNames.of(Map.of(GOOGLE, "G")).name(GOOGLE));
        AuthenticatorNames more = AuthenticatorNames.standard().with(Map.of(NOBODY, "Somebody", GOOGLE, "G"));
        assertEquals(Optional.of("Somebody"), more.name(NOBODY));
        assertEquals(Optional.of("G"), more.name(GOOGLE));
        assertEquals(Optional.of("Bitwarden"), more.name(UUID.fromString("d548826e-79b4-db40-a3d8-11116f7e8349")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a\nb", "a\u0000", "12345678901234567890123456789012345678901234567890123456789012345"})
    @DisplayName("a name that fits no list of a person is refused")
    void badNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> AuthenticatorNames.of(Map.of(NOBODY, name)));
    }
}
