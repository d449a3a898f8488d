package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.assertDeclined;
import static io.github.proofring.registry.ceremony.Post.wrong;
import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Factor;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("A code that is sent, from the first address to the sign-in")
class SentCodeTest {
    @Parameter
    TestStore store;

    private Post post;

    @BeforeEach
    void aPersonWithAMailbox() {
        post = new Post(store);
    }

    @Test
    @DisplayName("§5.1: an address is on the account once its code was typed, and not before")
    void enroll() {
        Challenge challenge = post.beginEnrolling(" " + post.email + " ");
        CodeSent asked = assertInstanceOf(CodeSent.class, challenge.prompt());
        assertEquals("a•••@e•••.org", asked.to());
        assertEquals(8, asked.digits());
        assertEquals(Channel.EMAIL, asked.channel());
        assertEquals(post.clock.instant().plus(HALF_A_MINUTE), asked.resendAt());
        assertEquals(0, post.registry.methods(post.account).size());

        assertEquals(post.email, post.inbox.latest().to());
        Verdict.Accepted accepted =
                post.finishEnrolling(challenge, post.inbox.code()).orThrow();
        assertEquals(Strength.MAILBOX, accepted.strength());
        Method method = post.registry.methods(post.account).get(0);
        assertEquals(accepted.method(), method);
        assertEquals("a•••@e•••.org", method.label());
        assertEquals("a•••@e•••.org", method.about().name());
        assertEquals(Optional.of(post.email), post.registry.address(post.account, method.id()));
    }

    @Test
    @DisplayName("a telephone by text, and the same number by call, each with its own words; RFC 8176: sms, tel")
    void telephone() {
        Challenge text = post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, "07400 345678")
                .orThrow();
        assertEquals("+447400345678", post.inbox.latest().to());
        assertTrue(post.inbox.latest().text().endsWith("\n\n@example.org #" + post.inbox.code()));
        Verdict.Accepted texted = post.finishEnrolling(text, post.inbox.code()).orThrow();
        assertEquals(Set.of("otp", "sms"), texted.amr());
        assertEquals(Strength.PHONE_LINE, texted.strength());
        assertEquals(
                new Factor(
                        PhoneCodes.TEXT,
                        Set.of(Trait.POSSESSION, Trait.RESTRICTED),
                        Set.of("otp", "sms"),
                        post.clock.instant()),
                texted.factor());
        assertEquals("••• ••• ••78", texted.method().label());

        post.clock.advance(HALF_A_MINUTE);
        Challenge call = post.enrolling(texted.authority(), PhoneCodes.CALL, "07400 345678")
                .orThrow();
        assertEquals(Channel.VOICE, post.inbox.latest().channel());
        String spoken = post.inbox
                .latest()
                .text()
                .replaceAll("(?s).*is: ([0-9, ]+)\\..*", "$1")
                .replace(", ", "");
        assertEquals(
                Set.of("otp", "tel"),
                post.finishEnrolling(call, spoken).orThrow().amr());
    }

    @Test
    @DisplayName("signs in, with blanks and hyphens between the digits or digits of another script")
    void signIn() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        String code = post.inbox.code();
        StringBuilder typed = new StringBuilder(" ");
        code.chars().forEach(c -> typed.appendCodePoint(c - '0' + '٠').append(typed.length() % 2 == 0 ? ' ' : '-'));
        Verdict.Accepted accepted =
                post.finishSigningIn(challenge, typed.toString()).orThrow();
        assertEquals(Set.of("otp"), accepted.amr());
        assertEquals(Optional.of(post.clock.instant()), accepted.method().lastUsedAt());
    }

    @Test
    @DisplayName("§5.3: once; the same ticket, or the same code with another ticket, never again")
    void once() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        String code = post.inbox.code();
        post.finishSigningIn(challenge, code).orThrow();
        assertRejected(Reason.TICKET_USED, post.finishSigningIn(challenge, code));
        post.clock.advance(HALF_A_MINUTE);
        Challenge next = post.beginSigningIn(method);
        assertNotEquals(code, post.inbox.code());
        assertRejected(Reason.WRONG_CODE, post.finishSigningIn(next, code));
    }

    @Test
    @DisplayName("for ten minutes, to the millisecond")
    void life() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        assertEquals(post.clock.instant().plus(Duration.ofMinutes(10)), challenge.expiresAt());
        post.clock.set(challenge.expiresAt());
        assertRejected(Reason.TICKET_EXPIRED, post.finishSigningIn(challenge, post.inbox.code()));
        post.clock.set(challenge.expiresAt().minusMillis(1));
        post.finishSigningIn(challenge, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName("for this purpose, this account and this browser")
    void bound() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        Code code = new Code(post.inbox.code());
        Expected here = Expected.of(post.account, Purpose.SIGN_IN);
        assertRejected(
                Reason.WRONG_PURPOSE,
                post.registry.finish(
                        challenge.ticket(), code, Expected.of(post.account, Purpose.STEP_UP), post.browser));
        assertRejected(
                Reason.WRONG_ACCOUNT,
                post.registry.finish(
                        challenge.ticket(), code, Expected.of(Post.anotherAccount(), Purpose.SIGN_IN), post.browser));
        assertRejected(
                Reason.WRONG_CALLER, post.registry.finish(challenge.ticket(), code, here, Post.anotherBrowser()));
        assertDeclined(
                Reason.WRONG_CALLER,
                post.registry.begin(new Request.Resend(challenge.ticket()), Post.anotherBrowser()));
        post.registry.finish(challenge.ticket(), code, here, post.browser).orThrow();
    }

    @Test
    @DisplayName(
            "a resend waits 30 seconds, makes a new code and kills the old one; so with an address that is not proved yet")
    void resend() {
        Challenge first = post.beginEnrolling(post.email);
        String old = post.inbox.code();
        Instant then = post.clock.instant().plus(HALF_A_MINUTE);
        assertDeclined(Reason.TOO_MANY_MESSAGES, then, post.again(first));
        post.clock.set(then);
        Challenge second = post.again(first).orThrow();
        assertNotEquals(old, post.inbox.code());
        assertRejected(Reason.TICKET_OUTDATED, post.finishEnrolling(first, old));
        Method method =
                post.finishEnrolling(second, post.inbox.code()).orThrow().method();
        assertDeclined(Reason.TICKET_USED, post.again(second));

        post.clock.advance(HALF_A_MINUTE);
        Challenge third = post.beginSigningIn(method);
        String third8 = post.inbox.code();
        assertDeclined(Reason.TOO_MANY_MESSAGES, post.clock.instant().plus(HALF_A_MINUTE), post.again(third));
        post.clock.advance(HALF_A_MINUTE);
        Challenge fourth = post.again(third).orThrow();
        assertRejected(Reason.TICKET_OUTDATED, post.finishSigningIn(third, third8));
        post.finishSigningIn(fourth, post.inbox.code()).orThrow();
        assertDeclined(Reason.TICKET_USED, post.again(fourth));
    }

    @Test
    @DisplayName("a resend approves what the first message approved, and says so")
    void resendKeepsTheOperation() {
        Method method = post.enrolled();
        Operation removal = Operation.removeMethod(method.id());
        Challenge first = post.registry
                .begin(new Request.StepUp(post.account, method.id(), removal), post.browser)
                .orThrow();
        assertTrue(post.inbox.latest().text().contains("It removes a way to sign in"));
        post.clock.advance(HALF_A_MINUTE);
        Challenge second = post.again(first).orThrow();
        assertTrue(post.inbox.latest().text().contains("It removes a way to sign in"));
        Verdict.Accepted accepted = post.registry
                .finish(
                        second.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.STEP_UP),
                        post.browser)
                .orThrow();
        assertTrue(accepted.authority().allows(removal));
        assertFalse(accepted.authority().allows(Operation.ADD_METHOD));
    }

    @Test
    @DisplayName("five wrong tries kill a code; the next code does not forgive them")
    void tries() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        String code = post.inbox.code();
        for (int i = 0; i < 5; i++) {
            Verdict verdict = post.finishSigningIn(challenge, wrong(code));
            assertRejected(Reason.WRONG_CODE, verdict);
            ((Verdict.Rejected) verdict).retryAt().ifPresent(post.clock::set);
        }
        assertRejected(Reason.TICKET_OUTDATED, post.finishSigningIn(challenge, code));
        Challenge next = post.again(challenge).orThrow();
        Verdict.Rejected sixth =
                assertInstanceOf(Verdict.Rejected.class, post.finishSigningIn(next, wrong(post.inbox.code())));
        assertEquals(Optional.of(post.clock.instant().plus(Duration.ofMinutes(2))), sixth.retryAt());
        post.clock.advance(Duration.ofMinutes(2));
        post.finishSigningIn(next, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName("five wrong tries kill an enrollment, over however many codes")
    void triesOfAnEnrollment() {
        Challenge challenge = post.beginEnrolling(post.email);
        for (int i = 0; i < 5; i++) {
            assertRejected(Reason.WRONG_CODE, post.finishEnrolling(challenge, wrong(post.inbox.code())));
            if (i == 2) {
                post.clock.advance(HALF_A_MINUTE);
                challenge = post.again(challenge).orThrow();
            }
        }
        assertRejected(Reason.TICKET_OUTDATED, post.finishEnrolling(challenge, post.inbox.code()));
    }

    @Test
    @DisplayName("what cannot be the code is no guess")
    void malformed() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        for (String typed : new String[] {
            "",
            "1234567",
            "123456789",
            "1234567x",
            "123456x",
            " ".repeat(57) + "12345678",
            "12345678\n12345678",
            "9".repeat(99)
        }) {
            assertRejected(Reason.MALFORMED_PROOF, post.finishSigningIn(challenge, typed));
        }
        String longest = post.inbox.code() + " ".repeat(56);
        assertEquals(0, post.finishSigningIn(challenge, longest).orThrow().failuresBefore());
    }

    @Test
    @DisplayName("while a wait is on for wrong codes, no new one is sent, whenever the last one was")
    void noneWhileWaiting() {
        Method method = post.enrolled();
        Challenge challenge = post.beginSigningIn(method);
        Optional<Instant> retryAt = Optional.empty();
        for (int i = 0; i < 5; i++) {
            Verdict verdict = post.finishSigningIn(challenge, wrong(post.inbox.code()));
            retryAt = assertInstanceOf(Verdict.Rejected.class, verdict).retryAt();
            if (i < 4) {
                retryAt.ifPresent(post.clock::set);
            }
        }
        Instant over = retryAt.orElseThrow();
        int sent = post.inbox.messages().size();
        post.clock.set(over.minusMillis(1));
        Post.assertDeclined(Reason.TOO_MANY_ATTEMPTS, over, post.signingIn(method, post.browser));
        assertEquals(sent, post.inbox.messages().size());
        post.clock.set(over);
        post.beginSigningIn(method);
    }

    @Test
    @DisplayName("who may add nothing is told that, and not what is wrong with the address")
    void ruleBeforeAddress() {
        post.enrolled();
        World.assertDeclined(
                Reason.AUTHORITY_NEEDED, post.enrolling(post.applicationsWord(), EmailCodes.KIND, "ada@example"));
    }

    @Test
    @DisplayName(
            "one address may serve many accounts, and one account once, whatever the spelling and whoever is first")
    void sharedAddress() {
        Method method = post.enrolled();
        Authority word = Authority.assertedByApplication(Post.anotherAccount());
        assertInstanceOf(Challenge.class, post.enrolling(word, EmailCodes.KIND, post.email));

        post.clock.advance(HALF_A_MINUTE);
        Challenge stepUp = post.registry
                .begin(new Request.StepUp(post.account, method.id(), Operation.ADD_METHOD), post.browser)
                .orThrow();
        Authority by = post.registry
                .finish(
                        stepUp.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.STEP_UP),
                        post.browser)
                .orThrow()
                .authority();
        String tagged = post.email.replace("@", "+2@").toUpperCase(Locale.ROOT);
        assertDeclined(Reason.ADDRESS_ALREADY_HERE, post.enrolling(by, EmailCodes.KIND, tagged));
    }

    @Test
    @DisplayName(
            "where an address is for one account alone, the second one is told so once they proved it, and not before")
    void exclusiveAddress() {
        EmailCodes exclusive = new EmailCodes("Example").forOneAccountEach(new byte[32]);
        Registry registry = post.registry(exclusive, UnaryOperator.identity());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            AccountId account = Post.anotherAccount();
            Challenge challenge = registry.begin(
                            new Request.EnrollAddress(
                                    Authority.assertedByApplication(account), EmailCodes.KIND, post.email, ""),
                            post.browser)
                    .orThrow();
            verdicts.add(registry.finish(
                    challenge.ticket(),
                    new Code(post.inbox.code()),
                    Expected.of(account, Purpose.ENROLL),
                    post.browser));
            post.clock.advance(HALF_A_MINUTE);
        }
        verdicts.get(0).orThrow();
        assertRejected(Reason.CREDENTIAL_TAKEN, verdicts.get(1));
    }

    @Test
    @DisplayName("one address is enrolled with one code at a time: the newest")
    void newest() {
        Challenge one = post.beginEnrolling(post.email);
        String codeOfOne = post.inbox.code();
        post.clock.advance(HALF_A_MINUTE);
        Challenge two = post.beginEnrolling(post.email);
        assertRejected(Reason.TICKET_OUTDATED, post.finishEnrolling(one, codeOfOne));
        post.finishEnrolling(two, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName(
            "a carrier that fails costs no attempt and loses nothing: not sent, when to try again, and then it works")
    void notSent() {
        post.inbox.failWith(DeliveryException.failed("down"));
        Instant then = post.clock.instant().plus(HALF_A_MINUTE);
        assertDeclined(Reason.NOT_SENT, then, post.enrolling(post.applicationsWord(), EmailCodes.KIND, post.email));
        post.inbox.recover();
        post.clock.set(then);
        Method method = post.finishEnrolling(post.beginEnrolling(post.email), post.inbox.code())
                .orThrow()
                .method();

        post.clock.advance(HALF_A_MINUTE);
        Challenge challenge = post.beginSigningIn(method);
        post.clock.advance(HALF_A_MINUTE);
        post.inbox.failWith(DeliveryException.busy("full", Duration.ofMinutes(3)));
        assertDeclined(Reason.NOT_SENT, post.clock.instant().plus(Duration.ofMinutes(3)), post.again(challenge));
        post.inbox.recover();
        post.clock.advance(HALF_A_MINUTE);
        Challenge again = post.again(challenge).orThrow();
        assertEquals(0, post.finishSigningIn(again, post.inbox.code()).orThrow().failuresBefore());
    }

    @Test
    @DisplayName("an address that its carrier refuses for good is not sent to, and there is no time to try again")
    void addressRefusedByCarrier() {
        post.inbox.failWith(DeliveryException.refused("no such mailbox"));
        assertEquals(
                new Begun.Declined(Reason.NOT_SENT, Optional.empty()),
                post.enrolling(post.applicationsWord(), EmailCodes.KIND, post.email));
    }

    @Test
    @DisplayName(
            "an address that is none, a number on the internet, a kind that sends nothing: each with its reason, nothing sent")
    void refused() {
        assertDeclined(Reason.ADDRESS_REFUSED, post.enrolling(post.applicationsWord(), EmailCodes.KIND, "ada@example"));
        assertDeclined(
                Reason.VOIP_NUMBER, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, "+44 56 0000 0000"));
        assertDeclined(
                Reason.FIXED_LINE_NUMBER, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, "020 7946 0018"));
        assertDeclined(Reason.NUMBER_MALFORMED, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, "call me"));
        assertDeclined(
                Reason.UNKNOWN_KIND, post.enrolling(post.applicationsWord(), AuthenticatorApps.KIND, post.email));
        assertDeclined(
                Reason.LABEL_REFUSED,
                post.registry.begin(
                        new Request.EnrollAddress(post.applicationsWord(), EmailCodes.KIND, post.email, "a\nb"),
                        post.browser));
        assertEquals(0, post.inbox.messages().size());
    }
}
