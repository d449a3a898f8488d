package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Exports to move to another phone")
class MigrationTest {
    private static final String WRITTEN_WITH = "written with ";

    /** One of the table. */
    record Known(String uri, List<String> lines) {
        List<String> accounts() {
            return lines.stream().filter(line -> !line.startsWith(WRITTEN_WITH)).toList();
        }
    }

    static Stream<Known> published() {
        List<Known> exports = new ArrayList<>();
        for (String line : Resources.lines("migrations.txt")) {
            if (line.startsWith(" ")) {
                exports.get(exports.size() - 1).lines().add(line.trim());
            } else {
                exports.add(new Known(line, new ArrayList<>()));
            }
        }
        return exports.stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    @DisplayName("as published are read as they were meant")
    void read(Known export) {
        Migration migration = Migration.read(List.of(export.uri()));
        List<String> accounts = new ArrayList<>();
        migration.entries().forEach(entry -> accounts.add(described(entry)));
        migration
                .skipped()
                .forEach(skipped -> accounts.add(
                        String.join(" | ", "skipped " + skipped.parameter(), skipped.issuer(), skipped.account())));
        assertEquals(export.accounts(), accounts);
    }

    @ParameterizedTest
    @MethodSource("published")
    @DisplayName("are written byte for byte as Google Authenticator and others wrote them, where the names allow it")
    void written(Known export) {
        for (String line : export.lines()) {
            if (line.startsWith(WRITTEN_WITH)) {
                int id = Integer.parseInt(line.substring(WRITTEN_WITH.length()));
                List<AppEntry> entries = Migration.read(List.of(export.uri())).entries();
                assertEquals(
                        List.of(export.uri().replace("=", "%3D").replaceFirst("%3D", "=")),
                        Migration.revealUris(entries, id));
            }
        }
    }

    @Nested
    @DisplayName("in batches")
    class Batches {
        private final List<String> three = List.of(
                Exports.batch(7, 3, 0, Exports.account("ada"), Exports.account("bob")),
                Exports.batch(7, 3, 1, Exports.account("cleo")),
                Exports.batch(7, 3, 2, Exports.account("dan")));

        @ParameterizedTest
        @ValueSource(strings = {"012", "021", "102", "120", "201", "210", "0120", "221100", "000102"})
        @DisplayName("are read in any order, one scanned twice counts once, and the accounts keep theirs")
        void anyOrder(String order) {
            Migration migration = Migration.read(given(order));
            assertEquals(
                    List.of("ada", "bob", "cleo", "dan"),
                    migration.entries().stream().map(AppEntry::account).toList());
            assertEquals(List.of(), migration.missing());
            assertEquals(List.of(), migration.skipped());
        }

        @ParameterizedTest
        @CsvSource({"0,2 3", "1,1 3", "21,1", "02,2"})
        @DisplayName("say which are missing, by number")
        void missing(String order, String missing) {
            assertEquals(
                    Stream.of(missing.split(" ", -1)).map(Integer::valueOf).toList(),
                    Migration.read(given(order)).missing());
        }

        @Test
        @DisplayName("of which one is foreign, or in conflict, are refused with the place of that one")
        void foreign() {
            assertRefused(2, three.get(0), Exports.batch(8, 3, 1, Exports.account("eve")));
            assertRefused(2, three.get(0), Exports.batch(7, 4, 1, Exports.account("eve")));
            assertRefused(3, three.get(0), three.get(1), Exports.batch(7, 3, 1, Exports.account("eve")));
            assertRefused(3, three.get(2), three.get(0), "otpauth://totp/Bank:ada?secret=GEZDGNBVGY3TQOJQ");
        }

        @Test
        @DisplayName("with a number that cannot be are refused")
        void numbers() {
            assertRefused(1, Exports.batch(7, 3, 3));
            assertRefused(1, Exports.batch(7, 3, -1));
            assertRefused(1, Exports.batch(7, 0, 0));
            assertRefused(1, Exports.batch(7, -1, 0));
            assertRefused(1, Exports.batch(7, 101, 0));
            assertEquals(
                    99,
                    Migration.read(List.of(Exports.batch(7, 100, 99))).missing().size());
            byte[] high = new Exports.Message().number(3, 1L << 32 | 1).toByteArray();
            assertRefused(1, Exports.uri(high));
        }

        @Test
        @DisplayName("are one to a hundred")
        void count() {
            assertThrows(IllegalArgumentException.class, () -> Migration.read(List.of()));
            String one = Exports.batch(7, 1, 0, Exports.account("ada"));
            assertEquals(
                    1, Migration.read(Collections.nCopies(100, one)).entries().size());
            assertThrows(IllegalArgumentException.class, () -> Migration.read(Collections.nCopies(101, one)));
        }

        private List<String> given(String order) {
            return order.chars().mapToObj(index -> three.get(index - '0')).toList();
        }
    }

    @Nested
    @DisplayName("have accounts")
    class Accounts {
        @ParameterizedTest
        @CsvSource({
            "0, 0, 0, totp SHA1 6",
            "1, 1, 2, totp SHA1 6",
            "2, 1, 2, totp SHA256 6",
            "3, 2, 2, totp SHA512 8",
            "1, 2, 1, hotp SHA1 8 0",
            "3, 1, 1, hotp SHA512 6 0"
        })
        @DisplayName("of each algorithm, count of digits and type, the usual where it is not said")
        void parameters(int algorithm, int digits, int type, String read) {
            String uri = Exports.batch(7, 1, 0, Exports.account("ada", algorithm, digits, type));
            assertEquals(
                    read + " |  | ada | MFQWCYLBMFQWCYLBMFQWCYLBME",
                    described(Migration.read(List.of(uri)).entries().get(0)));
        }

        @ParameterizedTest
        @CsvSource({
            "4, 1, 2, algorithm",
            "5, 1, 2, algorithm",
            "-1, 1, 2, algorithm",
            "1, 3, 2, digits",
            "1, -1, 2, digits",
            "1, 1, 3, type",
            "1, 1, -2, type"
        })
        @DisplayName("that cannot be read, such as of MD5, are told with their batch and name, and the others are read")
        void skipped(int algorithm, int digits, int type, String parameter) {
            Migration migration = Migration.read(List.of(
                    Exports.batch(7, 2, 0, Exports.account("ada")),
                    Exports.batch(
                            7, 2, 1, Exports.account("Bank:bob", algorithm, digits, type), Exports.account("cleo"))));
            assertEquals(
                    List.of("ada", "cleo"),
                    migration.entries().stream().map(AppEntry::account).toList());
            Migration.Skipped skipped = migration.skipped().get(0);
            assertEquals(2, skipped.batch());
            assertEquals("Bank", skipped.issuer());
            assertEquals("bob", skipped.account());
            assertEquals(parameter, skipped.parameter());
            assertTrue(skipped.problem().contains(parameter), skipped.problem());
        }

        @Test
        @DisplayName("with a counter below zero or a secret that is too short or too long are told")
        void ranges() {
            byte[] counter = Exports.named("ada").number(6, 1).number(7, -1).toByteArray();
            byte[] noSecret = new Exports.Message().text(2, "bob").toByteArray();
            byte[] shortSecret = new Exports.Message().bytes(1, new byte[9]).toByteArray();
            byte[] longSecret = new Exports.Message().bytes(1, new byte[129]).toByteArray();
            Migration migration =
                    Migration.read(List.of(Exports.batch(7, 1, 0, counter, noSecret, shortSecret, longSecret)));
            assertEquals(List.of(), migration.entries());
            assertEquals(
                    List.of("counter", "secret", "secret", "secret"),
                    migration.skipped().stream()
                            .map(Migration.Skipped::parameter)
                            .toList());
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '|',
                value = {
                    "ada, ||, ||, ada",
                    "Bank:ada, ||, Bank, ada",
                    "Bank:ada, Bank, Bank, ada",
                    "Bank: ada, ||, Bank, ada",
                    "Other:ada, Bank, Bank, Other:ada",
                    "Bank:ada:x, ||, Bank, ada:x",
                    "ada, Bank, Bank, ada",
                    ":ada, ||, ||, ada",
                    "B\u200bank:a\u202eda, ||, Bank, ada",
                    "||, Bank, Bank, ||"
                })
        @DisplayName("whose issuer may hide in the name, and what does not show is left out")
        void names(String name, String issuer, String readIssuer, String readAccount) {
            byte[] account = new Exports.Message()
                    .bytes(1, new byte[16])
                    .text(2, name)
                    .text(3, issuer)
                    .toByteArray();
            AppEntry entry = Migration.read(List.of(Exports.batch(7, 1, 0, account)))
                    .entries()
                    .get(0);
            assertEquals(readIssuer, entry.issuer());
            assertEquals(readAccount, entry.account());
        }

        @Test
        @DisplayName("with fields of a later version, which are passed over")
        void unknownFields() {
            Exports.Message account = Exports.named("ada")
                    .text(8, "a unique id")
                    .number(9, 1L << 40)
                    .raw((byte) (10 << 3 | 1), (byte) 1, (byte) 2, (byte) 3, (byte) 4)
                    .raw((byte) 5, (byte) 6, (byte) 7, (byte) 8)
                    .raw((byte) (11 << 3 | 5), (byte) 1, (byte) 2, (byte) 3, (byte) 4);
            assertEquals(
                    "ada",
                    Migration.read(List.of(Exports.batch(7, 1, 0, account.toByteArray())))
                            .entries()
                            .get(0)
                            .account());
        }
    }

    @Nested
    @DisplayName("that are damaged")
    class Damaged {
        private final byte[] whole = new Exports.Message()
                .bytes(1, Exports.account("ada"))
                .number(5, 7)
                .toByteArray();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "otpauth-migration://offline",
                    "otpauth-migration://offline?data",
                    "otpauth-migration://online?data=CgA",
                    "https://example.org/?data=CgA",
                    "otpauth-migration://offline?data=%",
                    "otpauth-migration://offline?data=C*gA",
                    "otpauth-migration://offline?data=C"
                })
        @DisplayName("in the spelling are refused")
        void spelling(String uri) {
            assertRefused(1, uri);
        }

        @Test
        @DisplayName("by an end that comes too early are refused, wherever it comes, or have less in them")
        void cut() {
            IntStream.range(1, whole.length).forEach(length -> {
                String uri = Exports.uri(Arrays.copyOf(whole, length));
                // Two cuts are between fields: after the account, and before anything.
                if (length == whole.length - 2) {
                    assertEquals(1, Migration.read(List.of(uri)).entries().size());
                } else {
                    assertRefused(1, uri);
                }
            });
        }

        @Test
        @DisplayName(
                "by a length beyond the end, a number without end, a kind of field that is none, or no UTF-8 are refused")
        void wire() {
            assertRefused(1, Exports.uri(bytes(0x0a, 0xff, 0xff, 0xff, 0xff, 0x07)));
            assertRefused(1, Exports.uri(bytes(0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)));
            assertRefused(
                    1, Exports.uri(bytes(0x28, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)));
            assertRefused(1, Exports.uri(bytes(0x0b, 0x01)));
            // Each field as another kind than it has: the accounts as a number, the id as bytes.
            assertRefused(1, Exports.uri(bytes(0x08, 0x00)));
            assertRefused(1, Exports.uri(bytes(0x2a, 0x00)));
            // The highest number of a field, and the one after it.
            assertEquals(
                    List.of(),
                    Migration.read(List.of(Exports.uri(bytes(0xf8, 0xff, 0xff, 0xff, 0x0f, 0x00))))
                            .entries());
            assertRefused(1, Exports.uri(bytes(0x80, 0x80, 0x80, 0x80, 0x10, 0x00)));
            assertRefused(1, Exports.uri(bytes(0x02, 0x00)));
            assertRefused(1, Exports.uri(bytes(0x79, 0x01, 0x02)));
            assertRefused(1, Exports.uri(bytes(0x7d, 0x01, 0x02)));
            byte[] name = new Exports.Message().bytes(2, bytes(0xc0, 0x80)).toByteArray();
            assertRefused(1, Exports.batch(7, 1, 0, name));
        }

        @Test
        @DisplayName("or longer than 8,192 characters are refused")
        void length() {
            String start = "otpauth-migration://offline?data=";
            String fields = "eAF4AXgB".repeat(1019) + "eAE=";
            assertEquals(8192 - 3, (start + fields).length());
            assertEquals(
                    List.of(), Migration.read(List.of(start + fields + "===")).entries());
            assertRefused(1, start + fields + "====");
            assertRefused(1, " ".repeat(5_000_000));
        }

        @Test
        @DisplayName(
                "only in their spelling, by the other alphabet, by escapes, padding or spaces, are read as the same batch")
        void alphabets() {
            byte[] account = Exports.named("ada")
                    .bytes(15, bytes(0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff, 0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff))
                    .toByteArray();
            String escaped = Exports.batch(100_000, 1, 0, account);
            assertTrue(escaped.contains("%2B") && escaped.contains("%2F") && escaped.contains("%3D"), escaped);
            String plain = escaped.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
            String url = escaped.replace("%2B", "-").replace("%2F", "_");
            List<String> spellings = List.of(
                    escaped,
                    escaped.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d"),
                    plain,
                    url,
                    url.replace("%3D", ""),
                    escaped.replace("%2B", " "),
                    escaped.replace("%2B", "%20"),
                    " " + escaped + "\n");
            Migration migration = Migration.read(spellings);
            assertEquals(1, migration.entries().size());
            assertEquals("ada", migration.entries().get(0).account());
        }

        private byte[] bytes(int... values) {
            byte[] bytes = new byte[values.length];
            IntStream.range(0, values.length).forEach(i -> bytes[i] = (byte) values[i]);
            return bytes;
        }
    }

    private static String described(AppEntry entry) {
        MovingFactor factor = entry.factor();
        String parameters = factor.algorithm() + " " + factor.digits();
        String moved = factor instanceof MovingFactor.ByCounter counted
                ? "hotp " + parameters + " " + counted.next().value()
                : "totp " + parameters;
        return String.join(
                " | ", moved, entry.issuer(), entry.account(), entry.secret().base32());
    }

    private static void assertRefused(int place, String... uris) {
        OtpauthUriException e = assertThrows(OtpauthUriException.class, () -> Migration.read(List.of(uris)));
        String message = String.valueOf(e.getMessage());
        assertEquals("batch", e.parameter(), message);
        assertTrue(message.contains("number " + place + " "), message);
        assertFalse(message.contains("GEZD"), message);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(message), message);
    }
}
