package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tickets of another release")
class TicketsTest {
    private final Seal seal = new Seal(KeyRing.generate());
    private final Tickets tickets = new Tickets(seal, Policy.STANDARD);

    private String ofRelease(int form, Seal.Label label) {
        byte[] content = new WireWriter().number(form).text("who knows").toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.seal(label, Tickets.nonce(), new byte[0], content));
    }

    @Test
    @DisplayName("count as run out while servers are being replaced, and are never misread")
    void otherForm() {
        assertEquals(
                new Tickets.Opening.Bad(Reason.TICKET_EXPIRED),
                tickets.open(new Ticket(ofRelease(99, Seal.Label.TICKET)), Instant.EPOCH));
        Caller caller = Caller.session("0123456789abcdef");
        assertTrue(tickets.openAuthority(ofRelease(99, Seal.Label.AUTHORITY), caller)
                .isEmpty());
        assertEquals(
                Lane.STRANGER,
                tickets.lane(
                        Account.absent(new AccountId("a")),
                        caller.withDevice(ofRelease(99, Seal.Label.DEVICE)),
                        Instant.EPOCH));
    }
}
