package io.github.proofring.examples.authenticator;

import java.nio.file.Path;
import java.time.Clock;

/** Starts the authenticator in a terminal. */
public final class Main {
    private static final Path STANDARD_FILE = Path.of("data", "authenticator");

    private Main() {}

    /**
     * Starts it.
     *
     * @param args the file that keeps the accounts, if it is to be another one than {@code data/authenticator}
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Path file = args.length > 0 ? Path.of(args[0]) : STANDARD_FILE;
        if (!Authenticator.run(file, Terminal.ofSystem(), Clock.systemUTC(), Seal.Cost.STANDARD)) {
            System.exit(1);
        }
    }
}
