package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.WayIn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The methods of an account")
class LifeCycleTest extends LifeCycleSteps {
    private List<MethodId> preferred() {
        return owner.registry.methods(owner.account).stream()
                .filter(Method::preferred)
                .map(Method::id)
                .toList();
    }

    private Preference prefer(MethodId method) {
        return owner.registry.prefer(owner.stepUp(word, Operation.CHOOSE_DEFAULT), method);
    }

    @Test
    @DisplayName("one is the default, which is offered first; another takes its place; it goes with its method")
    void defaultMethod() {
        assertEquals(List.of(), preferred());
        assertInstanceOf(Preference.Preferred.class, prefer(email.id()));
        assertEquals(List.of(email.id()), preferred());
        assertEquals(email.id(), owner.registry.waysIn(owner.account).get(0).method());
        Preference.Preferred second = assertInstanceOf(Preference.Preferred.class, prefer(phone.id()));
        assertEquals(owner.registry.methods(owner.account).get(2), second.method());
        assertEquals(List.of(phone.id()), preferred());
        assertEquals(
                List.of(phone.id(), email.id()),
                owner.registry.waysIn(owner.account).stream().map(WayIn::method).toList());
        Authority.Proven by = owner.stepUp(word, Operation.removeMethod(phone.id()));
        assertInstanceOf(Removal.Removed.class, owner.registry.remove(by, phone.id()));
        assertEquals(List.of(), preferred());
    }

    @Test
    @DisplayName("choosing the default needs a fresh proof made for that")
    void defaultNeedsAProof() {
        Preference refused = new Preference.NotPreferred(Reason.AUTHORITY_NEEDED, Optional.empty());
        assertEquals(refused, owner.registry.prefer(owner.applicationsWord(), email.id()));
        assertEquals(refused, owner.registry.prefer(owner.stepUp(word, Operation.RENAME_METHOD), email.id()));
        Authority.Proven old = owner.stepUp(word, Operation.CHOOSE_DEFAULT);
        assertEquals(
                new Preference.NotPreferred(Reason.NO_SUCH_METHOD, Optional.empty()),
                owner.registry.prefer(old, new MethodId("AAAAAAAAAAAAAAAAAAAAAA")));
        owner.clock.advance(Duration.ofMinutes(10));
        assertEquals(
                new Preference.NotPreferred(Reason.AUTHORITY_STALE, Optional.empty()),
                owner.registry.prefer(old, email.id()));
    }

    @Test
    @DisplayName("a method that is being enrolled proves nothing yet, and its own ticket removes nothing later")
    void beforeItExisted() {
        Authority adding = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge enrolling = owner.registry
                .begin(new Request.Enroll(adding, Knock.KIND, "another", "ada"), owner.browser)
                .orThrow();
        MethodId coming = enrolling.method().orElseThrow();
        Owner.assertDeclined(
                Reason.NO_SUCH_METHOD,
                owner.registry.begin(
                        new Request.StepUp(owner.account, coming, Operation.removeMethod(word.id)), owner.browser));
        Authority.Proven enrolled = owner.registry
                .finish(
                        enrolling.ticket(),
                        ((Knock.Word) enrolling.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow()
                .authority();
        assertEquals(
                new Removal.NotRemoved(Reason.AUTHORITY_NEEDED, Optional.empty()),
                owner.registry.remove(enrolled, word.id));
    }

    @Test
    @DisplayName("a browser that was remembered by a method is a stranger once that is removed")
    void rememberedDeviceDies() {
        Owner.Known second = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        String token = owner.registry.deviceToken(owner.signIn(second).orThrow());
        String others = owner.registry.deviceToken(owner.signIn(word).orThrow());
        useUpStrangersFreeTries();
        assertRejected(Reason.WRONG_CODE, guess(token));
        owner.clock.advance(Duration.ofHours(1));
        Authority.Proven by = owner.stepUp(word, Operation.removeMethod(second.id));
        owner.registry.remove(by, second.id);
        useUpStrangersFreeTries();
        assertRejected(Reason.TOO_MANY_ATTEMPTS, guess(token));
        assertRejected(Reason.WRONG_CODE, guess(others));
    }

    private void useUpStrangersFreeTries() {
        while (owner.signIn(word, Owner.Known.wrong()) instanceof Verdict.Rejected r
                && r.reason() == Reason.WRONG_CODE) {
            // One more.
        }
    }

    private Verdict guess(String token) {
        Caller device = Caller.session(UUID.randomUUID().toString()).withDevice(token);
        var begun = owner.registry.begin(new Request.SignIn(owner.account, word.id), device);
        return begun instanceof Begun.Declined declined
                ? new Verdict.Rejected(declined.reason(), declined.retryAt())
                : owner.registry.finish(
                        begun.orThrow().ticket(), Owner.Known.wrong(), owner.expecting(Purpose.SIGN_IN), device);
    }
}
