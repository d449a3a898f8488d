package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Account names that some database takes for one another, cuts, pads, folds or refuses. */
final class OddNames {
    private OddNames() {}

    /** All of them, made unique by this word, none longer than an account id may be. */
    static Stream<String> all(String unique) {
        Stream<String> ends = Stream.of(
                        "", " ", "  ", "\t", "\n", "\r\n", "\u0000", "\u0000\u0000", "\u00a0", "\ufeff", "\u200b")
                .map(tail -> unique + tail);
        Stream<String> middles = Stream.of(
                        // One letter to a careless collation: case, accents, composed or not, Turkish i, sharp s,
                        // width.
                        "a",
                        "A",
                        "\u00e4",
                        "a\u0308",
                        "\u00c4",
                        "\u00df",
                        "ss",
                        "SS",
                        "i",
                        "I",
                        "\u0130",
                        "\u0131",
                        "\uff41",
                        "\u212b",
                        "\u00c5",
                        "A\u030a",
                        "\u03c3",
                        "\u03c2",
                        "\u03a3",
                        // Meaning in SQL, in patterns, in escapes.
                        "'",
                        "''",
                        "\"",
                        "`",
                        "\\",
                        "\\\\",
                        "\\x00",
                        "%",
                        "_",
                        "?",
                        ":a",
                        "{d}",
                        "$$",
                        "--",
                        "/*",
                        ";",
                        "null",
                        "NULL",
                        "1",
                        "01",
                        "1.0",
                        "1e0",
                        "0x1",
                        // Outside the basic plane, joined, right to left, end of Unicode.
                        "\ud83d\ude00",
                        "\ud83d\ude01",
                        "\ud83d\udc69\u200d\ud83d\udcbb",
                        "\u05d0\u202e",
                        "\udbff\udfff")
                .map(middle -> unique + ":" + middle);
        Stream<String> front = Stream.of(" ", "\u0000", "'", "\u00e9").map(head -> head + unique);
        return Stream.of(ends, middles, front, longest(unique)).flatMap(names -> names);
    }

    /** As long as allowed: told apart by the last byte only, or filled with letters of two to four bytes. */
    private static Stream<String> longest(String unique) {
        Stream<String> lastByte =
                Stream.of("x", "y", " ").map(last -> fill(unique, "x", AccountId.MAX_BYTES - 1) + last);
        Stream<String> wide =
                Stream.of("\u00e9", "\u20ac", "\ud83d\ude00").map(letter -> fill(unique, letter, AccountId.MAX_BYTES));
        return Stream.concat(lastByte, wide);
    }

    private static String fill(String start, String letter, int bytes) {
        int letters = (bytes - length(start)) / length(letter);
        return start + letter.repeat(letters);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Safe in a test report. */
    static String printable(AccountId account) {
        return HexFormat.of().formatHex(account.value().getBytes(StandardCharsets.UTF_8));
    }
}
