package io.github.proofring.registry.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names are those that an expression would take")
class NamesTest {
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    @Test
    @DisplayName("with each of the 65,536 characters first, in the middle and last")
    void everyCharacter() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            for (int at : new int[] {0, 10, 21}) {
                StringBuilder name = new StringBuilder("a".repeat(22));
                name.setCharAt(at, (char) c);
                assertSame(name.toString());
            }
        }
    }

    @Test
    @DisplayName("of each length from none to 40")
    void everyLength() {
        for (int length = 0; length <= 40; length++) {
            assertSame("a".repeat(length));
        }
    }

    private static void assertSame(String name) {
        assertEquals(RANDOM.matcher(name).matches(), Names.isRandom(name), name);
        assertEquals(WORD.matcher(name).matches(), Names.isWord(name), name);
    }
}
