package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is tried with requests, tickets and codes of another account, purpose or time. */
@DisplayName("Replacing everything, under attack")
class ReplacementAttackTest extends LifeCycleSteps {
    @Test
    @DisplayName("wrong codes of a cancel long ago slow no later one")
    void cancelsOfLongAgo() {
        owner.replacedByStranger();
        for (int i = 0; i < 20; i++) {
            owner.cancel(word, Owner.Known.wrong(), owner.stranger);
            owner.clock.advance(Duration.ofHours(1));
        }
        Challenge challenge = owner.beginCancel(email.id(), owner.browser).orThrow();
        owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.CANCEL_REPLACEMENT),
                        owner.browser)
                .orThrow();
        owner.clock.advance(MONTH);
        owner.replacedByStranger();
        assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.browser));
        owner.cancel(word).orThrow();
    }

    @Test
    @DisplayName("held: for an account that is not there, and one that nobody replaces, the new requests answer alike")
    void unknownAccount() {
        Owner nobody = new Owner(store);
        assertEquals(
                owner.beginCancel(new MethodId("A".repeat(22)), owner.stranger),
                nobody.beginCancel(new MethodId("A".repeat(22)), nobody.stranger));
        assertEquals(owner.registry.standing(owner.account), nobody.registry.standing(nobody.account));
        assertEquals(Optional.empty(), nobody.store.find(nobody.account).row());
        assertInstanceOf(RemovalOfAll.NotAsked.class, nobody.registry.removeAll(nobody.applicationsWord()));
        assertEquals(Optional.empty(), nobody.store.find(nobody.account).row());
    }

    @Test
    @DisplayName("held: the ticket, authority and link of one replacement are nothing to the next")
    void acrossReplacements() {
        Challenge first = owner.askToReplaceAll().orThrow();
        owner.replacedByStranger();
        Challenge cancel = owner.beginCancel(word.id, owner.browser).orThrow();
        owner.cancel(word).orThrow();
        owner.clock.advance(MONTH);
        owner.replacedByStranger();
        assertInstanceOf(Verdict.Rejected.class, owner.prove(first));
        assertInstanceOf(
                Verdict.Rejected.class,
                owner.registry.finish(
                        cancel.ticket(), word.next(), owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser));
        owner.restricted();
    }

    @Test
    @DisplayName(
            "held: an account that was emptied at the end takes the first method on the application's word, and no old authority")
    void emptied() {
        Authority.Proven old = owner.stepUp(word, Operation.ADD_METHOD);
        owner.registry.removeAll(owner.applicationsWord());
        owner.clock.advance(MONTH);
        assertInstanceOf(
                Begun.Declined.class,
                owner.registry.begin(new Request.Enroll(old, Knock.KIND, "mine", "ada"), owner.browser));
        owner.firstWord();
        assertEquals(1, owner.methods().size());
    }

    @Test
    @DisplayName("held: an expected purpose that is another's is refused whichever way round")
    void expectedPurpose() {
        Challenge asked = owner.askToReplaceAll().orThrow();
        assertRejected(
                Reason.WRONG_PURPOSE,
                owner.registry.finish(
                        asked.ticket(),
                        ((Knock.Word) asked.prompt()).proof(0),
                        Expected.of(owner.account, Purpose.SIGN_IN, Purpose.STEP_UP, Purpose.CANCEL_REPLACEMENT),
                        owner.stranger));
    }
}
