package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("A stranger who fails without end (R4, OWASP device cookies)")
class FloodTest {
    private static final int FLOOD = 10_000;
    private static final Duration LONGEST_WAIT = Policy.STANDARD.guessing().longestWait();

    @Parameter
    TestStore store;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Owner owner;
    private Registry registry;
    private Owner.Known word;
    private Owner.Known other;
    private Method phone;
    private Caller known;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store, around -> new CountedStore(around, asked));
        registry = owner.registry;
        word = owner.firstWord();
        other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        Challenge challenge = begin(word.id, owner.browser).orThrow();
        known = owner.browser.withDevice(registry.deviceToken(
                finish(challenge, word.next(), owner.browser).orThrow()));
        asked.clear();
    }

    private Begun begin(MethodId with, Caller caller) {
        return registry.begin(new Request.SignIn(owner.account, with), caller);
    }

    private Verdict finish(Challenge challenge, Proof proof, Caller caller) {
        return registry.finish(challenge.ticket(), proof, owner.expecting(Purpose.SIGN_IN), caller);
    }

    private void assertSignsIn(MethodId with, Proof proof, Caller caller) {
        assertInstanceOf(Verdict.Accepted.class, finish(begin(with, caller).orThrow(), proof, caller));
    }

    /** One wrong code, so long after the one before. */
    private boolean wrong(MethodId with, Duration after) {
        owner.clock.advance(after);
        return begin(with, owner.stranger) instanceof Challenge challenge
                && finish(challenge, Owner.Known.wrong(), owner.stranger) instanceof Verdict.Rejected;
    }

    @Test
    @DisplayName(
            "never delays a known device: its right code works before, in the midst of and after 10,000 wrong ones, of which few are looked at")
    void knownDevice() {
        int judged = 0;
        for (int i = 0; i < FLOOD; i++) {
            judged += wrong(word.id, i % 100 == 0 ? LONGEST_WAIT : Duration.ofSeconds(1)) ? 1 : 0;
            if (i % (FLOOD / 10) == FLOOD / 20) {
                assertSignsIn(word.id, word.next(), known);
            }
        }
        assertSignsIn(word.id, word.next(), known);
        long writes = asked.stream().filter("store"::equals).count();
        assertEquals(Policy.STANDARD.guessing().strangerFailures(), judged);
        assertEquals(judged + 11, writes, "a write for each that was judged, and for each sign-in");
    }

    @Test
    @DisplayName("never keeps a sent code from a known device: it is sent, and works, in the midst of the flood")
    void sentCode() {
        for (int i = 0; i < FLOOD / 10; i++) {
            owner.clock.advance(Duration.ofSeconds(31));
            if (begin(phone.id(), owner.stranger) instanceof Challenge challenge) {
                finish(challenge, new Code("000000"), owner.stranger);
            }
            if (i % 200 == 100) {
                Challenge challenge = begin(phone.id(), known).orThrow();
                assertInstanceOf(Verdict.Accepted.class, finish(challenge, new Code(owner.code(challenge)), known));
            }
        }
    }

    @Test
    @DisplayName(
            "keeps a new device from the method under attack, which gets in by another one, and by the first again after a step-up")
    void newDevice() {
        for (int i = 0; i < FLOOD; i++) {
            wrong(word.id, i < 100 ? LONGEST_WAIT : Duration.ofSeconds(1));
        }
        Caller fresh = Caller.session("a browser that was never here");
        assertDeclined(Reason.PROVE_ANOTHER_WAY, begin(word.id, fresh));
        Verdict.Accepted accepted =
                finish(begin(other.id, fresh).orThrow(), other.next(), fresh).orThrow();
        assertTrue(accepted.failuresBefore() >= Policy.STANDARD.guessing().strangerFailures(), "and is told of it");
        Challenge stepUp = registry.begin(new Request.StepUp(owner.account, other.id, Operation.ADD_METHOD), fresh)
                .orThrow();
        registry.finish(stepUp.ticket(), other.next(), owner.expecting(Purpose.STEP_UP), fresh)
                .orThrow();
        assertSignsIn(word.id, word.next(), fresh);
    }
}
