package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Forgetting;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Attacks on remembered browsers, suspended methods and the history")
class LateRulesAttackTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Owner.Known other;
    private WatchedLog log;
    private Registry registry;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        log = new WatchedLog(store.histories(), new ArrayList<>());
        registry = owner.registry.keeping(log);
        owner.newAlerts();
        owner.events.clear();
    }

    private void suspend(MethodId method) {
        assertInstanceOf(
                Suspension.Suspended.class,
                registry.suspend(owner.stepUp(word, Operation.suspendMethod(method)), method));
    }

    private void resume(MethodId method) {
        assertInstanceOf(
                Suspension.Resumed.class,
                registry.resume(owner.stepUp(word, Operation.resumeMethod(method)), method));
    }

    private String remembered() {
        return registry.rememberDevice(owner.signIn(other).orThrow(), MONTH);
    }

    private void assertForgotten(String token) {
        assertEquals(Optional.empty(), registry.remembered(owner.account, token));
    }

    @Test
    @DisplayName("a stolen cookie of a remembered browser does not come back with the method that was put back")
    void rememberedAfterResume() {
        String stolen = remembered();
        suspend(other.id);
        resume(other.id);
        assertForgotten(stolen);
    }

    @Test
    @DisplayName("a stolen cookie of a remembered browser does not come back when a method was added and removed again")
    void rememberedAfterRemoval() {
        String stolen = remembered();
        Owner.Known added = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        assertInstanceOf(
                Removal.Removed.class,
                registry.remove(owner.stepUp(word, Operation.removeMethod(added.id)), added.id));
        assertForgotten(stolen);
    }

    @Test
    @DisplayName("no browser is remembered for a proof whose method was put out of use in the meantime")
    void rememberedTooLate() {
        Verdict.Accepted accepted = owner.signIn(other).orThrow();
        suspend(other.id);
        assertForgotten(registry.rememberDevice(accepted, MONTH));
    }

    private List<What> history() {
        return registry.history(owner.account, Optional.empty(), 100).stream()
                .map(AccountEvent::what)
                .toList();
    }

    @Test
    @DisplayName("no line of history is lost while its log is down, however often the same thing happens to a method")
    void logDown() {
        log.down = true;
        suspend(other.id);
        resume(other.id);
        suspend(other.id);
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "one");
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "two");
        List<What> all = List.of(
                What.METHOD_RENAMED,
                What.METHOD_RENAMED,
                What.METHOD_SUSPENDED,
                What.METHOD_RESUMED,
                What.METHOD_SUSPENDED);
        assertEquals(all.stream().sorted().toList(), history().stream().sorted().toList());
        log.down = false;
        owner.clock.advance(Duration.ofHours(1));
        registry.runDue(10);
        assertEquals(all.stream().sorted().toList(), history().stream().sorted().toList());
    }

    @Test
    @DisplayName("the application hears at once that a method was put out of use, so that it ends sessions, while the log is down")
    void logDownSessionsEnd() {
        log.down = true;
        suspend(other.id);
        assertTrue(owner.happened().contains(What.METHOD_SUSPENDED), owner.happened().toString());
    }

    @Test
    @DisplayName("an outbox that somebody filled does not keep an owner from forgetting all browsers")
    void forgettingWithFullOutbox() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.inbox.failWith(DeliveryException.failed("down"));
        for (int i = 0; i < 40; i++) {
            Challenge challenge = begin();
            if (challenge == null) {
                break;
            }
            Owner.Known more = finish(challenge);
            registry.remove(owner.stepUp(word, Operation.removeMethod(more.id)), more.id);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    new Forgetting.Forgotten(),
                    registry.forgetDevices(owner.stepUp(word, Operation.FORGET_DEVICES)));
        }
    }

    private Challenge begin() {
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        return registry.begin(new Request.Enroll(by, Knock.KIND, "more", "ada"), owner.browser) instanceof Challenge c
                ? c
                : null;
    }

    private Owner.Known finish(Challenge challenge) {
        Knock.Word more = (Knock.Word) challenge.prompt();
        return new Owner.Known(
                registry.finish(challenge.ticket(), more.proof(0), owner.expecting(Purpose.ENROLL), owner.browser)
                        .orThrow()
                        .method()
                        .id(),
                more);
    }

    @Test
    @DisplayName("what the calendar did is one line with one name, read twice before anyone has written it")
    void doneIsOneLine() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        registry.removeAll(owner.applicationsWord());
        owner.clock.advance(Duration.ofDays(31));
        List<AccountEvent> first = registry.history(owner.account, Optional.empty(), 100);
        assertEquals(What.REPLACEMENT_DONE, first.get(0).what());
        assertEquals(first, registry.history(owner.account, Optional.empty(), 100));
        List<AccountEvent> rest = registry.history(owner.account, Optional.of(first.get(0)), 100);
        assertTrue(rest.stream().noneMatch(event -> event.what() == What.REPLACEMENT_DONE), rest.toString());
        registry.runDue(10);
        assertEquals(first, registry.history(owner.account, Optional.empty(), 100));
    }
}
