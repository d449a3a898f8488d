package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.Migration;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.OtpauthUriException;
import io.github.proofring.totp.TolerantReading;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes in what a person pastes: a link, a part of an export, or the path of a picture that holds either. */
final class Adding {
    private final Vault vault;
    private final Terminal terminal;

    /** The parts of an export so far. */
    private final List<String> parts = new ArrayList<>();

    Adding(Vault vault, Terminal terminal) {
        this.vault = vault;
        this.terminal = terminal;
    }

    /** @throws UnreadableException with what to tell the person */
    void add(String pasted) {
        String text = isLink(pasted) ? pasted : Screenshot.read(path(pasted));
        try {
            if (startsWith(text, "otpauth-migration:")) {
                addPart(text);
            } else {
                addOne(text);
            }
        } catch (OtpauthUriException e) {
            throw new UnreadableException("This cannot be added: " + e.getMessage() + ".");
        }
    }

    void forget() {
        parts.clear();
        terminal.say("The parts so far are forgotten.");
    }

    private void addOne(String link) {
        TolerantReading reading = OtpauthUri.parseTolerantly(link);
        store(List.of(reading.entry()));
        reading.leniencies().stream().map(Words::leniency).distinct().forEach(terminal::say);
    }

    private void addPart(String link) {
        List<String> together = new ArrayList<>(parts);
        together.add(link);
        Migration migration = Migration.read(together);
        if (!migration.missing().isEmpty()) {
            parts.add(link);
            terminal.say("This is a part of an export. Still missing: "
                    + migration.missing().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ". Paste them, too, or type forget.");
            return;
        }
        parts.clear();
        if (migration.entries().isEmpty() && migration.skipped().isEmpty()) {
            terminal.say("There are no accounts in this export.");
        }
        store(migration.entries());
        for (Migration.Skipped skipped : migration.skipped()) {
            terminal.say(
                    "Left out: " + Words.name(skipped.issuer(), skipped.account()) + ". " + skipped.problem() + ".");
        }
    }

    private void store(List<AppEntry> found) {
        List<AppEntry> all = new ArrayList<>(vault.entries());
        List<AppEntry> added = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        all.forEach(entry -> known.add(identity(entry)));
        for (AppEntry entry : found) {
            if (known.add(identity(entry))) {
                all.add(entry);
                added.add(entry);
            } else {
                terminal.say("Here already: " + Words.name(entry) + ".");
            }
        }
        if (!added.isEmpty()) {
            vault.store(all);
            added.forEach(entry -> terminal.say("Added: " + Words.name(entry) + "."));
        }
    }

    private static List<String> identity(AppEntry entry) {
        return List.of(entry.issuer(), entry.account(), entry.secret().base32());
    }

    private static boolean isLink(String text) {
        return startsWith(text, "otpauth:") || startsWith(text, "otpauth-migration:");
    }

    private static boolean startsWith(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Path path(String text) {
        try {
            // As a terminal pastes a file that was dropped on it.
            String plain = text.replaceAll("^(['\"])(.*)\\1$", "$2");
            return plain.startsWith("file:") ? Path.of(URI.create(plain)) : Path.of(plain);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new UnreadableException("There is no such file, and it is no link or command either. Type help.");
        }
    }
}
