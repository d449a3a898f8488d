package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.Migration;
import io.github.proofring.totp.MovingFactor;
import io.github.proofring.totp.OtpauthUriException;
import io.github.proofring.totp.QrCode;
import io.github.proofring.totp.TerminalBackground;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The conversation with a person: a passphrase, then one line after the other. */
public final class Authenticator {
    private static final int SHORTEST_PASSPHRASE = 8;

    private final Vault vault;
    private final Terminal terminal;
    private final Clock clock;
    private final Adding adding;

    private Authenticator(Vault vault, Terminal terminal, Clock clock) {
        this.vault = vault;
        this.terminal = terminal;
        this.clock = clock;
        this.adding = new Adding(vault, terminal);
    }

    /**
     * Talks with a script instead of a person.
     *
     * @param file where the accounts are kept; made if it is not there
     * @param in the passphrase (twice for a new file), then one command on each line
     * @return whether the file could be opened
     */
    public static boolean run(Path file, Reader in, Writer out, Clock clock) {
        Terminal terminal = new Terminal(new BufferedReader(in), new PrintWriter(out), Optional.empty(), false);
        return run(file, terminal, clock, Seal.Cost.STANDARD);
    }

    static boolean run(Path file, Terminal terminal, Clock clock, Seal.Cost cost) {
        try {
            char[] passphrase = passphrase(file, terminal);
            try (Vault vault = Vault.open(file, passphrase, cost)) {
                new Authenticator(vault, terminal, clock).converse();
                return true;
            }
        } catch (VaultException | UnreadableException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static char[] passphrase(Path file, Terminal terminal) {
        if (Vault.exists(file)) {
            return terminal.passphrase("Passphrase: ");
        }
        terminal.say(
                "A new file will be made: " + file + ". Without its passphrase nobody can read it, not you either.");
        char[] passphrase = terminal.passphrase("New passphrase, at least " + SHORTEST_PASSPHRASE + " characters: ");
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new UnreadableException("That is too short.");
        }
        char[] again = terminal.passphrase("Once more: ");
        boolean same = Arrays.equals(passphrase, again);
        Arrays.fill(again, '\0');
        if (!same) {
            throw new UnreadableException("The two were not the same.");
        }
        return passphrase;
    }

    private void converse() {
        terminal.say(vault.entries().isEmpty() ? Words.HELP : "");
        list();
        while (true) {
            String line = terminal.line("> ");
            if (line == null || line.strip().equals("quit")) {
                return;
            }
            try {
                obey(line.strip());
            } catch (UnreadableException | VaultException e) {
                terminal.say(String.valueOf(e.getMessage()));
            }
        }
    }

    private void obey(String line) {
        String[] words = line.split("\\s+", 2);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "" -> {}
            case "help", "?" -> terminal.say(Words.HELP);
            case "list" -> list();
            case "next" -> next(index(argument));
            case "remove" -> remove(index(argument));
            case "export" -> export();
            case "forget" -> adding.forget();
            case "add" -> adding.add(argument);
            default -> adding.add(line);
        }
    }

    private void list() {
        Listing.show(vault.entries(), terminal, clock);
    }

    /** The counter is on the disk before the code is on the screen: a code that was shown is never shown again. */
    private void next(int index) {
        AppEntry entry = vault.entries().get(index);
        if (!(entry.factor() instanceof MovingFactor.ByCounter counted)) {
            throw new UnreadableException("The codes of this account change by themselves. Type list.");
        }
        if (counted.next().value() == Long.MAX_VALUE) {
            throw new UnreadableException("This account has counted to its last code.");
        }
        String code = entry.code(clock.instant());
        MovingFactor after =
                new MovingFactor.ByCounter(counted.hotp(), counted.next().next());
        List<AppEntry> entries = new ArrayList<>(vault.entries());
        entries.set(index, new AppEntry(entry.issuer(), entry.account(), entry.secret(), after));
        vault.store(entries);
        terminal.say(Listing.spaced(code).strip() + "  " + Words.name(entry));
    }

    private void remove(int index) {
        String name = Words.name(vault.entries().get(index));
        if (!agreed("Without this you may be locked out of " + name + ".")) {
            return;
        }
        List<AppEntry> entries = new ArrayList<>(vault.entries());
        entries.remove(index);
        vault.store(entries);
        terminal.say("Removed: " + name + ".");
    }

    private void export() {
        if (vault.entries().isEmpty()) {
            terminal.say("There is nothing to export.");
            return;
        }
        if (!agreed("Whoever sees what follows can make all your codes.")) {
            return;
        }
        List<AppEntry> fit = new ArrayList<>();
        for (AppEntry entry : vault.entries()) {
            try {
                Migration.revealUris(List.of(entry), 0);
                fit.add(entry);
            } catch (OtpauthUriException e) {
                terminal.say("Left out: " + Words.name(entry) + ". " + e.getMessage() + ".");
            }
        }
        for (String uri : Migration.revealUris(fit, new SecureRandom().nextInt())) {
            terminal.say(uri);
            if (terminal.live()) {
                QrCode code = QrCode.of(uri, ErrorCorrection.LOW);
                terminal.say(code.terminalText(code.modules(), TerminalBackground.DARK));
            }
        }
    }

    private boolean agreed(String warning) {
        terminal.say(warning);
        boolean yes = terminal.ask("Go on? Type yes: ").equals("yes");
        if (!yes) {
            terminal.say("Nothing was done.");
        }
        return yes;
    }

    private int index(String number) {
        int count = vault.entries().size();
        if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > count) {
            throw new UnreadableException(
                    count == 0 ? "There are no accounts yet." : "Which one? Type its number, 1 to " + count + ".");
        }
        return Integer.parseInt(number) - 1;
    }
}
