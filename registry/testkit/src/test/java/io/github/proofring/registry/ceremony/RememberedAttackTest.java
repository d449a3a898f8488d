package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Attacks on browsers that are remembered, and on their being forgotten")
class RememberedAttackTest {
    private static final Duration MONTH = Duration.ofDays(30);

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
                Removal.Removed.class, registry.remove(owner.stepUp(word, Operation.removeMethod(added.id)), added.id));
        assertForgotten(stolen);
    }

    @Test
    @DisplayName("no browser is remembered for a proof whose method was put out of use in the meantime")
    void rememberedTooLate() {
        Verdict.Accepted accepted = owner.signIn(other).orThrow();
        suspend(other.id);
        assertForgotten(registry.rememberDevice(accepted, MONTH));
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
                    new Forgetting.Forgotten(), registry.forgetDevices(owner.stepUp(word, Operation.FORGET_DEVICES)));
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
}
