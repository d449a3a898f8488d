package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.address.PhoneReading.Accepted;
import io.github.proofring.registry.spi.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Telephone numbers, ITU-T E.164")
class PhoneNumberTest {
    private static final long SEED = 164;

    private static final List<String> PIECES = List.of(
            "+",
            "49",
            "151",
            "1",
            "201",
            "555",
            "0",
            "00",
            " ",
            "-",
            "(",
            ")",
            "/",
            ".",
            "x",
            " ext. ",
            "#",
            ";ext=",
            ",",
            "*",
            "a",
            "tel:",
            "\uff11",
            "\u0663",
            "\u202a",
            "\u00ad",
            "\u30fc",
            "\0",
            "\r\n",
            "\ud83d",
            "\ud83d\ude00",
            "2345",
            "6789");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+12",
                "4915123456789",
                "+0123456",
                "+1234567890123456",
                "+49 151",
                "+49\u0661234",
                "+49151\n",
                "+49a"
            })
    @DisplayName("are + and 3 to 15 digits, §6.2.1, and nothing else; what is wrong is not repeated")
    void form(String value) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new PhoneNumber(value));
        assertEquals("a number is + and 3 to 15 digits, the first of them not 0", e.getMessage());
    }

    @Test
    @DisplayName("show their last two digits, and neither country nor length")
    void masked() {
        assertAll(Stream.of("+4915123456789", "+12015550189", "+189", "+29089", "+123456789012389")
                .map(PhoneNumber::new)
                .map(number -> () -> assertAll(
                        () -> assertEquals("••• ••• ••89", number.masked()),
                        () -> assertEquals("••• ••• ••89", number.toString()))));
    }

    @Test
    @DisplayName("tell their region, also within a shared calling code, and none where there is none")
    void region() {
        assertAll(
                () -> assertEquals(Optional.of("DE"), new PhoneNumber("+4915123456789").region()),
                () -> assertEquals(Optional.of("US"), new PhoneNumber("+12015550123").region()),
                () -> assertEquals(Optional.of("CA"), new PhoneNumber("+15062345678").region()),
                () -> assertEquals(Optional.of("IM"), new PhoneNumber("+447624123456").region()),
                () -> assertEquals(Optional.of("VA"), new PhoneNumber("+3906698123456").region()),
                () -> assertEquals(Optional.empty(), new PhoneNumber("+881612345678").region()),
                () -> assertEquals(Optional.empty(), new PhoneNumber("+999123456789").region()),
                () -> assertEquals(Optional.empty(), new PhoneNumber("+10000000000").region()),
                () -> assertEquals(Optional.empty(), new PhoneNumber("+100").region()));
    }

    @Test
    @DisplayName("no text makes the reading throw, and what it takes reads as itself")
    void anyText() {
        Random random = new Random(SEED);
        List<PhonePolicy> policies = List.of(
                PhonePolicy.international(),
                PhonePolicy.typedIn("DE"),
                PhonePolicy.typedIn("US"),
                PhonePolicy.typedIn("AR"));
        long read = Stream.generate(() -> text(random))
                .limit(100_000)
                .map(text -> policies.get(random.nextInt(policies.size())).read(text, Channel.VOICE))
                .filter(Accepted.class::isInstance)
                .peek(PhoneNumberTest::readsAsItself)
                .count();
        assertTrue(read > 1_000, "too few of the texts are numbers to say anything: " + read);
    }

    private static void readsAsItself(PhoneReading reading) {
        PhoneNumber number = reading.orThrow().number();
        assertEquals(reading, PhonePolicy.international().read(number.value(), Channel.VOICE), number.value());
        assertTrue(number.region().isPresent(), number.value());
        assertFalse(number.toString().contains(number.value().substring(1, 4)), number.value());
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(8), 0, PIECES.size() + 3)
                .mapToObj(piece -> piece < PIECES.size() ? PIECES.get(piece) : anyCharacters(random, piece))
                .collect(Collectors.joining(
                        "", random.nextBoolean() ? "+49151" : "", random.nextBoolean() ? "2345678" : ""));
    }

    private static String anyCharacters(Random random, int kind) {
        return switch (kind % 3) {
            case 0 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 1 -> String.valueOf(random.nextInt(1_000_000));
            default -> "9".repeat(random.nextInt(70));
        };
    }
}
