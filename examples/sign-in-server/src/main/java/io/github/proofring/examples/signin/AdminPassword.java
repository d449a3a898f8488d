package io.github.proofring.examples.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The command that makes of an administrator's password what the settings hold. */
final class AdminPassword {
    static final String COMMAND = "hash-password";

    /** There is nothing beside it: NIST SP 800-63B-4 §3.1.1.2 asks for this much of a password alone. */
    private static final int SHORTEST = 15;

    private AdminPassword() {}

    /** That of the first line of the standard input. */
    static String hash() {
        return hash(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    /** That of the first line. */
    static String hash(BufferedReader in) {
        try {
            @Nullable String line = in.readLine();
            return hash(line == null ? "" : line);
        } catch (IOException e) {
            throw new UncheckedIOException("the password cannot be read", e);
        }
    }

    private static String hash(String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST || password.length() > PasswordRules.LONGEST) {
            throw new IllegalArgumentException("an administrator's password has " + SHORTEST + " to "
                    + PasswordRules.LONGEST + " characters, this one has " + characters);
        }
        return new Passwords().hash(password);
    }
}
