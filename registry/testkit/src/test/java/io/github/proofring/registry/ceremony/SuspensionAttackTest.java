package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Attacks on suspending, and what races with it")
class SuspensionAttackTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Owner.Known other;
    private Registry registry;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        registry = owner.registry;
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
                Suspension.Resumed.class, registry.resume(owner.stepUp(word, Operation.resumeMethod(method)), method));
    }

    @Test
    @DisplayName(
            "a thief who suspends the owner's ways one by one is told of each time; those still cancel, and an administrator turns it round")
    void oneByOne() {
        Method phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        // The thief has the word.
        suspend(phone.id());
        suspend(other.id);
        assertEquals(2, owner.newAlerts().size(), "told on the telephone that is out of use too");
        assertEquals(
                new Suspension.NotChanged(Reason.LAST_METHOD, Optional.empty()),
                registry.suspend(owner.stepUp(word, Operation.suspendMethod(word.id)), word.id));
        owner.replacedByStranger();
        owner.cancel(other).orThrow();
        Authority.Administrator grace = Authority.administrator(owner.account, "Grace", "ticket 7");
        assertInstanceOf(Suspension.Resumed.class, registry.resume(grace, other.id));
        assertInstanceOf(Suspension.Suspended.class, registry.suspend(grace, word.id));
        owner.signIn(other).orThrow();
        Owner.assertRejected(Reason.METHOD_SUSPENDED, owner.signIn(word));
    }

    @Test
    @DisplayName("two methods that suspend themselves at the same moment: one does, and one works")
    void eachItself() {
        for (int round = 0; round < 10; round++) {
            List<Owner.Known> both = List.of(word, other);
            List<Authority> proofs = both.stream()
                    .<Authority>map(each -> owner.stepUp(each, Operation.suspendMethod(each.id)))
                    .toList();
            List<Suspension> answers = Parallel.of(2, i -> registry.suspend(proofs.get(i), both.get(i).id));
            assertEquals(1, suspended(), answers.toString());
            MethodId out = registry.methods(owner.account).stream()
                    .filter(Method::suspended)
                    .map(Method::id)
                    .findFirst()
                    .orElseThrow();
            registry.resume(Authority.administrator(owner.account, "Grace", "next round"), out);
        }
    }

    private long suspended() {
        return registry.methods(owner.account).stream()
                .filter(Method::suspended)
                .count();
    }

    @Test
    @DisplayName("a sign-in that races with the suspending of its method does not bring it back")
    void signInRaces() {
        for (int round = 0; round < 10; round++) {
            Authority by = owner.stepUp(word, Operation.suspendMethod(other.id));
            Code code = other.next();
            List<Challenge> begun = IntStream.range(0, 4)
                    .mapToObj(i -> registry.begin(new Request.SignIn(owner.account, other.id), owner.browser)
                            .orThrow())
                    .toList();
            List<Object> answers = Parallel.of(
                    5,
                    i -> i == 4
                            ? registry.suspend(by, other.id)
                            : registry.finish(
                                    begun.get(i).ticket(), code, owner.expecting(Purpose.SIGN_IN), owner.browser));
            assertEquals(1, suspended(), answers.toString());
            long in =
                    answers.stream().filter(Verdict.Accepted.class::isInstance).count();
            assertTrue(in <= 1, answers.toString());
            if (in == 0) {
                other.unuse();
            }
            resume(other.id);
        }
    }

    @Test
    @DisplayName("a method that is put back and removed at the same moment is gone")
    void resumeRacesRemoval() {
        for (int round = 0; round < 10; round++) {
            MethodId extra = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD)).id;
            suspend(extra);
            Authority back = owner.stepUp(word, Operation.resumeMethod(extra));
            Authority off = owner.stepUp(word, Operation.removeMethod(extra));
            List<Object> answers =
                    Parallel.of(2, i -> i == 0 ? registry.resume(back, extra) : registry.remove(off, extra));
            assertInstanceOf(Removal.Removed.class, answers.get(1));
            assertEquals(2, owner.methods().size(), answers.toString());
        }
    }

    @Test
    @DisplayName("an account that is erased while somebody signs in is not brought back by it")
    void eraseRacesSignIn() {
        for (int round = 0; round < 10; round++) {
            Authority by = owner.stepUp(word, Operation.ERASE);
            Code code = other.next();
            Challenge begun = registry.begin(new Request.SignIn(owner.account, other.id), owner.browser)
                    .orThrow();
            List<Object> answers = Parallel.of(
                    2,
                    i -> i == 0
                            ? registry.erase(by)
                            : registry.finish(begun.ticket(), code, owner.expecting(Purpose.SIGN_IN), owner.browser));
            assertEquals(new Erasure.Erased(), answers.get(0));
            assertTrue(owner.store.find(owner.account).row().isEmpty(), answers.toString());
            word = owner.firstWord();
            other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        }
    }
}
