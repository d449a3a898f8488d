package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.PhoneCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Hazard 1, NIST SP 800-63B-4 §3.2.2: ten thousand parallel guesses at codes that were sent")
class CodeGuessingTest {
    private static final int GUESSES = 10_000;

    @Parameter
    TestStore store;

    private Post post;

    @BeforeEach
    void aPersonWithAMailbox() {
        post = new Post(store);
    }

    private static long judged(List<Verdict> verdicts) {
        assertTrue(verdicts.stream().allMatch(Verdict.Rejected.class::isInstance));
        return verdicts.stream()
                .filter(verdict -> ((Verdict.Rejected) verdict).reason() == Reason.WRONG_CODE)
                .count();
    }

    /** None of them the code: six digits or eight, all others. */
    private static String guess(String code, int i) {
        String guess = String.valueOf(Long.parseLong("1" + code) + 1 + i);
        return guess.substring(guess.length() - code.length());
    }

    @Test
    @DisplayName("at one method: four are looked at, and then none until the wait is over")
    void method() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        String code = post.inbox.code();
        assertEquals(4, judged(Parallel.of(GUESSES, i -> post.finishSigningIn(challenge, guess(code, i)))));
        post.clock.advance(HALF_A_MINUTE);
        assertEquals(4, post.finishSigningIn(challenge, code).orThrow().failuresBefore());
    }

    @Test
    @DisplayName("hazard 1, R1: at one enrollment: five are looked at, and its code is worth nothing after")
    void enrollment() {
        Challenge challenge = post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, Post.number(90_001))
                .orThrow();
        String code = post.inbox.code();
        assertEquals(5, judged(Parallel.of(GUESSES, i -> post.finishEnrolling(challenge, guess(code, i)))));
        World.assertRejected(Reason.TICKET_OUTDATED, post.finishEnrolling(challenge, code));
        assertEquals(0, post.registry.methods(post.account).size());
    }

    @Test
    @DisplayName(
            "hazard 1: at one number through a thousand accounts, in a day: ten codes, fifty guesses, 5 chances in 100,000")
    void number() {
        String number = Post.number(90_100 + store.name().length());
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            accounts.add(Post.anotherAccount());
        }
        long judged = 0;
        int sent = 0;
        Instant end = post.clock.instant().plus(Duration.ofDays(1));
        while (post.clock.instant().isBefore(end)) {
            List<Begun> begun = Parallel.of(
                    1_000,
                    i -> post.registry.begin(
                            new Request.EnrollAddress(
                                    Authority.assertedByApplication(accounts.get(i)), PhoneCodes.TEXT, number, ""),
                            post.browser));
            Instant next = end;
            for (int i = 0; i < begun.size(); i++) {
                if (begun.get(i) instanceof Challenge challenge) {
                    sent++;
                    Expected expected = Expected.of(accounts.get(i), Purpose.ENROLL);
                    String code = post.inbox.code();
                    judged += judged(Parallel.of(
                            GUESSES / 10,
                            g -> post.registry.finish(
                                    challenge.ticket(), new Code(guess(code, g)), expected, post.browser)));
                } else {
                    Begun.Declined declined = assertInstanceOf(Begun.Declined.class, begun.get(i));
                    assertEquals(Reason.TOO_MANY_MESSAGES, declined.reason());
                    next = declined.retryAt().orElseThrow();
                }
            }
            post.clock.set(next);
        }
        assertEquals(10, sent);
        assertEquals(50, judged);
    }

    @Test
    @DisplayName(
            "§3.2.2: at one method without end, over new codes, new tickets and both lanes: 100 in a row, and never one more")
    void consecutive() {
        Method method = post.enrolled();
        Challenge known = post.beginSigningIn(method);
        Caller owner = Post.anotherBrowser()
                .withDevice(post.registry.deviceToken(
                        post.finishSigningIn(known, post.inbox.code()).orThrow()));
        post.clock.advance(HALF_A_MINUTE);
        int strangers = exhaust(method, post.browser);
        int owners = exhaust(method, owner);
        assertEquals(80, strangers);
        assertEquals(20, owners);
        post.clock.advance(Duration.ofDays(365));
        World.assertDeclined(Reason.PROVE_ANOTHER_WAY, post.signingIn(method, post.browser));
        World.assertDeclined(Reason.PROVE_ANOTHER_WAY, post.signingIn(method, owner));
    }

    /** Asks and guesses as soon as it may, until it may no more. */
    private int exhaust(Method method, Caller caller) {
        int failures = 0;
        while (true) {
            Begun begun = post.signingIn(method, caller);
            if (begun instanceof Begun.Declined declined) {
                if (declined.reason() == Reason.PROVE_ANOTHER_WAY) {
                    return failures;
                }
                post.clock.set(declined.retryAt().orElseThrow());
                continue;
            }
            Challenge challenge = begun.orThrow();
            String code = wrong(post.inbox.code());
            Verdict verdict = post.finishSigningIn(challenge, code, caller);
            while (verdict instanceof Verdict.Rejected rejected && rejected.reason() == Reason.WRONG_CODE) {
                failures++;
                rejected.retryAt().ifPresent(post.clock::set);
                verdict = post.finishSigningIn(challenge, code, caller);
            }
        }
    }
}
