package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("R4, R5: guessing is slowed per method and lane, and only a judged wrong code writes")
class GuessingTest {
    private static final Code WRONG = new Code("wrong/0");

    @Parameter
    TestStore store;

    private World world;
    private World.Known known;
    private int used = 1;

    @BeforeEach
    void oneMethod() {
        world = new World(store.open());
        known = world.enrollKnock(world.applicationsWord());
    }

    private Verdict right(Caller caller) {
        return world.signIn(known.method().id(), known.word().proof(used++), caller);
    }

    private Caller knownDevice() {
        String token = world.registry.deviceToken(right(world.browser).orThrow());
        return Caller.session(UUID.randomUUID().toString()).withDevice(token);
    }

    /** Fails, waits as long as it must, fails again: until the lane is closed, for which no time is named. */
    private int exhaust(Caller caller) {
        int failures = 0;
        Optional<Instant> retryAt = Optional.empty();
        while (true) {
            var begun = world.registry.begin(
                    new Request.SignIn(world.account, known.method().id()), caller);
            if (!(begun instanceof Challenge challenge)) {
                assertDeclined(Reason.PROVE_ANOTHER_WAY, begun);
                assertEquals(Optional.empty(), retryAt);
                return failures;
            }
            Verdict verdict = world.finishSigningIn(challenge, WRONG, caller);
            assertRejected(Reason.WRONG_CODE, verdict);
            failures++;
            retryAt = ((Verdict.Rejected) verdict).retryAt();
            retryAt.ifPresent(world.clock::set);
        }
    }

    private Revision revision() {
        return world.store.find(world.account).row().map(Row::revision).orElseThrow();
    }

    @Test
    @DisplayName("three slips are free; after the fourth the right code is not even looked at until the wait is over")
    void waits() {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty()),
                    world.signIn(known.method().id(), WRONG));
        }
        Challenge begunBefore = world.beginSigningIn(known.method().id(), world.browser);
        Instant retryAt = world.clock.instant().plusSeconds(30);
        assertEquals(
                new Verdict.Rejected(Reason.WRONG_CODE, Optional.of(retryAt)),
                world.signIn(known.method().id(), WRONG));

        Revision before = revision();
        assertEquals(
                new Verdict.Rejected(Reason.TOO_MANY_ATTEMPTS, Optional.of(retryAt)),
                world.finishSigningIn(begunBefore, known.word().proof(used), world.browser));
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.browser));
        assertEquals(before, revision(), "R5: a throttled attempt writes nothing");

        world.clock.set(retryAt);
        right(world.browser).orThrow();
    }

    @Test
    @DisplayName("hazard 11: strangers who fail without end never delay a known device")
    void knownDeviceIsNotDelayed() {
        Caller owner = knownDevice();
        for (int i = 0; i < 4; i++) {
            world.signIn(known.method().id(), WRONG, world.stranger);
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.stranger));
        right(owner).orThrow();
    }

    @Test
    @DisplayName("hazard 12: the owner's success clears the owner's lane and refills no stranger's attempts")
    void successClearsItsOwnLane() {
        Caller owner = knownDevice();
        for (int i = 0; i < 4; i++) {
            world.signIn(known.method().id(), WRONG, world.stranger);
        }
        right(owner).orThrow();
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.stranger));
    }

    @Test
    @DisplayName("80 failures of strangers and 20 of a known device: 100 in all (NIST SP 800-63B-4 §3.2.2)")
    void hundred() {
        Caller owner = knownDevice();
        assertEquals(80, exhaust(world.stranger));
        assertEquals(20, exhaust(owner));
    }

    @Test
    @DisplayName("a step-up by another method opens a closed lane again; a sign-in does not, as it is made every day")
    void reopened() {
        World.Known other =
                world.enrollKnock(world.stepUp(known.method().id(), known.word().proof(used++), Operation.ADD_METHOD));
        exhaust(world.stranger);
        world.signIn(other.method().id(), other.word().proof(1)).orThrow();
        assertDeclined(
                Reason.PROVE_ANOTHER_WAY,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.stranger));
        world.stepUp(other.method().id(), other.word().proof(2), Operation.ADD_METHOD);
        right(world.stranger).orThrow();
    }

    @Test
    @DisplayName(
            "hazard 12: who guesses at a method that its owner does not use is not refilled by the one that they do")
    void unusedMethod() {
        World.Known daily =
                world.enrollKnock(world.stepUp(known.method().id(), known.word().proof(used++), Operation.ADD_METHOD));
        int guesses = 0;
        int told = 0;
        for (int day = 0; day < 60; day++) {
            for (int quarter = 0; quarter < 96; quarter++) {
                world.clock.advance(Duration.ofMinutes(15));
                if (world.registry.begin(
                                new Request.SignIn(world.account, known.method().id()), world.stranger)
                        instanceof Challenge challenge) {
                    assertRejected(Reason.WRONG_CODE, world.finishSigningIn(challenge, WRONG, world.stranger));
                    guesses++;
                }
            }
            told += world.signIn(daily.method().id(), daily.word().proof(day + 1))
                    .orThrow()
                    .failuresBefore();
        }
        assertEquals(80, guesses);
        assertEquals(80, told);
    }

    @Test
    @DisplayName("with both lanes used up, an account's only method is closed to everyone")
    void onlyMethod() {
        Caller device = knownDevice();
        exhaust(device);
        exhaust(world.stranger);
        Caller other = Caller.session(UUID.randomUUID().toString());
        assertDeclined(
                Reason.PROVE_ANOTHER_WAY,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), device));
        assertDeclined(
                Reason.PROVE_ANOTHER_WAY,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), other));
    }

    @Test
    @DisplayName("a device that used up its own attempts is known again after a sign-in without its token")
    void deviceAgain() {
        Caller device = knownDevice();
        exhaust(device);
        right(world.browser).orThrow();
        right(device).orThrow();
    }

    @Test
    @DisplayName(
            "strangers who used up theirs are let in again after a step-up at a known device, with the same method")
    void strangersAgain() {
        Caller device = knownDevice();
        exhaust(world.stranger);
        Challenge challenge = world.registry
                .begin(new Request.StepUp(world.account, known.method().id(), Operation.ADD_METHOD), device)
                .orThrow();
        world.registry
                .finish(
                        challenge.ticket(),
                        known.word().proof(used++),
                        Expected.of(world.account, Purpose.STEP_UP),
                        device)
                .orThrow();
        right(world.stranger).orThrow();
    }

    @Test
    @DisplayName("a device token is good for its own account, half a year, and this epoch; anything else is a stranger")
    void deviceTokens() {
        String token = world.registry.deviceToken(right(world.browser).orThrow());
        World other = new World(world.store);
        World.Known theirs = other.enrollKnock(other.applicationsWord());
        for (int i = 0; i < 4; i++) {
            world.signIn(known.method().id(), WRONG, world.stranger);
            other.signIn(theirs.method().id(), WRONG, other.stranger);
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                other.registry.begin(
                        new Request.SignIn(other.account, theirs.method().id()), other.browser.withDevice(token)));
        for (String forged : new String[] {"", "☃", token.substring(1), "A".repeat(10_000)}) {
            assertDeclined(
                    Reason.TOO_MANY_ATTEMPTS,
                    world.registry.begin(
                            new Request.SignIn(world.account, known.method().id()), world.browser.withDevice(forged)));
        }
        assertInstanceOf(
                Challenge.class,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.browser.withDevice(token)));

        world.clock.advance(Duration.ofDays(180));
        for (int i = 0; i < 4; i++) {
            var begun = world.registry.begin(
                    new Request.SignIn(world.account, known.method().id()), world.stranger);
            if (begun instanceof Challenge challenge) {
                world.finishSigningIn(challenge, WRONG, world.stranger);
            }
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                world.registry.begin(
                        new Request.SignIn(world.account, known.method().id()), world.browser.withDevice(token)));
    }

    @Test
    @DisplayName("hazard 7: malformed, expired, misdirected and used proofs write nothing; a wrong code writes once")
    void refusalsDoNotWrite() {
        World.Phone phone =
                world.enrollPhone(world.stepUp(known.method().id(), known.word().proof(used++), Operation.ADD_METHOD));
        Code good = phone.code(world.clock.instant());
        world.signIn(phone.method().id(), good).orThrow();
        Challenge challenge = world.beginSigningIn(phone.method().id(), world.browser);
        Revision before = revision();

        for (String malformed :
                new String[] {"", "12345", "1234567", "12345a", "１２３４５６", "+12345", "x".repeat(100_000)}) {
            assertRejected(
                    Reason.MALFORMED_PROOF, world.finishSigningIn(challenge, new Code(malformed), world.browser));
        }
        assertRejected(Reason.CODE_ALREADY_USED, world.finishSigningIn(challenge, good, world.browser));
        assertRejected(Reason.WRONG_CALLER, world.finishSigningIn(challenge, WRONG, world.stranger));
        assertEquals(before, revision());

        Code wrong = new Code(good.typed().equals("000000") ? "000001" : "000000");
        assertRejected(Reason.WRONG_CODE, world.finishSigningIn(challenge, wrong, world.browser));
        assertEquals(before.version() + 1, revision().version());
    }

    @Test
    @DisplayName("a method that cannot be guessed is neither slowed nor written to by wrong proofs")
    void notGuessable() {
        World keys = new World(store.open(), new Knock(Strength.PHISHING_RESISTANT, false, Optional.empty()));
        World.Known key = keys.enrollKnock(keys.applicationsWord());
        Revision before = keys.store.find(keys.account).row().map(Row::revision).orElseThrow();
        for (int i = 0; i < 200; i++) {
            assertRejected(Reason.WRONG_CODE, keys.signIn(key.method().id(), WRONG));
        }
        assertEquals(
                before, keys.store.find(keys.account).row().map(Row::revision).orElseThrow());
        keys.signIn(key.method().id(), key.word().proof(1)).orThrow();
    }

    @Test
    @DisplayName("what is stored of a thousand attempts stays small")
    void bounded() {
        for (int i = 0; i < 100; i++) {
            right(world.browser).orThrow();
            world.clock.advance(Duration.ofSeconds(1));
        }
        exhaust(world.stranger);
        int size = world.store
                .find(world.account)
                .row()
                .map(row -> row.body().size())
                .orElseThrow();
        assertTrue(size < 8_000, "the row has " + size + " bytes");
    }
}
