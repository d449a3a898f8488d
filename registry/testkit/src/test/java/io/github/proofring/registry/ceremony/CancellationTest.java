package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.AccountEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cancelling a replacement of everything, and being reminded that one can")
class CancellationTest extends LifeCycleSteps {
    private static final Operation BILLING = new Operation("change-billing");

    @Test
    @DisplayName("R2: at the end everything that was handed out before is dead")
    void epochAtTheEnd() {
        Verdict.Accepted before = owner.signIn(word).orThrow();
        String token = owner.registry.deviceToken(before);
        Challenge ticket = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.stranger)
                .orThrow();
        owner.replacedByStranger();
        owner.clock.advance(MONTH);
        assertFalse(owner.registry.isAllowed(before.authority(), BILLING).granted());
        assertRejected(
                Reason.TICKET_EXPIRED,
                owner.registry.finish(ticket.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
        assertFalse(token.isEmpty());
    }

    @Test
    @DisplayName("reminders come on day 1, 7, 14, 21 and 28, each once, whichever server comes first")
    void reminders() {
        owner.replacedByStranger();
        Registry other = owner.server(owner.store);
        Instant asked = owner.clock.instant();
        for (int day : List.of(1, 7, 14, 21, 28)) {
            owner.clock.set(asked.plus(Duration.ofDays(day)).minusMillis(1));
            owner.newAlerts();
            owner.events.clear();
            owner.registry.runDue(1_000);
            assertEquals(List.of(), owner.happened(), "day " + day + ", too early");
            owner.clock.advance(Duration.ofMillis(1));
            owner.registry.runDue(1_000);
            other.runDue(1_000);
            owner.registry.runDue(1_000);
            assertEquals(List.of(What.REPLACEMENT_COMING), owner.happened(), "day " + day);
            assertEquals(2, owner.newAlerts().size(), "day " + day);
        }
        owner.clock.set(asked.plus(MONTH).minusMillis(1));
        owner.events.clear();
        owner.registry.runDue(1_000);
        assertEquals(List.of(), owner.happened());
    }

    @Test
    @DisplayName("reminders that nobody sent in time come once, and not one by one")
    void lateReminders() {
        owner.replacedByStranger();
        owner.events.clear();
        owner.clock.advance(Duration.ofDays(22));
        owner.registry.runDue(1_000);
        owner.registry.runDue(1_000);
        assertEquals(List.of(What.REPLACEMENT_COMING), owner.happened());
    }

    @Test
    @DisplayName(
            "any method that was there cancels, and then nobody asks again on the application's word for thirty days")
    void cancels() {
        owner.replacedByStranger();
        Verdict.Accepted accepted = owner.cancel(word).orThrow();
        assertEquals(Purpose.CANCEL_REPLACEMENT, accepted.purpose());
        owner.assertUsual();
        assertEquals(List.of(word.id, email.id(), phone.id()), owner.methods());
        assertEquals(List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_CANCELLED), owner.happened());
        Instant again = owner.clock.instant().plus(MONTH);
        assertEquals(new Begun.Declined(Reason.REPLACEMENT_TOO_SOON, Optional.of(again)), owner.askToReplaceAll());
        owner.clock.set(again.minusMillis(1));
        assertDeclined(Reason.REPLACEMENT_TOO_SOON, owner.askToReplaceAll());
        owner.clock.set(again);
        owner.askToReplaceAll().orThrow();
    }

    @Test
    @DisplayName("a code that is sent to an old address cancels")
    void cancelsBySentCode() {
        owner.replacedByStranger();
        for (Method address : List.of(email, phone)) {
            Challenge challenge = owner.beginCancel(address.id(), owner.browser).orThrow();
            Verdict verdict = owner.registry.finish(
                    challenge.ticket(),
                    new Code(owner.code(challenge)),
                    owner.expecting(Purpose.CANCEL_REPLACEMENT),
                    owner.browser);
            verdict.orThrow();
            owner.assertUsual();
            owner.clock.advance(MONTH);
            owner.replacedByStranger();
        }
    }

    @Test
    @DisplayName("R2: a cancel ends everything that was handed out before it")
    void epochAtCancel() {
        Verdict.Accepted before = owner.signIn(word).orThrow();
        Authority.Proven adding = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge thiefs = owner.askToReplaceAll().orThrow();
        owner.replacedByStranger();
        Challenge signingIn = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.stranger)
                .orThrow();
        Verdict.Accepted cancel = owner.cancel(word).orThrow();
        assertFalse(owner.registry.isAllowed(before.authority(), BILLING).granted());
        assertFalse(owner.registry.isAllowed(adding, Operation.ADD_METHOD).granted());
        assertFalse(owner.registry
                .isAllowed(cancel.authority(), Operation.ADD_METHOD)
                .granted());
        assertRejected(Reason.TICKET_OUTDATED, owner.prove(thiefs));
        assertRejected(
                Reason.TICKET_OUTDATED,
                owner.registry.finish(
                        signingIn.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
    }

    @Test
    @DisplayName("a removal of everything can be cancelled too")
    void cancelsRemovalOfAll() {
        owner.registry.removeAll(owner.applicationsWord());
        owner.cancel(word).orThrow();
        owner.clock.advance(MONTH);
        assertEquals(3, owner.methods().size());
    }

    @Test
    @DisplayName("without a replacement there is nothing to cancel, at the beginning or at the end")
    void nothingToCancel() {
        assertDeclined(Reason.NOTHING_TO_CANCEL, owner.beginCancel(word.id, owner.browser));
        assertDeclined(Reason.NOTHING_TO_CANCEL, owner.beginCancel(email.id(), owner.browser));
        owner.replacedByStranger();
        Challenge late = owner.beginCancel(word.id, owner.browser).orThrow();
        owner.clock.set(owner.restricted().until());
        assertRejected(
                Reason.TICKET_EXPIRED,
                owner.registry.finish(
                        late.ticket(), word.next(), owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser));
    }

    @Test
    @DisplayName("hazard 2: a method that failures have parked cancels, and failed cancels never park it")
    void parkedCancels() {
        int failures = 0;
        while (!(owner.signIn(word, Owner.Known.wrong()) instanceof Verdict.Rejected rejected
                && rejected.reason() == Reason.PROVE_ANOTHER_WAY)) {
            owner.clock.advance(Duration.ofHours(1));
            assertTrue(failures++ < 100);
        }
        owner.replacedByStranger();
        for (int i = 0; i < 200; i++) {
            assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.stranger));
            owner.clock.advance(Duration.ofHours(1));
        }
        owner.cancel(word).orThrow();
        owner.assertUsual();
        owner.signIn(word).orThrow();
    }

    @Test
    @DisplayName("failed cancels slow the next cancel down, and nothing else; a known device has a count of its own")
    void cancelsAreCountedApart() {
        Caller known = Caller.session(UUID.randomUUID().toString())
                .withDevice(owner.registry.deviceToken(owner.signIn(word).orThrow()));
        owner.replacedByStranger();
        for (int i = 0; i < 4; i++) {
            assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.stranger));
        }
        assertRejected(Reason.TOO_MANY_ATTEMPTS, owner.cancel(word, word.next(), owner.stranger));
        word.unuse();
        owner.signIn(word).orThrow();
        owner.cancel(word, word.next(), known).orThrow();
    }
}
