package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @DisplayName("what is held back is named by what stands before an operation's first colon")
    void family() {
        assertEquals("pay", new Operation("pay").family());
        assertEquals("pay", new Operation("pay:100:eur").family());
        assertEquals("", new Operation(":100").family());
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
                p.restriction(),
                p.requirements());
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
    @DisplayName("what is printed says which one it is, and holds no code, address, ticket or session")
    void prints() {
        AccountId account = new AccountId("7");
        MethodId method = new MethodId("AAAAAAAAAAAAAAAAAAAAAA");
        Authority.Proven proven = new Authority.Proven(
                account,
                "epoch",
                method,
                Strength.MAILBOX,
                Instant.EPOCH,
                Purpose.SIGN_IN,
                Optional.empty(),
                Bytes.copyOf(new byte[32]),
                "");
        String authority = "Proven[7, " + method + ", MAILBOX, SIGN_IN, 1970-01-01T00:00:00Z]";
        assertEquals(authority, proven.toString());
        Method about = new Method(
                method,
                new MethodKind("email"),
                "mine",
                Strength.MAILBOX,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Description.NONE);
        assertEquals("Accepted[" + authority + "]", new Verdict.Accepted(about, proven, Set.of(), 0).toString());
        assertEquals("AAAAAAAAAAAAAAAAAAAAAA", method.toString());
        assertEquals("email", new MethodKind("email").toString());
        assertEquals("change-billing", new Operation("change-billing").toString());
        assertEquals("Code[…]", new Code("123456").toString());
        assertEquals("Ticket[5 characters]", new Ticket("abcde").toString());
        assertEquals("Caller[…]", Caller.session("a-binding-of-the-session").toString());
        assertEquals(
                "Expected[7, [ENROLL]]", Expected.of(account, Purpose.ENROLL).toString());
        assertEquals(
                "Expected[anyone, [SIGN_IN]]", Expected.anyone(Strength.MAILBOX).toString());
        Authority word = Authority.assertedByApplication(account);
        Request request = new Request.EnrollAddress(word, new MethodKind("email"), "ada@example.org", "");
        assertEquals("EnrollAddress[7, email]", request.toString());
    }

    @Test
    @DisplayName("a verdict read without looking fails loudly")
    void orThrow() {
        Verdict rejected = new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty());
        Begun declined = new Begun.Declined(Reason.BUSY, Optional.of(Instant.EPOCH));
        assertThrows(IllegalStateException.class, rejected::orThrow);
        assertThrows(IllegalStateException.class, declined::orThrow);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/not-me?token=, true",
        "https://localhost/?token=, true",
        "http://localhost:8080/?token=, true",
        "http://127.0.0.1:8080/?token=, true",
        "http://[::1]:8080/?token=, true",
        "http://example.org/?token=, false",
        "http:localhost, false",
        "https:example.org, false",
        "ftp://localhost/?token=, false",
        "/not-me?token=, false"
    })
    @DisplayName("the page for alerts is on https, or on this machine")
    void alertPage(String address, boolean good) {
        Sending sending = Sending.of(message -> {}, new InMemoryBudgetStore());
        if (good) {
            sending.withAlertPage(address);
        } else {
            assertThrows(IllegalArgumentException.class, () -> sending.withAlertPage(address));
        }
    }

    @Test
    @DisplayName("of many that bear one name each gets its number")
    void twins() {
        assertEquals("Phone", Labels.unlike(List.of("Key"), "Phone"));
        assertEquals("Phone 2", Labels.unlike(List.of("Phone"), "Phone"));
        assertEquals("Phone 4", Labels.unlike(List.of("Phone", "Phone 3", "Phone 2"), "Phone"));
        String longest = "ä".repeat(64);
        assertEquals("ä".repeat(60) + " 2", Labels.unlike(List.of(longest), longest));
    }
}
