package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Description;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Enrolling")
class EnrollmentTest {
    @Parameter
    TestStore store;

    private World world() {
        return new World(store.open());
    }

    @Test
    @DisplayName("invariant 1: a method is on the account only after its owner proved it")
    void provedFirst() {
        World world = world();
        Challenge challenge = world.beginEnrolling(world.applicationsWord(), AuthenticatorApps.KIND);
        assertEquals(0, world.methods());

        Code code = new Code(World.scan(challenge).code(world.clock.instant()));
        Verdict.Accepted accepted = world.enroll(world.applicationsWord(), challenge, code);
        assertEquals(world.account, accepted.account());
        assertEquals(Purpose.ENROLL, accepted.purpose());
        Method method = world.registry.methods(world.account).get(0);
        assertEquals(accepted.method(), method);
        assertEquals(challenge.method(), Optional.of(method.id()));
        assertEquals(
                new Method(
                        method.id(),
                        AuthenticatorApps.KIND,
                        "mine",
                        Strength.TYPED_CODE,
                        world.clock.instant(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        new Description("", Set.of(Trait.POSSESSION))),
                method);
    }

    @Test
    @DisplayName("invariant 3: the enrolling code does not sign in")
    void enrollingCodeIsUsed() {
        World world = world();
        Challenge challenge = world.beginEnrolling(world.applicationsWord(), AuthenticatorApps.KIND);
        Code code = new Code(World.scan(challenge).code(world.clock.instant()));
        Method method = world.enroll(world.applicationsWord(), challenge, code).method();

        assertRejected(Reason.CODE_ALREADY_USED, world.signIn(method.id(), code));
    }

    @Test
    @DisplayName("invariant 5: the application's word is enough only while there is no method")
    void applicationsWord() {
        World world = world();
        Challenge second = world.beginEnrolling(world.applicationsWord(), Knock.KIND);
        world.enrollKnock(world.applicationsWord());

        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                world.registry.begin(
                        new Request.Enroll(world.applicationsWord(), Knock.KIND, "mine", "ada"), world.browser));
        // Hazard 14: begun while there was none, finished when there is one.
        assertRejected(
                Reason.AUTHORITY_NEEDED,
                world.registry.finish(
                        second.ticket(),
                        ((Knock.Word) second.prompt()).proof(0),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser));
        assertEquals(1, world.methods());
    }

    @Test
    @DisplayName("a method just enrolled, and a step-up made for it, allow the next; a sign-in does not (hazard 23)")
    void whatAllowsAdding() {
        World world = world();
        Challenge challenge = world.beginEnrolling(world.applicationsWord(), Knock.KIND);
        Knock.Word word = (Knock.Word) challenge.prompt();
        Verdict.Accepted first = world.enroll(world.applicationsWord(), challenge, word.proof(0));
        world.enrollKnock(first.authority());

        Authority.Proven signedIn =
                world.signIn(first.method().id(), word.proof(1)).orThrow().authority();
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                world.registry.begin(new Request.Enroll(signedIn, Knock.KIND, "mine", "ada"), world.browser));

        Authority.Proven steppedUp = world.stepUp(first.method().id(), word.proof(2), Operation.ADD_METHOD);
        world.enrollKnock(steppedUp);
        assertEquals(3, world.methods());
    }

    @Test
    @DisplayName("invariant 5: authority is looked at again when the method is stored; it goes stale after ten minutes")
    void staleAuthority() {
        World world = world();
        World.Known known = world.enrollKnock(world.applicationsWord());
        Authority.Proven by = world.stepUp(known.method().id(), known.word().proof(1), Operation.ADD_METHOD);
        world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        Challenge inTime = world.beginEnrolling(by, Knock.KIND);
        world.clock.advance(Duration.ofMillis(1));

        assertDeclined(
                Reason.AUTHORITY_STALE,
                world.registry.begin(new Request.Enroll(by, Knock.KIND, "mine", "ada"), world.browser));
        assertRejected(
                Reason.AUTHORITY_STALE,
                world.registry.finish(
                        inTime.ticket(),
                        ((Knock.Word) inTime.prompt()).proof(0),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser));
    }

    @Test
    @DisplayName("invariant 5: an authority dies with its method, also after an enrollment was begun with it")
    void authorityDies() {
        World world = world();
        World.Known first = world.enrollKnock(world.applicationsWord());
        World.Known second =
                world.enrollKnock(world.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD));
        Authority.Proven doomed =
                world.stepUp(second.method().id(), second.word().proof(1), Operation.ADD_METHOD);
        Challenge begun = world.beginEnrolling(doomed, Knock.KIND);
        Authority.Proven remover = world.stepUp(
                first.method().id(),
                first.word().proof(2),
                Operation.removeMethod(second.method().id()));
        assertInstanceOf(
                Removal.Removed.class,
                world.registry.remove(remover, second.method().id()));

        assertRejected(
                Reason.AUTHORITY_NEEDED,
                world.registry.finish(
                        begun.ticket(),
                        ((Knock.Word) begun.prompt()).proof(0),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser));
        assertEquals(1, world.methods());
    }

    @Test
    @DisplayName("invariant 2: never an eleventh method")
    void tenMethods() {
        World world = world();
        List<World.Known> known = new ArrayList<>(List.of(world.enrollKnock(world.applicationsWord())));
        for (int i = 1; i < 10; i++) {
            World.Known first = known.get(0);
            known.add(world.enrollKnock(
                    world.stepUp(first.method().id(), first.word().proof(i), Operation.ADD_METHOD)));
        }
        World.Known first = known.get(0);
        Authority.Proven by = world.stepUp(first.method().id(), first.word().proof(10), Operation.ADD_METHOD);
        assertDeclined(
                Reason.METHOD_LIMIT,
                world.registry.begin(new Request.Enroll(by, Knock.KIND, "mine", "ada"), world.browser));
        assertEquals(10, world.methods());
        assertEquals(
                known.stream().map(World.Known::method).map(Method::id).toList(),
                world.registry.methods(world.account).stream().map(Method::id).toList());
    }

    @Test
    @DisplayName("R1: the fifth wrong code ends an enrollment, and the right one comes too late")
    void fiveTries() {
        World world = world();
        Challenge challenge = world.beginEnrolling(world.applicationsWord(), Knock.KIND);
        Expected expected = Expected.of(world.account, Purpose.ENROLL);
        for (int i = 0; i < 5; i++) {
            assertRejected(
                    Reason.WRONG_CODE,
                    world.registry.finish(challenge.ticket(), new Code("no/" + i), expected, world.browser));
        }
        assertRejected(
                Reason.TICKET_OUTDATED,
                world.registry.finish(
                        challenge.ticket(), ((Knock.Word) challenge.prompt()).proof(0), expected, world.browser));
        assertEquals(0, world.methods());
    }

    @Test
    @DisplayName("R1: three enrollments may be open; a fourth takes the place of the oldest")
    void threeSlots() {
        World world = world();
        List<Challenge> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(world.beginEnrolling(world.applicationsWord(), Knock.KIND));
        }
        Expected expected = Expected.of(world.account, Purpose.ENROLL);
        assertRejected(
                Reason.TICKET_OUTDATED,
                world.registry.finish(
                        open.get(0).ticket(), ((Knock.Word) open.get(0).prompt()).proof(0), expected, world.browser));
        assertTrue(
                world.registry.finish(
                                open.get(1).ticket(),
                                ((Knock.Word) open.get(1).prompt()).proof(0),
                                expected,
                                world.browser)
                        instanceof Verdict.Accepted);
    }

    @Test
    @DisplayName(
            "R6, hazard 3: a weak proof does not add a method stronger than itself to an account that has stronger ones")
    void strengthToAdd() {
        World strong = new World(store.open(), new Knock(Strength.PHISHING_RESISTANT, true, Optional.empty()));
        World.Known passkeyLike = strong.enrollKnock(strong.applicationsWord());
        World.Phone phone = strong.enrollPhone(
                strong.stepUp(passkeyLike.method().id(), passkeyLike.word().proof(1), Operation.ADD_METHOD));
        Authority.Proven weak =
                strong.stepUp(phone.method().id(), phone.code(strong.clock.instant()), Operation.ADD_METHOD);

        Challenge challenge = strong.beginEnrolling(weak, Knock.KIND);
        assertRejected(
                Reason.AUTHORITY_TOO_WEAK,
                strong.registry.finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        Expected.of(strong.account, Purpose.ENROLL),
                        strong.browser));
        assertEquals(2, strong.methods());
        strong.clock.advance(Duration.ofSeconds(60));
        strong.enrollPhone(
                strong.stepUp(phone.method().id(), phone.code(strong.clock.instant()), Operation.ADD_METHOD));
        assertEquals(3, strong.methods());
    }

    @Test
    @DisplayName("§7.1 step 25 of WebAuthn: a credential id is on one account only, and trying again does not help")
    void credentialTaken() {
        String word = "only-" + java.util.UUID.randomUUID();
        Knock knock = new Knock(Strength.TYPED_CODE, true, Optional.of(word));
        World first = new World(store.open(), knock);
        World second = new World(first.store, knock);
        first.enrollKnock(first.applicationsWord());

        Challenge challenge = second.beginEnrolling(second.applicationsWord(), Knock.KIND);
        assertRejected(
                Reason.CREDENTIAL_TAKEN,
                second.registry.finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        Expected.of(second.account, Purpose.ENROLL),
                        second.browser));
        assertEquals(0, second.methods());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "\u0000", "a\u0085b"})
    @DisplayName("a label that is blank, too long or has a control character is declined, not thrown")
    void labels(String label) {
        World world = world();
        for (String each : List.of(label, "x".repeat(65), "a\u2028b", "half a pair: \ud800")) {
            assertDeclined(
                    Reason.LABEL_REFUSED,
                    world.registry.begin(
                            new Request.Enroll(world.applicationsWord(), Knock.KIND, each, "ada"), world.browser));
        }
        world.registry
                .begin(new Request.Enroll(world.applicationsWord(), Knock.KIND, "🔑".repeat(64), "ada"), world.browser)
                .orThrow();
    }

    @Test
    @DisplayName("a kind without a verifier is declined")
    void unknownKind() {
        World world = world();
        assertDeclined(
                Reason.UNKNOWN_KIND,
                world.registry.begin(
                        new Request.Enroll(world.applicationsWord(), new MethodKind("carrier-pigeon"), "mine", "ada"),
                        world.browser));
    }

    @Test
    @DisplayName("a ticket of a kind that this server does not know is refused, and is good on one that does")
    void kindOfAnotherServer() {
        World world = world();
        Challenge challenge = world.beginEnrolling(world.applicationsWord(), Knock.KIND);
        Code proof = ((Knock.Word) challenge.prompt()).proof(0);
        Registry without = Registry.create(world.store, world.keys, List.of(), Policy.STANDARD, world.clock);
        assertRejected(
                Reason.UNKNOWN_KIND,
                without.finish(challenge.ticket(), proof, Expected.of(world.account, Purpose.ENROLL), world.browser));
        world.enroll(world.applicationsWord(), challenge, proof);
    }

    @Test
    @DisplayName("a proof made on one account is no authority on another")
    void otherAccount() {
        World world = world();
        World.Known mine = world.enrollKnock(world.applicationsWord());
        Authority.Proven proven = world.stepUp(mine.method().id(), mine.word().proof(1), Operation.ADD_METHOD);
        World other = new World(world.store);
        World.Known theirs = other.enrollKnock(other.applicationsWord());
        assertEquals(
                new Removal.NotRemoved(Reason.NO_SUCH_METHOD, Optional.empty()),
                world.registry.remove(proven, theirs.method().id()));
        assertTrue(world.registry.methods(new AccountId("nobody")).isEmpty());
    }
}
