package io.github.proofring.examples.authenticator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SettableClock;
import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.QrCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The conversation with the authenticator")
class AuthenticatorTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String BANK = "otpauth://totp/Bank:ada?secret=" + SECRET + "&issuer=Bank";
    private static final String TOKEN = "otpauth://hotp/Token:ada?secret=" + SECRET + "&issuer=Token&counter=0";
    private static final String PASSPHRASE = "correct horse";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:07Z"));

    @TempDir
    Path folder;

    private String say(String... lines) {
        return say(folder.resolve("vault"), lines);
    }

    private String say(Path file, String... lines) {
        List<String> all = new ArrayList<>(List.of(PASSPHRASE));
        if (!Files.exists(file)) {
            all.add(PASSPHRASE);
        }
        all.addAll(List.of(lines));
        return raw(file, all);
    }

    private String raw(Path file, List<String> lines) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(
                new BufferedReader(new StringReader(String.join("\n", lines))),
                new PrintWriter(out),
                Optional.empty(),
                false);
        Authenticator.run(file, terminal, clock, new Seal.Cost(8, 1, 1));
        return out.toString();
    }

    private static void assertSays(String words, String said) {
        assertTrue(said.contains(words), said);
    }

    @Test
    @DisplayName("adds a link, lists its code with the seconds left, and knows it the next time")
    void addAndList() {
        String code = AuthenticatorApp.fromUri(BANK).code(clock.instant());
        String shown = code.substring(0, 3) + " " + code.substring(3);
        assertSays("Added: Bank (ada).", say(BANK));
        assertSays("  1  " + shown + "     23 s  Bank (ada)", say("list"));
        assertSays("Here already: Bank (ada).", say(BANK, "quit", "list"));
    }

    @Test
    @DisplayName("reads the link from a screenshot whose path was pasted, with quotes or without")
    void screenshot() throws IOException {
        Path picture = folder.resolve("my screen.png");
        Files.write(picture, QrCode.of(BANK, ErrorCorrection.LOW).png(300));
        assertSays("Added: Bank (ada).", say("'" + picture + "'"));
        assertSays("Here already", say(picture.toString()));
    }

    @Test
    @DisplayName("tells in a sentence where it had to be indulgent")
    void indulgent() {
        String said = say("OTPAUTH://totp/Big+Bank:ada?secret=gezdgnbvgy3tqojq");
        assertSays("Added: Big Bank (ada).", said);
        assertSays("A plus sign was taken for a space.", said);
        assertSays("The secret is shorter than it should be.", said);
    }

    @Test
    @DisplayName("shows the next code of one that counts only after the counter is on the disk")
    void counts() {
        assertSays("next 1 for a code", say(TOKEN, "list"));
        assertSays("755 224", say("next 1"));
        assertSays("287 082", say("next 1"));
        String both = say("next 1", "next 1");
        assertSays("359 152", both);
        assertSays("969 429", both);
        assertSays(
                "last code",
                say(TOKEN.replace("counter=0", "counter=" + Long.MAX_VALUE).replace("ada", "old"), "next 2"));
        say(BANK);
        assertSays("change by themselves", say("next 3"));
        assertSays("Which one?", say("next 4"));
        assertSays("Which one?", say("next"));
    }

    @Test
    @DisplayName("exports to a fresh file, in parts in any order, and says which are missing")
    void export() {
        for (int i = 0; i < 12; i++) {
            say(BANK.replace("ada", "ada" + i));
        }
        assertSays("Nothing was done.", say("export", "no"));
        List<String> parts = say("export", "yes")
                .lines()
                .map(line -> line.replaceFirst("^.*(otpauth-migration:)", "$1"))
                .filter(line -> line.startsWith("otpauth-migration:"))
                .toList();
        assertEquals(true, parts.size() >= 2, parts.size() + " parts");

        Path other = folder.resolve("other");
        String last = parts.get(parts.size() - 1);
        assertSays("Still missing: 1", say(other, last));
        List<String> backwards = new ArrayList<>(parts);
        java.util.Collections.reverse(backwards);
        String said = say(other, backwards.toArray(String[]::new));
        assertSays("Added: Bank (ada0).", said);
        assertSays("Added: Bank (ada11).", said);
        assertEquals(
                say("list").replaceAll("(?s)^.*?  1  ", ""), say(other, "list").replaceAll("(?s)^.*?  1  ", ""));
    }

    @Test
    @DisplayName("keeps the parts of one export apart from another's, and forgets them when asked to")
    void foreignPart() {
        String part = "otpauth-migration://offline?data=CgAQARgCIAAoAQ%3D%3D";
        String foreign = "otpauth-migration://offline?data=CgAQARgCIAEoAg%3D%3D";
        String said = say(part, foreign, "forget", foreign);
        assertSays("number 2 of those given: it is of another export than the first", said);
        assertSays("Still missing: 2", said);
        assertSays("Still missing: 1", said);
    }

    @Test
    @DisplayName("removes only what was agreed to")
    void remove() {
        say(BANK);
        assertSays("Nothing was done.", say("remove 1", "y"));
        assertSays("Removed: Bank (ada).", say("remove 1", "yes"));
        assertSays("There are no accounts yet.", say("remove 1"));
    }

    @Test
    @DisplayName("answers whatever else is typed with a sentence, and never with a secret or a stack trace")
    void nonsense() {
        String said = say(
                "otpauth://totp/Bank:ada?secret=" + SECRET + "1",
                "otpauth://totp/x?secret=",
                "otpauth-migration://offline?data=%%%",
                "nonsense",
                "\u0000",
                "/",
                "add",
                "help",
                "",
                "remove 99999999999",
                "x".repeat(100_000));
        assertSays("character 33 is not Base32", said);
        assertSays("no such file", said);
        assertFalse(said.contains("GEZDG") || said.contains("Exception") || said.contains("\tat "), said);
    }

    @Test
    @DisplayName("tells a short or mistyped new passphrase, and a wrong one, each in a sentence")
    void passphrases() {
        Path file = folder.resolve("vault");
        assertSays("That is too short.", raw(file, List.of("horse", "horse")));
        assertSays("The two were not the same.", raw(file, List.of("correct horse", "correct house")));
        assertFalse(Files.exists(file));
        say(BANK);
        assertSays("The passphrase is not right", raw(file, List.of("correct house", "list")));
    }

    @Test
    @DisplayName("cuts a name that would not fit a line, and shows nothing that moves the cursor")
    void hostileName() {
        String said = say("otpauth://totp/" + "%1B%5B2J%E2%80%AEBank".repeat(20) + ":ada?secret=" + SECRET);
        assertFalse(said.contains("\u001b") || said.contains("\u202e"), said);
        assertTrue(said.lines().noneMatch(line -> line.contains("Bank") && line.length() > 100), said);
    }

    @Test
    @DisplayName("exports an account whose name no QR code holds as left out, and the others")
    void exportOfLongNames() {
        say(BANK);
        assertSays("Added:", say("otpauth://totp/" + "i".repeat(1_000) + ":" + "a".repeat(800) + "?secret=" + SECRET));
        say("otpauth://totp/" + "i".repeat(1_000) + ":" + "a".repeat(100) + "?secret=" + SECRET);
        String said = say("export", "yes");
        assertSays("Left out: iii", said);
        assertEquals(
                2,
                said.lines()
                        .filter(line -> line.startsWith("otpauth-migration:"))
                        .count(),
                said);
    }

    @Test
    @DisplayName("says so when an export has no accounts")
    void emptyExport() {
        assertSays("There are no accounts in this export.", say("otpauth-migration://offline?data="));
    }

    @Test
    @DisplayName("cuts names to their columns, so that a line of the list fits a terminal of 80")
    void columns() {
        say("otpauth://totp/" + "%EF%BC%A1".repeat(40) + ":ada?secret=" + SECRET);
        String line = say("list")
                .lines()
                .filter(text -> text.contains(" s  "))
                .findFirst()
                .orElse("");
        assertTrue(line.endsWith("\uff21\u2026"), line);
        int wide = (int) line.chars().filter(c -> c == 0xff21).count();
        assertTrue(line.length() + wide <= 80, line);
    }
}
