package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SendLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Hazards 8 and 13: who may be written to, how often")
class SendLimitsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Parameter
    TestStore store;

    private Post post;

    @BeforeEach
    void aPersonWithAMailbox() {
        post = new Post(store);
    }

    private Begun enrollingFromAnotherAccount(String address) {
        return post.enrolling(Authority.assertedByApplication(Post.anotherAccount()), EmailCodes.KIND, address);
    }

    private static String number() {
        return Post.number(NUMBERS.incrementAndGet());
    }

    /** Asks for as long as the time lasts, as often as the answers say it makes sense. */
    private int sentWithin(Duration span) {
        int before = post.inbox.messages().size();
        Instant end = post.clock.instant().plus(span);
        while (post.clock.instant().isBefore(end)) {
            Begun begun = enrollingFromAnotherAccount(post.email);
            if (begun instanceof Begun.Declined declined) {
                assertEquals(Reason.TOO_MANY_MESSAGES, declined.reason());
                post.clock.set(declined.retryAt().orElseThrow());
            }
        }
        return post.inbox.messages().size() - before;
    }

    @Test
    @DisplayName("hazard 8: a stranger's address gets 5 an hour and 10 a day, however many accounts ask")
    void byAddress() {
        assertEquals(5, sentWithin(Duration.ofHours(1)));
        assertEquals(5, sentWithin(DAY.minus(Duration.ofHours(1))));
        assertEquals(5, sentWithin(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("hazard 8: however it is spelt: one mailbox, one budget")
    void bySpelling() {
        assertInstanceOf(Challenge.class, enrollingFromAnotherAccount(post.email));
        String other = post.email.replace("@", "+shop@").replace("ada", "ADA");
        assertDeclined(
                Reason.TOO_MANY_MESSAGES, post.clock.instant().plus(HALF_A_MINUTE), enrollingFromAnotherAccount(other));
    }

    @Test
    @DisplayName("hazard 8: texts and calls to one number are counted together")
    void acrossChannels() {
        String number = number();
        assertInstanceOf(Challenge.class, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number));
        assertDeclined(
                Reason.TOO_MANY_MESSAGES,
                post.clock.instant().plus(HALF_A_MINUTE),
                post.enrolling(post.applicationsWord(), PhoneCodes.CALL, number));
    }

    @Test
    @DisplayName("hazard 8: one account writes to 10 strangers an hour and 15 a day, at once if it has to")
    void byAccount() {
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Challenge.class, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number()));
        }
        Instant first = post.clock.instant();
        assertDeclined(
                Reason.TOO_MANY_MESSAGES,
                first.plus(Duration.ofHours(1)),
                post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number()));
        post.clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(Challenge.class, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number()));
        }
        assertDeclined(
                Reason.TOO_MANY_MESSAGES,
                first.plus(DAY),
                post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number()));
    }

    @Test
    @DisplayName("hazard 8: a message that the account may not send is not counted against the address")
    void notChargedInVain() {
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Challenge.class, post.enrolling(post.applicationsWord(), PhoneCodes.TEXT, number()));
        }
        for (int i = 0; i < 20; i++) {
            assertDeclined(
                    Reason.TOO_MANY_MESSAGES, post.enrolling(post.applicationsWord(), EmailCodes.KIND, post.email));
        }
        assertInstanceOf(Challenge.class, enrollingFromAnotherAccount(post.email));
    }

    @Test
    @DisplayName("hazard 8: a carrier that fails gives nothing back")
    void nothingBack() {
        post.inbox.failWith(DeliveryException.failed("down"));
        for (int i = 0; i < 5; i++) {
            assertDeclined(Reason.NOT_SENT, enrollingFromAnotherAccount(post.email));
            post.clock.advance(HALF_A_MINUTE);
        }
        post.inbox.recover();
        assertDeclined(Reason.TOO_MANY_MESSAGES, enrollingFromAnotherAccount(post.email));
    }

    @Test
    @DisplayName("hazard 8: strangers cannot use up the codes of an owner, who has proved the address")
    void ownersCodes() {
        Method method = post.enrolled();
        sentWithin(Duration.ofHours(2));
        Challenge challenge = post.beginSigningIn(method);
        post.finishSigningIn(challenge, post.inbox.code()).orThrow();
    }

    private Caller knownDevice(Method method) {
        Challenge challenge = post.beginSigningIn(method);
        String token = post.registry.deviceToken(
                post.finishSigningIn(challenge, post.inbox.code()).orThrow());
        post.clock.advance(HALF_A_MINUTE);
        return Post.anotherBrowser().withDevice(token);
    }

    @Test
    @DisplayName(
            "R4, hazard 13: a stranger's begin kills no code of a known device, waits by itself, and its code is another")
    void lanes() {
        Method method = post.enrolled();
        Caller owner = knownDevice(method);
        Challenge owners = post.signingIn(method, owner).orThrow();
        String ownersCode = post.inbox.code();
        Caller stranger = Post.anotherBrowser();
        Challenge strangers = post.signingIn(method, stranger).orThrow();
        String strangersCode = post.inbox.code();
        assertFalse(ownersCode.equals(strangersCode));
        World.assertRejected(Reason.WRONG_CODE, post.finishSigningIn(strangers, ownersCode, stranger));
        World.assertRejected(Reason.WRONG_CODE, post.finishSigningIn(owners, strangersCode, owner));
        post.finishSigningIn(owners, ownersCode, owner).orThrow();
        post.finishSigningIn(strangers, strangersCode, stranger).orThrow();
    }

    @Test
    @DisplayName("R4: strangers who ask without end, 20 a day, leave the known device its own 10 an hour")
    void lanesOfSending() {
        Method method = post.enrolled();
        Caller owner = knownDevice(method);
        Instant end = post.clock.instant().plus(DAY);
        int asked = 0;
        while (post.clock.instant().isBefore(end)) {
            Begun begun = post.signingIn(method, post.browser);
            if (begun instanceof Begun.Declined declined) {
                assertEquals(Reason.TOO_MANY_MESSAGES, declined.reason());
                post.clock.set(declined.retryAt().orElseThrow());
            } else {
                asked++;
            }
        }
        // One of the strangers' 20 was the sign-in that made the owner's device known.
        assertTrue(asked == 19 || asked == 20, asked + " messages");
        post.clock.set(end.minusSeconds(1));
        for (int i = 0; i < 10; i++) {
            Challenge challenge = post.signingIn(method, owner).orThrow();
            post.finishSigningIn(challenge, post.inbox.code(), owner).orThrow();
            post.clock.advance(HALF_A_MINUTE);
        }
        assertDeclined(Reason.TOO_MANY_MESSAGES, post.signingIn(method, owner));
    }

    @Test
    @DisplayName(
            "the application's own limiter is asked last, with the country, and never of what another rule holds back")
    void limiter() {
        List<Recipient> asked = new ArrayList<>();
        AtomicInteger left = new AtomicInteger(1);
        SendLimiter limiter = recipient -> {
            asked.add(recipient);
            return left.getAndDecrement() > 0;
        };
        Post limited = new Post(store, sending -> sending.withLimiter(limiter));
        String number = number();
        Challenge challenge = limited.enrolling(limited.applicationsWord(), PhoneCodes.TEXT, number)
                .orThrow();
        assertEquals(List.of(new Recipient(Channel.SMS, number, number, Optional.of("GB"))), asked);
        for (int i = 0; i < 10; i++) {
            assertDeclined(
                    Reason.TOO_MANY_MESSAGES, limited.enrolling(limited.applicationsWord(), PhoneCodes.TEXT, number));
        }
        assertEquals(1, asked.size());
        Method method = limited.finishEnrolling(challenge, limited.inbox.code())
                .orThrow()
                .method();
        limited.clock.advance(HALF_A_MINUTE);
        assertEquals(
                new Begun.Declined(Reason.SENDING_HELD_BACK, Optional.empty()),
                limited.signingIn(method, limited.browser));
        assertDeclined(Reason.TOO_MANY_MESSAGES, limited.signingIn(method, limited.browser));
        assertEquals(2, asked.size());
        assertEquals(1, limited.inbox.messages().size());
    }

    @Test
    @DisplayName("two servers that are asked for one address at the same moment send one message")
    void atOnce() {
        List<Begun> begun = Parallel.of(32, i -> enrollingFromAnotherAccount(post.email));
        assertEquals(1, begun.stream().filter(Challenge.class::isInstance).count());
        assertEquals(1, post.inbox.messages().size());
    }

    @Test
    @DisplayName("a method that is asked for at the same moment 32 times gets one message, and its code works")
    void methodAtOnce() {
        Method method = post.enrolled();
        int before = post.inbox.messages().size();
        List<Begun> begun = Parallel.of(32, i -> post.signingIn(method, post.browser));
        List<Challenge> challenges = begun.stream()
                .filter(Challenge.class::isInstance)
                .map(Begun::orThrow)
                .toList();
        assertEquals(1, challenges.size());
        assertEquals(before + 1, post.inbox.messages().size());
        post.finishSigningIn(challenges.get(0), post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName("rows of addresses are hashed, and forgotten after a day")
    void forgotten() {
        Post alone = new Post(TestStore.IN_MEMORY);
        alone.beginEnrolling(alone.email);
        assertEquals(0, alone.budgets.forget(alone.clock.instant().plus(DAY)));
        assertEquals(1, alone.budgets.forget(alone.clock.instant().plus(DAY).plusSeconds(60)));
    }

    @Test
    @DisplayName(
            "an enrolling account that is made for the purpose has no right that another had: each asks for itself")
    void finishElsewhere() {
        Authority word = Authority.assertedByApplication(Post.anotherAccount());
        Challenge theirs = post.enrolling(word, EmailCodes.KIND, post.email).orThrow();
        World.assertRejected(
                Reason.WRONG_ACCOUNT,
                post.registry.finish(
                        theirs.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.ENROLL),
                        post.browser));
        assertDeclined(
                Reason.TICKET_INVALID,
                post.registry.begin(
                        new Request.Resend(new Ticket(UUID.randomUUID().toString())), post.browser));
    }
}
