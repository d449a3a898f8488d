package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Password hashing with Argon2id")
class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    @DisplayName("the PHC string has OWASP's parameters and a salt of its own each time")
    void form() {
        String hash = passwords.hash("three little words");
        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
        assertNotEquals(hash, passwords.hash("three little words"));
        assertTrue(passwords.matches("three little words", hash));
        assertFalse(passwords.matches("three little word", hash));
    }

    @Test
    @DisplayName("a hash of the reference implementation is understood, with parameters other than ours")
    void reference() {
        // From test.c of github.com/P-H-C/phc-winner-argon2: version 19, t=2, 2^16 KiB, p=1, "password", "somesalt".
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(passwords.matches("password", hash));
        assertFalse(passwords.matches("Password", hash));
    }

    @Test
    @DisplayName("é is é, typed as one character or as two")
    void normalised() {
        assertTrue(passwords.matches("caf\u00e9 noir", passwords.hash("cafe\u0301 noir")));
    }

    @Test
    @DisplayName("what is stored and no hash is our mistake, and its text is in no message")
    void damaged() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> passwords.matches("x", "hunter2"));
        assertFalse(String.valueOf(e.getMessage()).contains("hunter2"));
    }

    @Test
    @DisplayName("an unknown user costs a hash as a known one does, and there is a bound on hashes at once")
    void sameWork() {
        String hash = passwords.hash("three little words");
        Passwords full = new Passwords(0, Duration.ZERO);
        assertEquals(
                Problem.BUSY,
                assertThrows(Refused.class, () -> full.matches("x", hash)).problem());
        assertEquals(
                Problem.BUSY,
                assertThrows(Refused.class, () -> full.matchNobody("x")).problem());
    }
}
