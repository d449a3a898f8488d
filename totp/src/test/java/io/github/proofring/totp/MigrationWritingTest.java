package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Exports of ours")
class MigrationWritingTest {
    @Test
    @DisplayName("are read as they were written, for random accounts")
    void roundTrip() {
        long seed = 3548;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            List<AppEntry> entries = new ArrayList<>();
            for (int count = random.nextInt(25); count >= 0; count--) {
                entries.add(entry(random));
            }
            int id = random.nextInt();
            List<String> uris = new ArrayList<>(Migration.revealUris(entries, id));
            Collections.shuffle(uris, random);
            Migration migration = Migration.read(uris);
            String where = "seed " + seed + ", case " + i;
            AppEntries.assertSame(entries, migration.entries(), where);
            assertEquals(List.of(), migration.missing(), where);
            assertEquals(List.of(), migration.skipped(), where);
        }
    }

    @Test
    @DisplayName(
            "have at most ten accounts in a batch, and a QR code of at most 97 modules unless one account takes more")
    void batches() {
        assertEquals(List.of(), Migration.revealUris(List.of(), 7));
        assertSizes(List.of(10), Collections.nCopies(10, AppEntries.named("Bank", "ada")));
        assertSizes(List.of(10, 1), Collections.nCopies(11, AppEntries.named("Bank", "ada")));
        assertSizes(List.of(4, 4, 2), Collections.nCopies(10, AppEntries.named("B".repeat(40), "a".repeat(20))));
        assertSizes(List.of(1, 1), Collections.nCopies(2, AppEntries.named("B".repeat(300), "ada")));
        for (String uri : Migration.revealUris(
                Collections.nCopies(50, AppEntries.named("A usual name", "somebody@mail.example.org")), 7)) {
            int modules = QrCode.of(uri, ErrorCorrection.LOW).modules();
            assertTrue(modules - 2 * 4 <= 97, "with the quiet zone: " + modules);
        }
    }

    @Test
    @DisplayName("refuse what the format cannot carry, or no QR code")
    void refused() {
        AppEntry seven = timed(Totp.standard().withDigits(7));
        assertEquals("digits", parameter(seven));
        assertEquals("period", parameter(timed(Totp.standard().withPeriod(Duration.ofSeconds(60)))));
        assertEquals("t0", parameter(timed(Totp.standard().withT0(Instant.ofEpochSecond(30)))));
        assertEquals("label", parameter(AppEntries.named("Bank", "a".repeat(2500))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Migration.revealUris(Collections.nCopies(1001, AppEntries.named("Bank", "ada")), 7));
        assertEquals(
                100,
                Migration.revealUris(Collections.nCopies(1000, AppEntries.named("Bank", "ada")), 7)
                        .size());
    }

    @Test
    @DisplayName("keep an account without an issuer apart from an issuer, though it has a colon")
    void colons() {
        List<AppEntry> entries = List.of(
                AppEntries.named("", ":ada"),
                AppEntries.named("", "a:da"),
                AppEntries.named("", ""),
                AppEntries.named("Bank", ":ada"),
                AppEntries.named("Bank", "Bank:ada"));
        AppEntries.assertSame(
                entries, Migration.read(Migration.revealUris(entries, 7)).entries(), "");
    }

    @Test
    @DisplayName("fill a batch to 560 bytes of accounts, and one alone to what a QR code holds")
    void full() {
        // Two of 280 bytes: 2 for each head, 20 of secret, 7 of numbers, 3 for the length of the name, and the
        // name.
        AppEntry half = AppEntries.named("", "a".repeat(280 - 22 - 3 - 6));
        assertSizes(List.of(2), List.of(half, half));
        assertSizes(List.of(1, 1), List.of(half, AppEntries.named("", half.account() + "a")));
        int longest = 1;
        while (fits(AppEntries.named("", "a".repeat(longest + 1)))) {
            longest++;
        }
        String uri = Migration.revealUris(List.of(AppEntries.named("", "a".repeat(longest))), 7)
                .get(0);
        assertTrue(uri.length() > 2940 && uri.length() <= 2953, "length " + uri.length());
        QrCode.of(uri, ErrorCorrection.LOW);
    }

    private boolean fits(AppEntry entry) {
        try {
            Migration.revealUris(List.of(entry), 7);
            return true;
        } catch (OtpauthUriException e) {
            return false;
        }
    }

    @Test
    @DisplayName("do not show secrets but in the URI that was asked for")
    void redacted() {
        Migration migration = Migration.read(List.of(Exports.batch(7, 1, 0, Exports.account("ada"))));
        String text = migration.toString();
        assertAll(
                () -> assertTrue(text.contains("ada"), text),
                () -> assertFalse(text.contains("MFQW"), text),
                () -> assertFalse(text.contains("aaaa"), text));
        String batch = MigrationBatch.of("CgA").toString();
        assertEquals("MigrationBatch[1 of 1]", batch);
        migration.entries().get(0).secret().destroy();
        assertThrows(IllegalStateException.class, () -> Migration.revealUris(migration.entries(), 7));
    }

    private void assertSizes(List<Integer> sizes, List<AppEntry> entries) {
        List<String> uris = Migration.revealUris(entries, 7);
        assertEquals(
                sizes,
                uris.stream()
                        .map(uri -> Migration.read(List.of(uri)).entries().size())
                        .toList());
    }

    private AppEntry timed(Totp totp) {
        return new AppEntry("Bank", "ada", Seeds.twenty(), new MovingFactor.ByTime(totp));
    }

    private String parameter(AppEntry entry) {
        return assertThrows(OtpauthUriException.class, () -> Migration.revealUris(List.of(entry), 7))
                .parameter();
    }

    private AppEntry entry(Random random) {
        Algorithm algorithm = Seeds.algorithm(random);
        int digits = random.nextBoolean() ? 6 : 8;
        MovingFactor factor = random.nextBoolean()
                ? AppEntries.byCounter(random, algorithm, digits)
                : new MovingFactor.ByTime(
                        Totp.standard().withAlgorithm(algorithm).withDigits(digits));
        byte[] secret = new byte[10 + random.nextInt(119)];
        random.nextBytes(secret);
        String issuer = random.nextInt(4) == 0 ? "" : Texts.part(random, 7);
        String account = random.nextInt(8) == 0 ? "" : Texts.part(random, 7) + (random.nextBoolean() ? "" : ":x");
        return new AppEntry(issuer, account, Secret.existingShortOfBytes(secret), factor);
    }
}
