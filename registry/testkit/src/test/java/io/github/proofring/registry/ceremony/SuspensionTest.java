package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.WayIn;
import io.github.proofring.registry.spi.AccountEvent.What;
import java.time.Duration;
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
@DisplayName("A method that is suspended, as when a telephone is lost")
class SuspensionTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Owner.Known lost;
    private Method phone;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        lost = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        owner.events.clear();
    }

    private Suspension suspend(MethodId method) {
        return owner.registry.suspend(owner.stepUp(word, Operation.suspendMethod(method)), method);
    }

    private Suspension resume(MethodId method) {
        return owner.registry.resume(owner.stepUp(word, Operation.resumeMethod(method)), method);
    }

    private static void assertRefused(Reason reason, Suspension answer) {
        assertEquals(new Suspension.NotChanged(reason, Optional.empty()), answer);
    }

    private Authority.Administrator administrator() {
        return Authority.administrator(owner.account, "Grace", "ticket 7");
    }

    @Test
    @DisplayName("signs nobody in and allows nothing, at once: neither what begins now nor what was begun before")
    void opensNothing() {
        Challenge begun = owner.registry
                .begin(new Request.SignIn(owner.account, lost.id), owner.stranger)
                .orThrow();
        Suspension.Suspended suspended = assertInstanceOf(Suspension.Suspended.class, suspend(lost.id));
        assertEquals(Optional.of(owner.clock.instant()), suspended.method().suspendedAt());
        assertTrue(suspended.method().suspended());
        assertRejected(
                Reason.METHOD_SUSPENDED,
                owner.registry.finish(begun.ticket(), lost.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
        lost.unuse();
        for (Request request : List.of(
                new Request.SignIn(owner.account, lost.id),
                new Request.SecondFactor(owner.account, lost.id),
                new Request.StepUp(owner.account, lost.id, Operation.ADD_METHOD))) {
            assertDeclined(Reason.METHOD_SUSPENDED, owner.registry.begin(request, owner.browser));
        }
        assertInstanceOf(Verdict.Accepted.class, owner.signIn(word));
    }

    @Test
    @DisplayName("is sent no code, and a code that was on its way is good for nothing")
    void sendsNothing() {
        Challenge sent = owner.registry
                .begin(new Request.SignIn(owner.account, phone.id()), owner.stranger)
                .orThrow();
        suspend(phone.id());
        assertRejected(
                Reason.METHOD_SUSPENDED,
                owner.registry.finish(
                        sent.ticket(), new Code(owner.code(sent)), owner.expecting(Purpose.SIGN_IN), owner.stranger));
        int messages = owner.inbox.messages().size();
        assertDeclined(
                Reason.METHOD_SUSPENDED,
                owner.registry.begin(new Request.SignIn(owner.account, phone.id()), owner.stranger));
        assertDeclined(
                Reason.METHOD_SUSPENDED, owner.registry.begin(new Request.Resend(sent.ticket()), owner.stranger));
        assertEquals(messages, owner.inbox.messages().size());
    }

    @Test
    @DisplayName("works again when it is put back with another method, with its label and all that it was")
    void resumed() {
        Method before = owner.registry.methods(owner.account).get(1);
        suspend(lost.id);
        Suspension.Resumed resumed = assertInstanceOf(Suspension.Resumed.class, resume(lost.id));
        assertEquals(before, resumed.method());
        assertInstanceOf(Verdict.Accepted.class, owner.signIn(lost));
    }

    @Test
    @DisplayName(
            "allows nothing that it was proved for before: an authority dies with it, and comes back with it if it is still fresh")
    void authorityDies() {
        Authority.Proven proof = owner.stepUp(lost, Operation.ADD_METHOD);
        suspend(lost.id);
        assertFalse(owner.registry.isAllowed(proof, Operation.ADD_METHOD).granted());
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(new Request.Enroll(proof, Knock.KIND, "thief's", "ada"), owner.browser));
        resume(lost.id);
        assertEquals(new Permission.Granted(), owner.registry.isAllowed(proof, Operation.ADD_METHOD));
    }

    @Test
    @DisplayName("takes the device tokens that came of it along (R4): a thief's browser is a stranger's again")
    void devices() {
        Challenge challenge = owner.registry
                .begin(new Request.SignIn(owner.account, lost.id), owner.stranger)
                .orThrow();
        String token = owner.registry.deviceToken(owner.registry
                .finish(challenge.ticket(), lost.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger)
                .orThrow());
        for (int i = 0; i < 5; i++) {
            owner.signIn(word, Owner.Known.wrong());
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                owner.registry.begin(new Request.SignIn(owner.account, word.id), owner.stranger));
        owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.stranger.withDevice(token))
                .orThrow();
        owner.registry.suspend(administrator(), lost.id);
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                owner.registry.begin(new Request.SignIn(owner.account, word.id), owner.stranger.withDevice(token)));
    }

    @Test
    @DisplayName("takes a proof made for that, of at least its strength (R6); itself will do")
    void strength() {
        Authority.Proven weak = byPhone(Operation.suspendMethod(lost.id));
        assertRefused(Reason.AUTHORITY_TOO_WEAK, owner.registry.suspend(weak, lost.id));
        Authority.Proven other = owner.stepUp(word, Operation.removeMethod(lost.id));
        assertRefused(Reason.AUTHORITY_NEEDED, owner.registry.suspend(other, lost.id));
        assertRefused(Reason.AUTHORITY_NEEDED, owner.registry.suspend(owner.applicationsWord(), lost.id));
        Authority.Proven own = owner.stepUp(lost, Operation.suspendMethod(lost.id));
        assertInstanceOf(Suspension.Suspended.class, owner.registry.suspend(own, lost.id));
        assertRefused(Reason.METHOD_SUSPENDED, suspend(lost.id));
        Authority.Proven weakAgain = byPhone(Operation.resumeMethod(lost.id));
        assertRefused(Reason.AUTHORITY_TOO_WEAK, owner.registry.resume(weakAgain, lost.id));
        assertRefused(Reason.NOT_SUSPENDED, resume(word.id));
        assertRefused(Reason.NO_SUCH_METHOD, suspend(new MethodId("AAAAAAAAAAAAAAAAAAAAAA")));
        assertRefused(Reason.NO_SUCH_METHOD, resume(new MethodId("AAAAAAAAAAAAAAAAAAAAAA")));
    }

    private Authority.Proven byPhone(Operation operation) {
        Challenge challenge = owner.registry
                .begin(new Request.StepUp(owner.account, phone.id(), operation), owner.browser)
                .orThrow();
        owner.clock.advance(Duration.ofSeconds(31));
        return owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.STEP_UP),
                        owner.browser)
                .orThrow()
                .authority();
    }

    @Test
    @DisplayName(
            "is never the last that works, unless an administrator wants it; and the last that works is not removed either (invariant 4)")
    void last() {
        suspend(lost.id);
        suspend(phone.id());
        assertRefused(Reason.LAST_METHOD, suspend(word.id));
        assertEquals(
                new Removal.NotRemoved(Reason.LAST_METHOD, Optional.empty()),
                owner.registry.remove(owner.stepUp(word, Operation.removeMethod(word.id)), word.id));
        assertInstanceOf(
                Removal.Removed.class,
                owner.registry.remove(owner.stepUp(word, Operation.removeMethod(lost.id)), lost.id));
        assertInstanceOf(Suspension.Suspended.class, owner.registry.suspend(administrator(), word.id));
    }

    @Test
    @DisplayName("counts as a method: the application's word adds none beside it (hazard 4)")
    void counts() {
        for (MethodId each : owner.methods()) {
            owner.registry.suspend(administrator(), each);
        }
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(
                        new Request.Enroll(owner.applicationsWord(), Knock.KIND, "mine", "ada"), owner.stranger));
    }

    @Test
    @DisplayName(
            "cancels a replacement of everything all the same (hazard 2), and nothing is suspended or put back while one is going on")
    void cancels() {
        owner.registry.suspend(administrator(), lost.id);
        owner.replacedByStranger();
        Suspension.NotChanged refused = assertInstanceOf(Suspension.NotChanged.class, suspend(word.id));
        assertEquals(Reason.METHODS_RESTRICTED, refused.reason());
        Suspension.NotChanged back =
                assertInstanceOf(Suspension.NotChanged.class, owner.registry.resume(administrator(), lost.id));
        assertEquals(Reason.METHODS_RESTRICTED, back.reason());
        assertInstanceOf(Verdict.Accepted.class, owner.cancel(lost));
        assertEquals(new Standing.Usual(), owner.registry.standing(owner.account));
        assertTrue(owner.registry.methods(owner.account).get(1).suspended());
    }

    @Test
    @DisplayName("is told to the owner at every address, that one too, and to the application; so is that it is back")
    void told() {
        suspend(phone.id());
        assertEquals(List.of(What.METHOD_SUSPENDED), owner.happened());
        assertEquals(1, owner.newAlerts().size());
        resume(phone.id());
        assertEquals(List.of(What.METHOD_SUSPENDED, What.METHOD_RESUMED), owner.happened());
        assertEquals(1, owner.newAlerts().size());
    }

    @Test
    @DisplayName(
            "is no way in that is shown to somebody of whom nothing is known, who can begin with it no more than with one that is not there")
    void notShown() {
        List<WayIn> shown = owner.registry.waysIn(owner.account);
        assertEquals(List.of(phone.id()), shown.stream().map(WayIn::method).toList());
        suspend(phone.id());
        List<WayIn> invented = owner.registry.waysIn(owner.account);
        assertFalse(invented.isEmpty());
        assertFalse(invented.stream().anyMatch(way -> way.method().equals(phone.id())));
        for (MethodId gone : List.of(phone.id(), new MethodId("AAAAAAAAAAAAAAAAAAAAAA"))) {
            assertDeclined(
                    Reason.NO_SUCH_METHOD,
                    owner.registry.begin(new Request.FirstFactor(owner.account, gone), owner.stranger));
        }
        owner.registry
                .begin(new Request.FirstFactor(owner.account, invented.get(0).method()), owner.stranger)
                .orThrow();
    }
}
