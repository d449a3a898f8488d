package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Code;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.ConsecutiveCodes;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("RFC 6238 §6: a phone whose clock is off")
class DriftingPhoneTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Parameter
    TestStore store;

    /** How far the phone is ahead. */
    private Duration off = Duration.ZERO;

    private World world() {
        return new World(store.open());
    }

    private Instant shown(World world) {
        return world.clock.instant().plus(off);
    }

    private Code code(World world, World.Phone phone) {
        return phone.code(shown(world));
    }

    private ConsecutiveCodes two(World world, World.Phone phone) {
        return new ConsecutiveCodes(
                phone.code(shown(world).minusSeconds(30)).typed(),
                code(world, phone).typed());
    }

    @Test
    @DisplayName("one that runs away slowly goes on signing in, long after it has left the window")
    void followed() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        MethodId id = phone.method().id();
        while (off.compareTo(Duration.ofMinutes(4)) < 0) {
            off = off.plusSeconds(1);
            world.clock.advance(DAY.plusSeconds(7));
            if (world.signIn(id, code(world, phone)) instanceof Verdict.Rejected) {
                world.clock.advance(Duration.ofSeconds(40));
                world.signIn(id, code(world, phone)).orThrow();
            }
        }
    }

    @Test
    @DisplayName("one that jumped is found again by two codes in a row, and then single codes do")
    void jumped() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        MethodId id = phone.method().id();
        off = Duration.ofMinutes(-5);
        world.clock.advance(DAY);
        assertRejected(Reason.WRONG_CODE, world.signIn(id, code(world, phone)));
        world.signIn(id, two(world, phone)).orThrow();
        world.clock.advance(DAY);
        world.signIn(id, code(world, phone)).orThrow();
        assertRejected(Reason.CODE_ALREADY_USED, world.signIn(id, two(world, phone)));
    }

    @Test
    @DisplayName("one that is off by more than ten minutes is told to be set, which neither counts nor writes")
    void tooFarOff() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        off = Duration.ofHours(1);
        world.clock.advance(DAY);
        Revision before = revision(world);
        assertRejected(Reason.CLOCK_TOO_FAR_OFF, world.signIn(phone.method().id(), two(world, phone)));
        assertEquals(before, revision(world));
    }

    @Test
    @DisplayName("two codes that are wrong are one guess")
    void oneGuess() {
        World world = world();
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        MethodId id = phone.method().id();
        world.clock.advance(DAY);
        assertRejected(Reason.WRONG_CODE, world.signIn(id, new ConsecutiveCodes("000000", "111111")));
        assertRejected(Reason.MALFORMED_PROOF, world.signIn(id, new ConsecutiveCodes("000000", "")));
        assertEquals(1, world.signIn(id, code(world, phone)).orThrow().failuresBefore());
    }

    private static Revision revision(World world) {
        return world.store.find(world.account).row().map(Row::revision).orElseThrow();
    }
}
