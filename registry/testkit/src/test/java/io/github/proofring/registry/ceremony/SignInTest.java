package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Signing in")
class SignInTest {
    @Parameter
    TestStore store;

    private World world() {
        return new World(store.open());
    }

    @Test
    @DisplayName("a right code is accepted once (RFC 6238 §5.2) and the verdict says who, with what and how strongly")
    void once() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        Instant now = world.clock.instant();

        Verdict.Accepted accepted =
                world.signIn(phone.method().id(), phone.code(now)).orThrow();
        assertEquals(world.account, accepted.account());
        assertEquals(Purpose.SIGN_IN, accepted.purpose());
        assertEquals(Strength.TYPED_CODE, accepted.authority().strength());
        assertEquals(now, accepted.authority().provenAt());
        assertEquals(Optional.of(now), accepted.method().lastUsedAt());
        assertEquals(accepted.method(), world.registry.methods(world.account).get(0));

        assertRejected(Reason.CODE_ALREADY_USED, world.signIn(phone.method().id(), phone.code(now)));
        world.clock.advance(Duration.ofSeconds(30));
        world.signIn(phone.method().id(), phone.code(world.clock.instant())).orThrow();
    }

    @Test
    @DisplayName("a code of the step before the last accepted one is used up with it")
    void earlierStep() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        Instant before = world.clock.instant();
        world.clock.advance(Duration.ofSeconds(30));
        world.signIn(phone.method().id(), phone.code(world.clock.instant())).orThrow();
        assertRejected(Reason.CODE_ALREADY_USED, world.signIn(phone.method().id(), phone.code(before)));
    }

    @Test
    @DisplayName("the owner hears of wrong codes since the last right one, at whatever method they were (hazard 12)")
    void failuresBefore() {
        World world = world();
        World.Known known = world.enrollKnock(world.applicationsWord());
        world.signIn(known.method().id(), new Code("no/0"), world.stranger);
        world.signIn(known.method().id(), new Code("no/1"), world.stranger);
        assertEquals(
                2,
                world.signIn(known.method().id(), known.word().proof(1))
                        .orThrow()
                        .failuresBefore());
        assertEquals(
                0,
                world.signIn(known.method().id(), known.word().proof(2))
                        .orThrow()
                        .failuresBefore());
    }

    @Test
    @DisplayName("a method that is not on the account, or no account at all, is declined alike")
    void noSuchMethod() {
        World world = world();
        World.Known known = world.enrollKnock(world.applicationsWord());
        World other = new World(world.store);
        assertDeclined(
                Reason.NO_SUCH_METHOD,
                other.registry.begin(
                        new Request.SignIn(other.account, known.method().id()), other.browser));
        assertDeclined(
                Reason.NO_SUCH_METHOD,
                world.registry.begin(
                        new Request.SignIn(world.account, new MethodId("AAAAAAAAAAAAAAAAAAAAAA")), world.browser));
    }

    @Test
    @DisplayName("a method removed while its ticket was out is refused")
    void removedMeanwhile() {
        World world = world();
        World.Known first = world.enrollKnock(world.applicationsWord());
        World.Known second =
                world.enrollKnock(world.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD));
        Challenge out = world.beginSigningIn(second.method().id(), world.browser);
        world.registry.remove(
                world.stepUp(
                        first.method().id(),
                        first.word().proof(2),
                        Operation.removeMethod(second.method().id())),
                second.method().id());
        assertRejected(
                Reason.NO_SUCH_METHOD, world.finishSigningIn(out, second.word().proof(1), world.browser));
    }

    @Test
    @DisplayName("a proof of another class is malformed, not an error (invariant 8)")
    void foreignProof() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        assertRejected(Reason.MALFORMED_PROOF, world.signIn(phone.method().id(), new Proof() {}));
    }

    @Test
    @DisplayName("a sealed authority opens for the caller who made the proof and for no one else")
    void sealedAuthority() {
        World world = world();
        World.Known known = world.enrollKnock(world.applicationsWord());
        var proven = world.stepUp(known.method().id(), known.word().proof(1), Operation.ADD_METHOD);
        String sealed = world.registry.seal(proven);

        var opened = world.registry.authority(sealed, world.browser).orElseThrow();
        assertEquals(proven.toString(), opened.toString());
        world.enrollKnock(opened);
        assertFalse(world.registry.authority(sealed, world.stranger).isPresent());
        for (int i = 0; i < sealed.length(); i++) {
            char[] altered = sealed.toCharArray();
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            assertFalse(
                    world.registry.authority(new String(altered), world.browser).isPresent());
        }
        assertFalse(world.registry.authority("", world.browser).isPresent());
        assertFalse(world.registry
                .authority(
                        world.beginSigningIn(known.method().id(), world.browser)
                                .ticket()
                                .value(),
                        world.browser)
                .isPresent());
    }

    @Test
    @DisplayName("invariant 5: a proof for an operation of the application's own goes stale, and dies with its method")
    void isAllowed() {
        World world = world();
        Operation billing = new Operation("change-billing");
        World.Known known = world.enrollKnock(world.applicationsWord());
        World.Known other =
                world.enrollKnock(world.stepUp(known.method().id(), known.word().proof(1), Operation.ADD_METHOD));
        Authority.Proven fresh = world.stepUp(other.method().id(), other.word().proof(1), billing);
        assertTrue(world.registry.isAllowed(fresh, billing).granted());
        assertFalse(world.registry.isAllowed(fresh, Operation.ADD_METHOD).granted());
        world.clock.advance(Duration.ofMinutes(10));
        assertFalse(world.registry.isAllowed(fresh, billing).granted());

        Authority.Proven again = world.stepUp(other.method().id(), other.word().proof(2), billing);
        Authority.Proven removal = world.stepUp(
                known.method().id(),
                known.word().proof(2),
                Operation.removeMethod(other.method().id()));
        world.registry.remove(removal, other.method().id());
        assertFalse(world.registry.isAllowed(again, billing).granted());
    }
}
