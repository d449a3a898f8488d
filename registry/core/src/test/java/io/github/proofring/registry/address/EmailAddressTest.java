package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Email addresses, RFC 5321 §4.1.2 and RFC 6531 §3.3")
class EmailAddressTest {
    private static final long SEED = 5321;

    /** What fuzzed addresses are put together from: letters, what has a meaning in an address, and what has none anywhere. */
    private static final List<String> PIECES = List.of(
            "jo",
            "J",
            "+",
            ".",
            "@",
            "example",
            ".com",
            "xn--",
            "-",
            "\"",
            "(",
            "\\",
            "[",
            "\r\n",
            "\0",
            " ",
            "\u00fc",
            "\u00df",
            "\u3002",
            "\u202e",
            "\u200d",
            "\ud83d\ude00",
            "\ud83d",
            "\u0130",
            "\u4f8b",
            "mnchen-3ya",
            "0",
            "_",
            ",",
            "%",
            "\u0301");

    static Stream<List<String>> taken() {
        return Tables.rows("emails.txt").stream().filter(row -> row.size() > 1);
    }

    static Stream<List<String>> refused() {
        return Tables.rows("emails.txt").stream().filter(row -> row.size() == 1);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("are sent to, counted and masked as the table says, and shown as they were typed")
    void taken(List<String> row) {
        EmailAddress address = EmailAddress.parse(row.get(0)).orElseThrow();
        assertAll(
                () -> assertEquals(row.get(1), address.value()),
                () -> assertEquals(row.get(2), address.budgetKey()),
                () -> assertEquals(row.get(3), address.masked()),
                () -> assertEquals(address.masked(), address.toString()),
                () -> assertEquals(row.get(0).replaceAll("^\\p{Zs}|\\p{Zs}$", ""), address.typed()));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("or are none")
    void refused(List<String> row) {
        assertEquals(Optional.empty(), EmailAddress.parse(row.get(0)));
    }

    @Test
    @DisplayName("have at most 254 octets, §4.5.3.1.3")
    void length() {
        String longest = "jo@" + ("a".repeat(62) + ".").repeat(3) + "a".repeat(58) + ".com";
        assertAll(
                () -> assertEquals(254, longest.length()),
                () -> assertTrue(EmailAddress.parse(longest).isPresent()),
                () -> assertFalse(EmailAddress.parse("u" + longest).isPresent()),
                () -> assertFalse(
                        EmailAddress.parse("\u00fc" + longest.substring(1)).isPresent()),
                () -> assertFalse(EmailAddress.parse("a".repeat(1_000_000) + "@example.com")
                        .isPresent()));
    }

    @Test
    @DisplayName("are equal if mail takes the same way: case counts before the @ and not behind it, §2.4")
    void equality() {
        assertAll(
                () -> assertEquals(EmailAddress.parse("jo@EXAMPLE.com"), EmailAddress.parse(" jo@example.com")),
                () -> assertEquals(
                        EmailAddress.parse("jo@M\u00dcNCHEN.de").hashCode(),
                        EmailAddress.parse("jo@xn--mnchen-3ya.de").hashCode()),
                () -> assertNotEquals(EmailAddress.parse("Jo@example.com"), EmailAddress.parse("jo@example.com")));
    }

    @Test
    @DisplayName("no text makes the reading throw, and what it takes is one visible line that reads as itself")
    void anyText() {
        Random random = new Random(SEED);
        long read = Stream.generate(() -> text(random))
                .limit(200_000)
                .map(EmailAddress::parse)
                .flatMap(Optional::stream)
                .peek(EmailAddressTest::holdsWhatItPromises)
                .count();
        assertTrue(read > 1_000, "too few of the texts are addresses to say anything: " + read);
    }

    private static void holdsWhatItPromises(EmailAddress address) {
        String value = address.value();
        int at = value.lastIndexOf('@');
        assertEquals(Optional.of(address), EmailAddress.parse(value), value);
        assertEquals(Optional.of(address), EmailAddress.parse(address.typed()), value);
        assertTrue(value.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isSpaceChar(c)), value);
        assertTrue(value.substring(at).chars().allMatch(c -> c < 128 && !Character.isUpperCase(c)), value);
        assertTrue(value.getBytes(StandardCharsets.UTF_8).length <= 254, value);
        assertTrue(address.masked().matches("\\X?.?•••@\\X?.?•••\\.[^.@•]+"), address.masked());
        assertTrue(address.masked().startsWith(Character.toString(value.codePointAt(0)) + "•••@"), address.masked());
        assertEquals(address.budgetKey(), sibling(address).budgetKey(), value);
    }

    /** Another spelling of the same mailbox. */
    private static EmailAddress sibling(EmailAddress address) {
        String value = address.value();
        int at = value.lastIndexOf('@');
        String mailbox = value.substring(0, at);
        int plus = mailbox.indexOf('+');
        String tagged = plus > 0 ? mailbox.substring(0, plus) + "+" : mailbox;
        return EmailAddress.parse(tagged + value.substring(at).replace("com", "COM"))
                .orElseThrow();
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(8), 0, PIECES.size() + 3)
                .mapToObj(piece -> piece < PIECES.size() ? PIECES.get(piece) : anyCharacters(random, piece))
                .collect(Collectors.joining(
                        "", random.nextBoolean() ? "j" : "", random.nextBoolean() ? "@example.com" : ""));
    }

    private static String anyCharacters(Random random, int kind) {
        return switch (kind % 3) {
            case 0 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 1 -> String.valueOf((char) random.nextInt(0x3000));
            default -> "a".repeat(random.nextInt(80));
        };
    }
}
