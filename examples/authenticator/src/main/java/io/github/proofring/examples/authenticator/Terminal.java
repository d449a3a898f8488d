package io.github.proofring.examples.authenticator;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person types and reads: a real terminal, or for a script standard input and output.
 *
 * @param live whether what was written can be written over
 */
record Terminal(BufferedReader in, PrintWriter out, Optional<Console> console, boolean live) {

    static Terminal ofSystem() {
        Optional<Console> console = ofTerminal();
        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Terminal(
                new BufferedReader(new InputStreamReader(System.in, charset)),
                new PrintWriter(System.out, true, charset),
                console,
                console.isPresent() && !"dumb".equals(System.getenv("TERM")));
    }

    /** Up to Java 21 there is none where there is no terminal; later ones have to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> ofTerminal() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            boolean terminal = (Boolean) Console.class.getMethod("isTerminal").invoke(console);
            return terminal ? Optional.of(console) : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.of(console);
        }
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** The next line without the spaces around it; empty at the end of the input, too. */
    String ask(String question) {
        String line = line(question);
        return line == null ? "" : line.strip();
    }

    /** The next line, or null at the end of the input. */
    @Nullable
    String line(String question) {
        out.print(question);
        out.flush();
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not shown while it is typed, where there is a console to ask that of. */
    char[] passphrase(String question) {
        if (console.isPresent()) {
            return Objects.requireNonNullElse(console.get().readPassword("%s", question), new char[0]);
        }
        return Objects.requireNonNullElse(line(question), "").toCharArray();
    }

    /** Whether Enter was pressed. */
    boolean hasLine() {
        try {
            return in.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
