package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Strength;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Removing")
class RemovalTest {
    @Parameter
    TestStore store;

    private World world;
    private World.Known first;
    private World.Known second;

    @org.junit.jupiter.api.BeforeEach
    void twoMethods() {
        world = new World(store.open());
        first = world.enrollKnock(world.applicationsWord());
        second =
                world.enrollKnock(world.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD));
    }

    private Authority.Proven toRemove(MethodId method) {
        return world.stepUp(first.method().id(), first.word().proof(2), Operation.removeMethod(method));
    }

    private void assertStays(Reason reason, Authority by, MethodId method) {
        int before = world.methods();
        assertEquals(new Removal.NotRemoved(reason, Optional.empty()), world.registry.remove(by, method));
        assertEquals(before, world.methods());
    }

    @Test
    @DisplayName("needs a proof made for removing this very method, by any method on the account")
    void removes() {
        MethodId gone = second.method().id();
        assertEquals(
                new Removal.Removed(world.registry.methods(world.account).get(1)),
                world.registry.remove(toRemove(gone), gone));
        assertEquals(1, world.methods());
    }

    @Test
    @DisplayName("hazard 23: a proof made to sign in, to add, or to remove another method is not enough")
    void otherPurpose() {
        MethodId target = second.method().id();
        Authority signedIn = world.signIn(first.method().id(), first.word().proof(2))
                .orThrow()
                .authority();
        assertStays(Reason.AUTHORITY_NEEDED, signedIn, target);
        assertStays(
                Reason.AUTHORITY_NEEDED,
                world.stepUp(first.method().id(), first.word().proof(3), Operation.ADD_METHOD),
                target);
        assertStays(
                Reason.AUTHORITY_NEEDED,
                world.stepUp(
                        first.method().id(),
                        first.word().proof(4),
                        Operation.removeMethod(first.method().id())),
                target);
        assertStays(Reason.AUTHORITY_NEEDED, world.applicationsWord(), target);
    }

    @Test
    @DisplayName("invariant 4: the last method stays, whoever asks")
    void lastMethod() {
        world.registry.remove(toRemove(second.method().id()), second.method().id());
        Authority.Proven by = world.stepUp(
                first.method().id(),
                first.word().proof(3),
                Operation.removeMethod(first.method().id()));
        assertStays(Reason.LAST_METHOD, by, first.method().id());
    }

    @Test
    @DisplayName("invariant 5: a proof older than ten minutes is stale")
    void stale() {
        Authority.Proven by = toRemove(second.method().id());
        world.clock.advance(Duration.ofMinutes(10));
        assertStays(Reason.AUTHORITY_STALE, by, second.method().id());
    }

    @Test
    @DisplayName("hazard 22: a proof from more than thirty seconds in the future is none")
    void future() {
        world.clock.advance(Duration.ofSeconds(31));
        Authority.Proven by = toRemove(second.method().id());
        world.clock.advance(Duration.ofSeconds(-31));
        assertStays(Reason.AUTHORITY_NEEDED, by, second.method().id());
    }

    @Test
    @DisplayName("an authority whose own method was removed is worth nothing")
    void diesWithItsMethod() {
        Authority.Proven bySecond = world.stepUp(
                second.method().id(),
                second.word().proof(1),
                Operation.removeMethod(first.method().id()));
        world.registry.remove(toRemove(second.method().id()), second.method().id());
        assertStays(Reason.AUTHORITY_NEEDED, bySecond, first.method().id());
    }

    @Test
    @DisplayName("a method that is gone is not removed again")
    void twice() {
        Authority.Proven by = toRemove(second.method().id());
        world.registry.remove(by, second.method().id());
        assertStays(Reason.NO_SUCH_METHOD, by, second.method().id());
    }

    @Test
    @DisplayName("R6: a weaker proof does not remove a stronger method")
    void tooWeak() {
        World strong = new World(store.open(), new Knock(Strength.PHISHING_RESISTANT, true, Optional.empty()));
        World.Known key = strong.enrollKnock(strong.applicationsWord());
        World.Phone phone =
                strong.enrollPhone(strong.stepUp(key.method().id(), key.word().proof(1), Operation.ADD_METHOD));
        Authority.Proven weak = strong.stepUp(
                phone.method().id(),
                phone.code(strong.clock.instant()),
                Operation.removeMethod(key.method().id()));
        assertEquals(
                new Removal.NotRemoved(Reason.AUTHORITY_TOO_WEAK, Optional.empty()),
                strong.registry.remove(weak, key.method().id()));
        Authority.Proven same = strong.stepUp(
                key.method().id(),
                key.word().proof(2),
                Operation.removeMethod(phone.method().id()));
        strong.registry.remove(same, phone.method().id());
        assertEquals(1, strong.methods());
    }
}
