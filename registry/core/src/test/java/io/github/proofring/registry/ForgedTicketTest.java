package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hazard 16: whoever has the key of tickets, and no look into the store")
class ForgedTicketTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final KeyRing keys = KeyRing.generate();
    private final Tickets tickets = new Tickets(new Seal(keys), Policy.STANDARD);
    private final List<Message> sent = new ArrayList<>();
    private final AccountId account = new AccountId("7");
    private final Caller thief = Caller.session("0123456789abcdef");
    private final InMemoryAccountStore store = new InMemoryAccountStore(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Registry registry = Registry.create(
            store,
            keys,
            List.of(),
            Sending.of(sent::add, new InMemoryBudgetStore(), new EmailCodes("Example")),
            Policy.STANDARD,
            Clock.fixed(NOW, ZoneOffset.UTC));

    private Challenge begin() {
        return registry.begin(
                        new Request.EnrollAddress(
                                Authority.assertedByApplication(account), EmailCodes.KIND, "ada@example.org", ""),
                        thief)
                .orThrow();
    }

    private OpenTicket open(Challenge challenge) {
        return assertInstanceOf(Tickets.Opening.Good.class, tickets.open(challenge.ticket(), NOW))
                .ticket();
    }

    private Verdict finish(OpenTicket forged, String code) {
        return registry.finish(tickets.seal(forged), new Code(code), Expected.of(account, Purpose.ENROLL), thief);
    }

    private String code() {
        return sent.get(sent.size() - 1).text().replaceAll("(?s).*?([0-9]{8}).*", "$1");
    }

    @Test
    @DisplayName("cannot make a ticket for a code of their own: its hash wants a key that is in the account alone")
    void ownCode() {
        OpenTicket real = open(begin());
        SentCode chosen = SentCode.of("12345678", Bytes.copyOf(new byte[32]), real.bound());
        assertEquals(
                new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty()), finish(real.sending(chosen), "12345678"));
    }

    @Test
    @DisplayName("cannot work the code out of a ticket they opened")
    void bruteForce() {
        OpenTicket real = open(begin());
        SentCode hash = real.code().orElseThrow();
        Bytes slotKey = Rows.open(store, keys, account).slots().get(0).key();
        assertTrue(hash.is(code(), slotKey, real.bound()), "with the account's half it is the code");
        assertFalse(hash.is(code(), Bytes.copyOf(new byte[32]), real.bound()));
        assertFalse(hash.is(code(), real.nonce(), real.bound()), "the ticket holds no key of its own");
    }

    @Test
    @DisplayName("cannot use a ticket that was never given out, for an address of their choice or at all")
    void ownNonce() {
        OpenTicket real = open(begin());
        OpenTicket never = OpenTicket.blank(
                        Rows.open(store, keys, account), real.method(), EmailCodes.KIND, NOW, Policy.STANDARD)
                .forEnrollment(Purpose.ENROLL, "", real.pending(), Optional.empty())
                .forCaller(thief, Lane.STRANGER)
                .sending(real.code().orElseThrow());
        assertEquals(new Verdict.Rejected(Reason.TICKET_OUTDATED, Optional.empty()), finish(never, code()));
    }

    @Test
    @DisplayName("cannot prove another's address with the code that came to their own")
    void otherAddress() {
        OpenTicket real = open(begin());
        Bytes victims = ((Addressed.At) new EmailCodes("Example").read("victim@example.org")).state();
        assertEquals(
                new Verdict.Rejected(Reason.TICKET_OUTDATED, Optional.empty()),
                finish(real.forEnrollment(Purpose.ENROLL, "", victims, Optional.empty()), code()));
    }

    @Test
    @DisplayName("the code is in no form in the ticket, the store or the address's row")
    void nowhere() {
        Challenge challenge = begin();
        String code = code();
        assertFalse(challenge.ticket().value().contains(code));
        assertFalse(open(challenge).toString().contains(code));
        byte[] row = Rows.open(store, keys, account).toBytes();
        assertFalse(new String(row, StandardCharsets.ISO_8859_1).contains(code));
        assertFalse(challenge.toString().contains(code));
    }
}
