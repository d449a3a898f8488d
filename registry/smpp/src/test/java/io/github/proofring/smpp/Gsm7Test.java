package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The default alphabet of GSM (3GPP TS 23.038)")
class Gsm7Test {
    private static Map<Integer, String> table() throws IOException {
        try (InputStream in = Gsm7Test.class.getResourceAsStream("gsm-7.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" U\\+"))
                    .collect(Collectors.toMap(pair -> Integer.parseInt(pair[1], 16), pair -> pair[0]));
        }
    }

    @Test
    @DisplayName("each of the 65,536 characters has the code of the two tables, or none (§6.2.1, §6.2.1.1)")
    void all() throws IOException {
        Map<Integer, String> table = table();
        assertEquals(137, table.size());
        for (int character = 0; character <= 0xFFFF; character++) {
            String code = Gsm7.encode(String.valueOf((char) character))
                    .map(HexFormat.of().withUpperCase()::formatHex)
                    .orElse("none");
            assertEquals(table.getOrDefault(character, "none"), code, "U+" + Integer.toHexString(character));
        }
    }

    @Test
    @DisplayName("one character that has no code leaves the whole text without")
    void whole() {
        assertArrayEquals(new byte[] {0, 0x1B, 0x65, 0x61}, Gsm7.encode("@€a").orElseThrow());
        assertTrue(Gsm7.encode("@€aç").isEmpty());
        assertEquals(0, Gsm7.encode("").orElseThrow().length);
    }
}
