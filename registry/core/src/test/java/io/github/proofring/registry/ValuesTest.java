package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values: a programmer's mistake is named at once")
class ValuesTest {
    @Test
    @DisplayName("WebAuthn Level 3 §5.4.3: an account id has 1 to 64 bytes")
    void accountId() {
        assertEquals("ä".repeat(32), new AccountId("ä".repeat(32)).value());
        for (String bad : List.of("", "x".repeat(65), "ä".repeat(33), "\ud800")) {
            assertThrows(IllegalArgumentException.class, () -> new AccountId(bad));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "1a", "a_b", "ａ", "a b"})
    @DisplayName("a method kind is lower-case ASCII")
    void methodKind(String bad) {
        assertThrows(IllegalArgumentException.class, () -> new MethodKind(bad));
    }

    @Test
    @DisplayName("a method id is 22 characters, and text from the network can be asked first")
    void methodId() {
        assertTrue(MethodId.isMethodId(MethodId.random().value()));
        assertFalse(MethodId.isMethodId("AAAAAAAAAAAAAAAAAAAAA"));
        assertThrows(IllegalArgumentException.class, () -> new MethodId("../../etc/passwd000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "\n"})
    @DisplayName("an operation's name is plain")
    void operation(String bad) {
        assertThrows(IllegalArgumentException.class, () -> new Operation(bad));
    }

    @Test
    @DisplayName("R7: a binding shorter than 16 characters is no binding")
    void binding() {
        assertThrows(IllegalArgumentException.class, () -> Caller.session("short"));
        assertFalse(Caller.session("a-binding-of-the-session").toString().contains("binding-of"));
    }

    @Test
    @DisplayName("the policy's limits: never over ten methods, nor over the 100 failures of NIST SP 800-63B-4 §3.2.2")
    void policy() {
        assertEquals(3, Policy.STANDARD.withMaxMethods(3).maxMethods());
        assertThrows(IllegalArgumentException.class, () -> Policy.STANDARD.withMaxMethods(11));
        assertThrows(IllegalArgumentException.class, () -> Policy.STANDARD.withMaxMethods(0));
        assertThrows(IllegalArgumentException.class, () -> withFailures(21, 80));
        withFailures(20, 80);
        assertThrows(
                IllegalArgumentException.class,
                () -> withTicketLife(Duration.ofMinutes(10).plusMillis(1)));
        assertThrows(IllegalArgumentException.class, () -> withTicketLife(Duration.ZERO));
    }

    private static GuessPolicy withFailures(int knownDevice, int stranger) {
        GuessPolicy p = GuessPolicy.STANDARD;
        return new GuessPolicy(
                p.triesPerTicket(),
                p.freeFailures(),
                p.firstWait(),
                p.longestWait(),
                knownDevice,
                stranger,
                p.knownDeviceLife());
    }

    private static Policy withTicketLife(Duration life) {
        Policy p = Policy.STANDARD;
        return new Policy(
                p.maxMethods(),
                life,
                p.authorityLife(),
                p.openEnrollments(),
                p.guessing(),
                p.sending(),
                p.restriction());
    }

    @Test
    @DisplayName("bytes do not change behind one's back and do not print")
    void bytes() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertEquals(Bytes.copyOf(new byte[] {1, 2, 3}), bytes);
        assertEquals("Bytes[3]", bytes.toString());
    }

    @Test
    @DisplayName("a verdict read without looking fails loudly")
    void orThrow() {
        Verdict rejected = new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty());
        Begun declined = new Begun.Declined(Reason.BUSY, Optional.of(Instant.EPOCH));
        assertThrows(IllegalStateException.class, rejected::orThrow);
        assertThrows(IllegalStateException.class, declined::orThrow);
    }
}
