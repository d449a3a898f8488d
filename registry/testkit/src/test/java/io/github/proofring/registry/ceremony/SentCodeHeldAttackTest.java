package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.wrong;
import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks on codes that are sent, which held")
class SentCodeHeldAttackTest {
    private static final TestStore MEMORY = TestStore.IN_MEMORY;

    private static Registry at(Post post, Duration ahead) {
        return Registry.create(
                post.store,
                post.keys,
                List.of(new AuthenticatorApps("Example")),
                Sending.of(post.inbox, post.budgets, new EmailCodes("Example")),
                Policy.STANDARD,
                Clock.offset(post.clock, ahead));
    }

    @Test
    @DisplayName(
            "servers 30 s apart, resends, purposes and tabs mixed at random: 80 judged wrong codes in the strangers' lane")
    void mixedGuessing() {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Post post = new Post(MEMORY);
            Method method = post.enrolled();
            List<Registry> servers = List.of(at(post, Duration.ofSeconds(-15)), at(post, Duration.ofSeconds(15)));
            List<Challenge> open = new ArrayList<>();
            int judged = 0;
            int most = 0;
            Instant end = post.clock.instant().plus(Duration.ofDays(12));
            while (post.clock.instant().isBefore(end)) {
                Registry server = servers.get(random.nextInt(2));
                Request request = random.nextBoolean() || open.isEmpty()
                        ? random.nextBoolean()
                                ? new Request.SignIn(post.account, method.id())
                                : new Request.StepUp(post.account, method.id(), Operation.ADD_METHOD)
                        : new Request.Resend(
                                open.get(random.nextInt(open.size())).ticket());
                Begun begun = server.begin(request, post.browser);
                if (begun instanceof Challenge challenge) {
                    open.add(challenge);
                }
                for (Challenge challenge : open) {
                    for (int i = 0; i < 6; i++) {
                        Verdict verdict = servers.get(random.nextInt(2))
                                .finish(
                                        challenge.ticket(),
                                        new Code(wrong(post.inbox.code())),
                                        Expected.of(post.account, Purpose.SIGN_IN, Purpose.STEP_UP),
                                        post.browser);
                        if (((Verdict.Rejected) verdict).reason() == Reason.WRONG_CODE) {
                            judged++;
                        }
                    }
                }
                while (open.size() > 4) {
                    open.remove(0);
                }
                post.clock.advance(Duration.ofSeconds(random.nextInt(3000)));
                most = Math.max(most, judged);
            }
            assertEquals(80, most);
        }
    }

    @Test
    @DisplayName("a resend of a ticket of a removed method, of another caller, of an app's ceremony or of another ring")
    void resendOfOtherTickets() {
        Post post = new Post(MEMORY);
        Method mail = post.enrolled();
        Challenge app = post.registry
                .begin(new Request.Enroll(adding(post, mail), AuthenticatorApps.KIND, "x", "y"), post.browser)
                .orThrow();
        assertDeclined(Reason.UNKNOWN_KIND, post.again(app));
        post.clock.advance(HALF_A_MINUTE);
        Challenge text = post.enrolling(adding(post, mail), PhoneCodes.TEXT, Post.number(5))
                .orThrow();
        Verdict.Accepted phone = post.finishEnrolling(text, post.inbox.code()).orThrow();
        post.clock.advance(HALF_A_MINUTE);
        Challenge atMail = post.beginSigningIn(mail);
        String code = post.inbox.code();
        Challenge stepUp = post.registry
                .begin(
                        new Request.StepUp(post.account, phone.method().id(), Operation.removeMethod(mail.id())),
                        post.browser)
                .orThrow();
        Authority removing = post.registry
                .finish(
                        stepUp.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.STEP_UP),
                        post.browser)
                .orThrow()
                .authority();
        post.registry.remove(removing, mail.id());
        assertEquals(1, post.registry.methods(post.account).size());
        assertRejected(Reason.NO_SUCH_METHOD, post.finishSigningIn(atMail, code));
        assertDeclined(Reason.NO_SUCH_METHOD, post.again(atMail));
        Registry otherRing = Registry.create(
                post.store,
                KeyRing.generate(),
                List.of(),
                Sending.of(post.inbox, post.budgets, new EmailCodes("Example")),
                Policy.STANDARD,
                post.clock);
        assertDeclined(Reason.TICKET_EXPIRED, otherRing.begin(new Request.Resend(atMail.ticket()), post.browser));
    }

    private static Authority.Proven adding(Post post, Method mail) {
        Challenge challenge = post.registry
                .begin(new Request.StepUp(post.account, mail.id(), Operation.ADD_METHOD), post.browser)
                .orThrow();
        return post.registry
                .finish(
                        challenge.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.STEP_UP),
                        post.browser)
                .orThrow()
                .authority();
    }

    @Test
    @DisplayName("an enrollment and its resend die with the method of the authority")
    void authorityDies() {
        Post post = new Post(MEMORY);
        Method mail = post.enrolled();
        Authority.Proven byMail = adding(post, mail);
        Challenge text = post.enrolling(byMail, PhoneCodes.TEXT, Post.number(6)).orThrow();
        Verdict.Accepted phone = post.finishEnrolling(text, post.inbox.code()).orThrow();
        post.clock.advance(HALF_A_MINUTE);
        Challenge other = post.registry
                .begin(new Request.EnrollAddress(byMail, EmailCodes.KIND, "b-" + post.email, ""), post.browser)
                .orThrow();
        String code = post.inbox.code();
        Challenge stepUp = post.registry
                .begin(
                        new Request.StepUp(post.account, phone.method().id(), Operation.removeMethod(mail.id())),
                        post.browser)
                .orThrow();
        post.registry.remove(
                post.registry
                        .finish(
                                stepUp.ticket(),
                                new Code(post.inbox.code()),
                                Expected.of(post.account, Purpose.STEP_UP),
                                post.browser)
                        .orThrow()
                        .authority(),
                mail.id());
        post.clock.advance(HALF_A_MINUTE);
        assertRejected(Reason.AUTHORITY_NEEDED, post.finishEnrolling(other, code));
        assertDeclined(Reason.AUTHORITY_NEEDED, post.again(other));
    }

    @Test
    @DisplayName("a first enrollment cannot be resent or ended once another one was")
    void secondFirst() {
        Post post = new Post(MEMORY);
        Challenge one = post.beginEnrolling(post.email);
        String codeOfOne = post.inbox.code();
        Challenge two = post.beginEnrolling("b-" + post.email);
        post.finishEnrolling(two, post.inbox.code()).orThrow();
        post.clock.advance(HALF_A_MINUTE);
        assertRejected(Reason.AUTHORITY_NEEDED, post.finishEnrolling(one, codeOfOne));
        assertDeclined(Reason.AUTHORITY_NEEDED, post.again(one));
    }

    @Test
    @DisplayName("slots that give way give no code more than five tries, and kill its code")
    void evictedSlot() {
        Post post = new Post(MEMORY);
        Challenge one = post.beginEnrolling(post.email);
        String code = post.inbox.code();
        for (int i = 0; i < 4; i++) {
            assertRejected(Reason.WRONG_CODE, post.finishEnrolling(one, wrong(code)));
        }
        for (int i = 0; i < 3; i++) {
            post.beginEnrolling(i + "-" + post.email);
        }
        assertRejected(Reason.TICKET_OUTDATED, post.finishEnrolling(one, code));
    }

    @Test
    @DisplayName("an answer of the store that was lost: the code is sent once and works")
    void lostAnswer() {
        Post post = new Post(MEMORY);
        UnreliableAccountStore store = new UnreliableAccountStore(post.store);
        Registry registry = Registry.create(
                store,
                post.keys,
                List.of(),
                Sending.of(post.inbox, post.budgets, new EmailCodes("Example")),
                Policy.STANDARD,
                post.clock);
        store.loseNextAnswer();
        Challenge challenge = registry.begin(
                        new Request.EnrollAddress(post.applicationsWord(), EmailCodes.KIND, post.email, ""),
                        post.browser)
                .orThrow();
        assertEquals(1, post.inbox.messages().size());
        post.finishEnrolling(challenge, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName("a code that begins with zeros, in digits of other scripts, and none that only looks like digits")
    void zeros() {
        Post post = new Post(MEMORY);
        Method method = post.enrolled();
        for (int i = 0; i < 3000; i++) {
            Challenge challenge = post.beginSigningIn(method);
            String code = post.inbox.code();
            post.clock.advance(Duration.ofHours(2));
            if (code.startsWith("00")) {
                post.clock.advance(Duration.ofHours(-2));
                assertRejected(Reason.MALFORMED_PROOF, post.finishSigningIn(challenge, code.substring(1)));
                assertRejected(Reason.MALFORMED_PROOF, post.finishSigningIn(challenge, "-1" + "²".repeat(7)));
                assertRejected(Reason.MALFORMED_PROOF, post.finishSigningIn(challenge, code.replace('0', 'O')));
                StringBuilder math = new StringBuilder();
                code.chars().forEach(c -> math.appendCodePoint(0x1D7CE + c - '0'));
                post.finishSigningIn(challenge, math.toString()).orThrow();
                return;
            }
        }
    }

    @Test
    @DisplayName("the longest address, label, account and authority make a ticket that is taken")
    void longestTicket() {
        Post post = new Post(MEMORY);
        String local = "ä".repeat(32);
        String domain = ("a".repeat(60) + ".").repeat(3) + "example";
        String address = local + "@" + domain.substring(0, Math.min(domain.length(), 189));
        Caller browser = post.browser;
        Begun begun = post.registry.begin(
                new Request.EnrollAddress(post.applicationsWord(), EmailCodes.KIND, address, "🔑".repeat(64)), browser);
        Challenge challenge = assertInstanceOf(Challenge.class, begun);
        assertTrue(challenge.ticket().value().length() <= 4096);
        post.finishEnrolling(challenge, post.inbox.code()).orThrow();
    }
}
