package io.github.proofring.examples.authenticator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.Counter;
import io.github.proofring.totp.Hotp;
import io.github.proofring.totp.MovingFactor;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file that keeps the accounts")
class VaultTest {
    /** The least there is, so that a hundred files can be opened in a second. */
    private static final Seal.Cost CHEAP = new Seal.Cost(8, 1, 1);

    private static final AppEntry BY_TIME = new AppEntry(
            "Bänk",
            "ada",
            Secret.fromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            new MovingFactor.ByTime(Totp.standard()
                    .withAlgorithm(Algorithm.SHA512)
                    .withDigits(7)
                    .withPeriod(Duration.ofSeconds(45))));
    private static final AppEntry BY_COUNTER = new AppEntry(
            "",
            "",
            Secret.existingShortFromBase32("GEZDGNBVGY3TQOJQ"),
            new MovingFactor.ByCounter(Hotp.standard().withDigits(8), new Counter(Long.MAX_VALUE)));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("inner").resolve("vault");
    }

    private Vault open(String passphrase) {
        return Vault.open(file(), passphrase.toCharArray(), CHEAP);
    }

    private byte[] written() throws IOException {
        try (Vault vault = open("correct horse")) {
            vault.store(List.of(BY_TIME, BY_COUNTER));
        }
        return Files.readAllBytes(file());
    }

    @Test
    @DisplayName("gives back what was stored")
    void roundTrip() throws IOException {
        written();
        try (Vault vault = open("correct horse")) {
            assertEquals(2, vault.entries().size());
            for (int i = 0; i < 2; i++) {
                AppEntry expected = List.of(BY_TIME, BY_COUNTER).get(i);
                AppEntry read = vault.entries().get(i);
                assertEquals(expected.issuer(), read.issuer());
                assertEquals(expected.account(), read.account());
                assertEquals(expected.secret().base32(), read.secret().base32());
                assertEquals(expected.factor(), read.factor());
            }
        }
    }

    @Test
    @DisplayName("has nothing in it that can be read, and another look each time it is written")
    void sealed() throws IOException {
        byte[] once = written();
        String text = new String(once, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("ada") || text.contains("GEZD") || text.contains("SHA512"));
        try (Vault vault = open("correct horse")) {
            vault.store(vault.entries());
        }
        assertFalse(Arrays.equals(once, Files.readAllBytes(file())));
    }

    @Test
    @DisplayName("does not open with another passphrase, and overwrites the one it was given")
    void wrongPassphrase() throws IOException {
        written();
        VaultException e = assertThrows(VaultException.class, () -> open("correct house"));
        assertEquals("The passphrase is not right, or the file was damaged.", e.getMessage());
        char[] given = "correct horse".toCharArray();
        Vault.open(file(), given, CHEAP).close();
        assertEquals("\0".repeat(given.length), new String(given));
    }

    @Test
    @DisplayName("damaged in any byte or cut anywhere, does not open and says so in a sentence")
    void damaged() throws IOException {
        byte[] whole = written();
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            // The cost of the key may become one that takes the memory of a server, which is refused, or just another
            // one.
            Files.write(file(), flipped);
            assertThrows(VaultException.class, () -> open("correct horse"), "byte " + i);
            Files.write(file(), Arrays.copyOf(whole, i));
            assertThrows(VaultException.class, () -> open("correct horse"), "cut at " + i);
        }
        Files.write(file(), whole);
        open("correct horse").close();
    }

    @Test
    @DisplayName("of another size or cost than we write is not even tried")
    void hostile() throws IOException {
        byte[] whole = written();
        for (int[] change : new int[][] {{5, 0x7f}, {9, 0x7f}, {9, 0}, {10, 0}, {10, 0x7f}}) {
            byte[] hostile = whole.clone();
            hostile[change[0]] = (byte) change[1];
            Files.write(file(), hostile);
            VaultException e = assertThrows(VaultException.class, () -> open("correct horse"));
            assertEquals("The file asks for a key that is too cheap or too dear to make.", e.getMessage());
        }
        Files.write(file(), new byte[(4 << 20) + 1]);
        assertThrows(VaultException.class, () -> open("correct horse"));
    }

    @Test
    @DisplayName("is its owner's alone, and leaves nothing beside it but the lock")
    void owner() throws IOException {
        written();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (Stream<Path> files = Files.list(folder.resolve("inner"))) {
            assertEquals(
                    List.of("vault", "vault.lock"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    @DisplayName("that cannot be written leaves what is there and what is shown as they were")
    void cannotBeWritten() throws IOException {
        byte[] before = written();
        try (Vault vault = open("correct horse")) {
            Path away = folder.resolve("away");
            Files.move(folder.resolve("inner"), away);
            assertThrows(VaultException.class, () -> vault.store(List.of()));
            assertEquals(2, vault.entries().size());
            Files.move(away, folder.resolve("inner"));
        }
        assertTrue(Arrays.equals(before, Files.readAllBytes(file())));
    }

    @Test
    @DisplayName("is open in one program at a time: two would count from the same counter")
    void oneAtATime() throws IOException {
        written();
        try (Vault first = open("correct horse")) {
            assertEquals(2, first.entries().size());
            VaultException e = assertThrows(VaultException.class, () -> open("correct horse"));
            assertEquals("The file is open in another window.", e.getMessage());
        }
        open("correct horse").close();
    }

    @Test
    @DisplayName("is one file by whatever link it is named, and stays where it is")
    void links() throws IOException {
        written();
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, file());
        try (Vault vault = open("correct horse")) {
            assertThrows(VaultException.class, () -> Vault.open(link, "correct horse".toCharArray(), CHEAP));
            assertEquals(2, vault.entries().size());
        }
        try (Vault vault = Vault.open(link, "correct horse".toCharArray(), CHEAP)) {
            vault.store(List.of(BY_TIME));
        }
        assertTrue(Files.isSymbolicLink(link));
        try (Vault vault = open("correct horse")) {
            assertEquals(1, vault.entries().size());
        }
        Path nowhere = folder.resolve("nowhere");
        Files.createSymbolicLink(nowhere, folder.resolve("nothing"));
        assertThrows(VaultException.class, () -> Vault.open(nowhere, "correct horse".toCharArray(), CHEAP));
    }

    @Test
    @DisplayName("removes what a crash left beside it while it wrote, and nothing else")
    void leftBehind() throws IOException {
        written();
        Path left = Files.writeString(file().resolveSibling("vault.123.new"), "an account that was removed since");
        Path other = Files.writeString(file().resolveSibling("other.new"), "of somebody else");
        open("correct horse").close();
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(other));
    }

    @Test
    @DisplayName("is never written larger than it can be opened again")
    void tooMany() throws IOException {
        byte[] before = written();
        try (Vault vault = open("correct horse")) {
            VaultException e =
                    assertThrows(VaultException.class, () -> vault.store(Collections.nCopies(60_000, BY_TIME)));
            assertTrue(String.valueOf(e.getMessage()).contains("nothing was changed"), e.getMessage());
            assertEquals(2, vault.entries().size());
        }
        assertTrue(Arrays.equals(before, Files.readAllBytes(file())));
    }

    @Test
    @DisplayName("does not print the secrets that it is about to seal")
    void redacted() {
        Entries.Kept kept = new Entries.Kept("Bank", "ada", "GEZDGNBV", Algorithm.SHA1, 6, 30, -1);
        assertEquals("Kept[Bank:ada]", kept.toString());
    }

    @Test
    @DisplayName("costs what RFC 9106 §4 recommends second: 64 MiB, three passes, four lanes")
    void cost() {
        assertEquals(new Seal.Cost(65_536, 3, 4), Seal.Cost.STANDARD);
    }
}
