package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.RecoveryCodes;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Recovery codes: ten, once each")
class RecoveryCodesTest {
    @Parameter
    TestStore store;

    private World world;
    private Method set;
    private List<String> codes;

    @BeforeEach
    void aSet() {
        world = new World(store.open());
        enroll(world.applicationsWord());
    }

    private void enroll(Authority by) {
        Challenge challenge = world.registry
                .begin(new Request.Enroll(by, RecoveryCodes.KIND, "", "ada"), world.browser)
                .orThrow();
        codes = ((RecoveryCodes.Codes) challenge.prompt()).codes();
        set = world.enroll(by, challenge, new RecoveryCodes.Kept()).method();
    }

    private Verdict signIn(String code) {
        return world.signIn(set.id(), new Code(code));
    }

    @Test
    @DisplayName(
            "NIST SP 800-63B-4 §4.2.1.1: ten different ones of 80 bits, on the account once the person says that they are kept")
    void set() {
        assertEquals(10, new HashSet<>(codes).size());
        assertEquals(OptionalInt.of(10), set.about().left());
        assertEquals("Recovery codes", set.label());
        Challenge challenge = world.registry
                .begin(
                        new Request.Enroll(
                                Authority.assertedByApplication(Post.anotherAccount()), RecoveryCodes.KIND, "", "ada"),
                        world.browser)
                .orThrow();
        assertFalse(challenge
                .toString()
                .contains(((RecoveryCodes.Codes) challenge.prompt()).codes().get(0)));
    }

    @Test
    @DisplayName("§5.3: each signs in once, in any order, and twice never; how many are left is told")
    void once() {
        for (int i = 9; i >= 0; i--) {
            Verdict.Accepted accepted = signIn(codes.get(i)).orThrow();
            assertEquals(OptionalInt.of(i), accepted.method().about().left());
            assertEquals(Strength.TYPED_CODE, accepted.strength());
            assertRejected(Reason.CODE_ALREADY_USED, signIn(codes.get(i)));
        }
    }

    @Test
    @DisplayName("another code is wrong and counted, what cannot be one is neither")
    void wrong() {
        assertRejected(Reason.WRONG_CODE, signIn("0000-0000-0000-0000"));
        assertRejected(Reason.MALFORMED_PROOF, signIn("0000"));
        assertEquals(1, signIn(codes.get(0)).orThrow().failuresBefore());
    }

    @Test
    @DisplayName("a code that 64 threads type at once is accepted once")
    void atOnce() {
        List<Challenge> challenges = Parallel.of(64, i -> world.beginSigningIn(set.id(), world.browser));
        List<Verdict> verdicts =
                Parallel.of(64, i -> world.finishSigningIn(challenges.get(i), new Code(codes.get(3)), world.browser));
        assertEquals(
                1, verdicts.stream().filter(Verdict.Accepted.class::isInstance).count());
        assertEquals(
                OptionalInt.of(9),
                world.registry.methods(world.account).get(0).about().left());
    }

    @Test
    @DisplayName("a new set takes the place of the old one, whose codes and authorities are worth nothing then")
    void replaced() {
        List<String> old = codes;
        Method before = set;
        Authority.Proven by = world.stepUp(before.id(), new Code(old.get(0)), Operation.ADD_METHOD);
        enroll(by);
        assertEquals(1, world.methods());
        assertFalse(before.id().equals(set.id()));
        assertRejected(Reason.WRONG_CODE, signIn(old.get(1)));
        assertDeclined(
                Reason.NO_SUCH_METHOD,
                world.registry.begin(new Request.SignIn(world.account, before.id()), world.browser));
        assertFalse(world.registry.isAllowed(by, Operation.ADD_METHOD).granted());
        signIn(codes.get(1)).orThrow();
    }

    @Test
    @DisplayName("with ten methods, one of them a set, a new set finds a place, and an eleventh method none")
    void tenMethods() {
        Authority by = world.stepUp(set.id(), new Code(codes.get(0)), Operation.ADD_METHOD);
        for (int i = 0; i < 9; i++) {
            world.enrollKnock(by);
        }
        assertDeclined(
                Reason.METHOD_LIMIT,
                world.registry.begin(new Request.Enroll(by, Knock.KIND, "x", "ada"), world.browser));
        enroll(by);
        assertEquals(10, world.methods());
    }

    @Test
    @DisplayName(
            "with ten methods, none of them a set, no set finds a place, neither when it is begun nor when it ends")
    void eleventhSet() {
        World full = new World(store.open());
        World.Known first = full.enrollKnock(full.applicationsWord());
        Authority by = full.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD);
        for (int i = 0; i < 8; i++) {
            full.enrollKnock(by);
        }
        Request.Enroll aSet = new Request.Enroll(by, RecoveryCodes.KIND, "", "ada");
        Challenge begun = full.registry.begin(aSet, full.browser).orThrow();
        full.enrollKnock(by);
        assertDeclined(Reason.METHOD_LIMIT, full.registry.begin(aSet, full.browser));
        assertRejected(
                Reason.METHOD_LIMIT,
                full.registry.finish(
                        begun.ticket(),
                        new RecoveryCodes.Kept(),
                        Expected.of(full.account, Purpose.ENROLL),
                        full.browser));
        assertEquals(10, full.methods());
    }

    @Test
    @DisplayName("a proof that is none of ours ends no enrollment")
    void kept() {
        Authority by = world.stepUp(set.id(), new Code(codes.get(0)), Operation.ADD_METHOD);
        Challenge challenge = world.registry
                .begin(new Request.Enroll(by, RecoveryCodes.KIND, "", "ada"), world.browser)
                .orThrow();
        assertRejected(
                Reason.MALFORMED_PROOF,
                world.registry.finish(
                        challenge.ticket(),
                        new Code(codes.get(1)),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser));
        assertTrue(world.methods() == 1);
    }
}
