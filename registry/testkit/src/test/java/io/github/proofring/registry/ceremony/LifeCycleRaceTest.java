package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Held: many at once, and answers that are lost. */
@DisplayName("The life cycle, many at once")
class LifeCycleRaceTest extends LifeCycleSteps {
    @Test
    @DisplayName("held: of many cancels at once one is accepted, and one event told")
    void cancelsAtOnce() {
        owner.replacedByStranger();
        forget();
        Code next = word.next();
        List<Challenge> tickets = Stream.generate(
                        () -> owner.beginCancel(word.id, owner.browser).orThrow())
                .limit(8)
                .toList();
        List<Verdict> verdicts = Parallel.of(
                8,
                i -> owner.registry.finish(
                        tickets.get(i).ticket(), next, owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser));
        assertEquals(
                1, verdicts.stream().filter(Verdict.Accepted.class::isInstance).count());
        assertEquals(List.of(What.REPLACEMENT_CANCELLED), owner.happened());
        owner.assertUsual();
    }

    @Test
    @DisplayName("held: a replacement and a removal of the only telephone at once are told of, or one is refused")
    void removalAgainstReplacement() {
        for (int round = 0; round < 5; round++) {
            set(new Owner(store));
            Challenge asked = owner.askToReplaceAll().orThrow();
            Authority.Proven by = owner.stepUp(word, Operation.removeMethod(phone.id()));
            List<Object> both =
                    Parallel.of(2, i -> i == 0 ? (Object) owner.prove(asked) : owner.registry.remove(by, phone.id()));
            boolean restricted = both.get(0) instanceof Verdict.Accepted;
            assertEquals(restricted, owner.registry.standing(owner.account) instanceof Standing.Restricted);
            assertEquals(restricted, both.get(1) instanceof Removal.NotRemoved);
            assertEquals(restricted ? 3 : 2, owner.methods().size());
        }
    }

    @Test
    @DisplayName("held: many servers at once remind the owner once, and end it once")
    void runDueAtOnce() {
        owner.replacedByStranger();
        owner.clock.advance(Duration.ofDays(7));
        forget();
        Parallel.of(8, i -> owner.server(owner.store).runDue(10));
        assertEquals(List.of(What.REPLACEMENT_COMING), owner.happened());
        assertEquals(2, owner.newAlerts().size());
        owner.clock.advance(MONTH);
        forget();
        Parallel.of(8, i -> owner.server(owner.store).runDue(10));
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened());
        assertEquals(2, owner.newAlerts().size());
    }

    @Test
    @DisplayName("held: a cancel and the end at once, on servers 30 seconds apart each way: one of them, and it stays")
    void cancelAgainstEnd() {
        for (int round = 0; round < 5; round++) {
            set(new Owner(store));
            Owner.Known theirs = owner.replacedByStranger();
            owner.clock.set(owner.restricted().until().minusSeconds(1));
            Registry behind =
                    server(Clock.offset(owner.clock, Duration.ofSeconds(-29)), owner.inbox, sending -> sending);
            Registry ahead = server(Clock.offset(owner.clock, Duration.ofSeconds(29)), owner.inbox, sending -> sending);
            Challenge cancel = behind.begin(new Request.CancelReplacement(owner.account, word.id), owner.browser)
                    .orThrow();
            Code next = word.next();
            List<Object> both = Parallel.of(
                    2,
                    i -> i == 0
                            ? (Object) behind.finish(
                                    cancel.ticket(), next, owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser)
                            : ahead.runDue(10));
            boolean cancelled = both.get(0) instanceof Verdict.Accepted;
            owner.clock.advance(Duration.ofMinutes(2));
            assertEquals(cancelled ? List.of(word.id, email.id(), phone.id()) : List.of(theirs.id), owner.methods());
        }
    }

    @Test
    @DisplayName(
            "held: lost answers at every write of asking, reminding, cancelling and ending change nothing but the time it takes")
    void lostAnswers() {
        UnreliableAccountStore unreliable = (UnreliableAccountStore) owner.store;
        unreliable.loseNextAnswer();
        Challenge asked = owner.askToReplaceAll().orThrow();
        unreliable.loseNextAnswer();
        unreliable.loseNextAnswer();
        owner.prove(asked).orThrow();
        Instant until = owner.restricted().until();
        assertEquals(List.of(What.REPLACEMENT_ASKED), owner.happened());
        owner.clock.advance(Duration.ofDays(1));
        unreliable.loseNextAnswer();
        owner.registry.runDue(10);
        assertEquals(List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING), owner.happened());
        assertEquals(until, owner.restricted().until());
        unreliable.loseNextAnswer();
        owner.cancel(word).orThrow();
        owner.assertUsual();
        assertEquals(
                List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING, What.REPLACEMENT_CANCELLED), owner.happened());
    }
}
