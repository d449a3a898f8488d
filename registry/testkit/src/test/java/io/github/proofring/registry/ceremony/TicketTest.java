package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.store.InMemoryAccountStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A ticket is good once, here, now, for this account, caller and purpose")
class TicketTest {
    private final World world = new World(new InMemoryAccountStore());
    private final World.Known known = world.enrollKnock(world.applicationsWord());
    private final Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
    private final Proof right = known.word().proof(1);

    private Verdict finish(String ticket) {
        return world.registry.finish(
                new Ticket(ticket), right, Expected.of(world.account, Purpose.SIGN_IN), world.browser);
    }

    /** Shows that the refusals before were the ticket's and not the proof's. */
    private void stillGood() {
        finish(challenge.ticket().value()).orThrow();
    }

    @Test
    @DisplayName(
            "altered in any character, cut, lengthened or spelled otherwise: TICKET_INVALID, and the original is still good")
    void altered() {
        String value = challenge.ticket().value();
        for (int i = 0; i < value.length(); i++) {
            char[] altered = value.toCharArray();
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            Verdict verdict = finish(new String(altered));
            // Characters 1 to 6 carry the key's id: a key that is not on the ring was retired, so the ticket is old.
            boolean keyId = i >= 1 && i <= 6;
            assertTrue(
                    verdict instanceof Verdict.Rejected rejected
                            && (rejected.reason() == Reason.TICKET_INVALID
                                    || (keyId && rejected.reason() == Reason.TICKET_EXPIRED)),
                    "character " + i + ": " + verdict);
        }
        for (String other : new String[] {
            "",
            " ",
            "☃",
            value + "=",
            value + "A",
            value + "\n",
            value.substring(1),
            value.substring(0, value.length() - 1),
            value.replace('-', '+').replace('_', '/') + " ",
            "A".repeat(1_000_000)
        }) {
            assertRejected(Reason.TICKET_INVALID, finish(other));
        }
        stillGood();
    }

    @Test
    @DisplayName("used twice: TICKET_USED, also with the next right code")
    void usedTwice() {
        stillGood();
        assertRejected(Reason.TICKET_USED, world.finishSigningIn(challenge, right, world.browser));
        assertRejected(
                Reason.TICKET_USED,
                world.finishSigningIn(challenge, known.word().proof(2), world.browser));
    }

    @Test
    @DisplayName("of an enrollment used twice: TICKET_USED, and one method")
    void enrollmentTwice() {
        Challenge enrolling =
                world.beginEnrolling(world.stepUp(known.method().id(), right, Operation.ADD_METHOD), Knock.KIND);
        Proof proof = ((Knock.Word) enrolling.prompt()).proof(0);
        world.enroll(world.applicationsWord(), enrolling, proof);
        assertRejected(
                Reason.TICKET_USED,
                world.registry.finish(
                        enrolling.ticket(), proof, Expected.of(world.account, Purpose.ENROLL), world.browser));
        assertEquals(2, world.methods());
    }

    @Test
    @DisplayName("expired: TICKET_EXPIRED, from the millisecond that it says")
    void expired() {
        world.clock.set(challenge.expiresAt().minusMillis(1));
        Challenge late = challenge;
        world.clock.advance(Duration.ofMillis(1));
        assertRejected(Reason.TICKET_EXPIRED, world.finishSigningIn(late, right, world.browser));
        world.clock.advance(Duration.ofMillis(-1));
        stillGood();
    }

    @Test
    @DisplayName("from more than thirty seconds in the future: TICKET_INVALID (hazard 22)")
    void future() {
        world.clock.advance(Duration.ofSeconds(-31));
        assertRejected(Reason.TICKET_INVALID, world.finishSigningIn(challenge, right, world.browser));
        world.clock.advance(Duration.ofSeconds(1));
        stillGood();
    }

    @Test
    @DisplayName("hazard 5: for another account than the session's: WRONG_ACCOUNT")
    void otherAccount() {
        World victim = new World(world.store);
        assertRejected(
                Reason.WRONG_ACCOUNT,
                world.registry.finish(
                        challenge.ticket(), right, Expected.of(victim.account, Purpose.SIGN_IN), world.browser));
        stillGood();
    }

    @Test
    @DisplayName("R7: from another caller: WRONG_CALLER")
    void otherCaller() {
        assertRejected(Reason.WRONG_CALLER, world.finishSigningIn(challenge, right, world.stranger));
        assertRejected(Reason.WRONG_CALLER, world.finishSigningIn(challenge, right, Caller.dangerouslyUnbound()));
        stillGood();
    }

    @Test
    @DisplayName("for another purpose: WRONG_PURPOSE")
    void otherPurpose() {
        assertRejected(
                Reason.WRONG_PURPOSE,
                world.registry.finish(
                        challenge.ticket(),
                        right,
                        Expected.of(world.account, Purpose.STEP_UP, Purpose.ENROLL),
                        world.browser));
        stillGood();
    }

    @Test
    @DisplayName("R2, hazard 14: of an account that was erased and made again under the same id: TICKET_OUTDATED")
    void otherEpoch() {
        InMemoryAccountStore afterErasure = new InMemoryAccountStore();
        Registry registry = world.registry(afterErasure, world.keys, new Knock());
        Expected expected = Expected.of(world.account, Purpose.SIGN_IN);
        assertRejected(Reason.TICKET_OUTDATED, registry.finish(challenge.ticket(), right, expected, world.browser));
        registry.begin(new Request.Enroll(world.applicationsWord(), Knock.KIND, "mine", "ada"), world.browser)
                .orThrow();
        assertRejected(Reason.TICKET_OUTDATED, registry.finish(challenge.ticket(), right, expected, world.browser));
    }

    @Test
    @DisplayName("R1, hazard 16: a forged enrollment ticket, sealed with the right key, has no slot: TICKET_OUTDATED")
    void forged() {
        // Whoever holds the key ring can seal tickets; a second store stands in for the forger's workshop.
        InMemoryAccountStore workshop = new InMemoryAccountStore();
        world.store.find(world.account).row().ifPresent(row -> copy(row, workshop));
        Registry forger = world.registry(workshop, world.keys, new Knock());
        Challenge forged = forger.begin(
                        new Request.Enroll(
                                world.stepUp(known.method().id(), right, Operation.ADD_METHOD),
                                Knock.KIND,
                                "mine",
                                "ada"),
                        world.browser)
                .orThrow();
        assertRejected(
                Reason.TICKET_OUTDATED,
                world.registry.finish(
                        forged.ticket(),
                        ((Knock.Word) forged.prompt()).proof(0),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser));
        assertEquals(1, world.methods());
    }

    /** Brings a row into another store by its own rules: as the first version of the same name. */
    private static void copy(io.github.proofring.registry.spi.Row row, InMemoryAccountStore into) {
        long version = row.revision().version();
        for (long before = 0; before < version; before++) {
            var revision = new io.github.proofring.registry.spi.Revision(
                    before + 1, row.revision().operation());
            var next = new io.github.proofring.registry.spi.Row(
                    row.account(), revision, row.body(), row.credentials(), row.kinds(), row.dueAt());
            into.store(new io.github.proofring.registry.spi.Change(
                    into.find(row.account()).row().map(io.github.proofring.registry.spi.Row::revision), next));
        }
    }

    @Test
    @DisplayName("sealed under a key that is no longer on the ring: TICKET_EXPIRED (hazard 29)")
    void retiredKey() {
        Registry elsewhere = world.registry(world.store, KeyRing.generate(), new Knock());
        assertRejected(
                Reason.TICKET_EXPIRED,
                elsewhere.finish(
                        challenge.ticket(), right, Expected.of(world.account, Purpose.SIGN_IN), world.browser));
    }

    @Test
    @DisplayName("hazard 25: tickets are padded, so their length tells nothing of account or method")
    void padded() {
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            World other = new World(new InMemoryAccountStore());
            World.Phone phone = other.enrollPhone(other.applicationsWord());
            lengths.add(other.beginSigningIn(phone.method().id(), other.browser)
                    .ticket()
                    .value()
                    .length());
        }
        lengths.add(challenge.ticket().value().length());
        assertEquals(1, lengths.size(), lengths.toString());
    }

    @Test
    @DisplayName("invariant 7: neither tickets, codes, callers nor challenges print what they hold")
    void redacted() {
        String binding = UUID.randomUUID().toString();
        String printed = "" + challenge + challenge.ticket() + right + Caller.session(binding);
        assertFalse(printed.contains(binding));
        assertFalse(printed.contains(challenge.ticket().value()));
        assertFalse(("" + right).contains(known.word().word()));
    }
}
