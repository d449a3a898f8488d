package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.wrong;
import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Hazard 25: before anything was proved, no answer tells whether there was a limit, a wait or a message")
class FirstFactorTest {
    private static final Verdict NO = new Verdict.Rejected(Reason.WRONG_CODE, Optional.empty());

    @Parameter
    TestStore store;

    private final List<Runnable> later = new ArrayList<>();
    private Post post;
    private Method method;

    @BeforeEach
    void aPersonWithAMailbox() {
        post = new Post(store, sending -> sending.inBackground(later::add));
        method = post.enrolled();
    }

    private Challenge begin() {
        return post.registry
                .begin(new Request.FirstFactor(post.account, method.id()), post.browser)
                .orThrow();
    }

    private int sent() {
        int before = post.inbox.messages().size();
        later.forEach(Runnable::run);
        later.clear();
        return post.inbox.messages().size() - before;
    }

    private void assertAlike(Challenge one, Challenge other) {
        assertEquals(one.ticket().value().length(), other.ticket().value().length());
        assertEquals(one.kind(), other.kind());
        assertEquals(one.method(), other.method());
        assertEquals(one.prompt(), other.prompt());
        assertEquals(one.expiresAt(), other.expiresAt());
    }

    @Test
    @DisplayName("the message leaves in the background, and its code signs in")
    void signIn() {
        Challenge challenge = begin();
        assertEquals(1, later.size());
        assertEquals(1, sent());
        post.finishSigningIn(challenge, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName(
            "within the 30 seconds: the same answer, no message, and no code will do; the one before it goes on working")
    void interval() {
        Challenge first = begin();
        Challenge second = begin();
        assertAlike(first, second);
        assertEquals(1, sent());
        assertEquals(NO, post.finishSigningIn(second, post.inbox.code()));
        post.finishSigningIn(first, post.inbox.code()).orThrow();
    }

    @Test
    @DisplayName("with the day's messages used up, after too many failures, with the carrier down: the same answer")
    void limits() {
        for (int i = 0; i < 10; i++) {
            begin();
            post.clock.advance(HALF_A_MINUTE);
        }
        assertEquals(9, sent(), "ten an hour, and the one that enrolled is the first");
        Challenge spent = begin();
        assertEquals(0, sent());
        assertEquals(CodeSent.class, spent.prompt().getClass());

        post.clock.advance(Duration.ofDays(1));
        Challenge open = begin();
        sent();
        String code = post.inbox.code();
        for (int i = 0; i < 4; i++) {
            assertEquals(NO, post.finishSigningIn(open, wrong(code)));
        }
        assertEquals(NO, post.finishSigningIn(open, code), "throttled, and it looks like one more wrong code");
        assertAlike(open, begin());
        assertEquals(0, sent());

        post.clock.advance(Duration.ofDays(1));
        post.inbox.failWith(DeliveryException.failed("down"));
        begin();
        assertEquals(0, sent());
        post.inbox.recover();
    }

    @Test
    @DisplayName("an executor that takes no more tells nothing either")
    void executor() {
        Post full = new Post(
                store,
                sending -> sending.inBackground(task -> {
                    throw new RejectedExecutionException("full");
                }));
        Method own = full.enrolled();
        full.registry
                .begin(new Request.FirstFactor(full.account, own.id()), full.browser)
                .orThrow();
    }

    @Test
    @DisplayName(
            "a resend is as silent as what it follows, and one that comes too soon leaves the code on its way good")
    void resend() {
        Challenge first = begin();
        sent();
        post.clock.advance(HALF_A_MINUTE);
        Challenge second = post.again(first).orThrow();
        assertEquals(1, sent());
        Challenge tooSoon = post.again(second).orThrow();
        assertAlike(second, tooSoon);
        assertEquals(0, sent());
        assertEquals(NO, post.finishSigningIn(tooSoon, wrong(post.inbox.code())));
        post.finishSigningIn(tooSoon, post.inbox.code()).orThrow();
        assertEquals(NO, post.finishSigningIn(second, post.inbox.code()), "once, whichever ticket it comes with");
    }

    @Test
    @DisplayName(
            "what cannot be a code looks as wrong as any, as it would tell whether one was sent; a ticket's age is told")
    void told() {
        Challenge challenge = begin();
        sent();
        assertEquals(NO, post.finishSigningIn(challenge, "no"));
        assertEquals(NO, post.finishSigningIn(begin(), "no"));
        assertEquals(
                0, post.finishSigningIn(challenge, post.inbox.code()).orThrow().failuresBefore());
        Challenge late = begin();
        post.clock.advance(Duration.ofMinutes(10));
        assertRejected(Reason.TICKET_EXPIRED, post.finishSigningIn(late, post.inbox.code()));
    }

    @Test
    @DisplayName(
            "a method that is not there cannot be asked for: whoever lists an unknown account's methods has to invent some")
    void unknown() {
        Begun begun = post.registry.begin(
                new Request.FirstFactor(post.account, new MethodId("AAAAAAAAAAAAAAAAAAAAAA")), post.browser);
        assertDeclined(Reason.NO_SUCH_METHOD, begun);
    }

    @Test
    @DisplayName("of a method whose codes are not sent: no wait is told, and the right code in it looks wrong")
    void notSent() {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        Request first = new Request.FirstFactor(world.account, known.method().id());
        for (int i = 0; i < 4; i++) {
            Challenge challenge = world.registry.begin(first, world.browser).orThrow();
            assertEquals(NO, world.finishSigningIn(challenge, new Code("wrong/0"), world.browser));
        }
        Challenge challenge = world.registry.begin(first, world.browser).orThrow();
        assertEquals(NO, world.finishSigningIn(challenge, known.word().proof(1), world.browser));
        world.clock.advance(HALF_A_MINUTE);
        world.finishSigningIn(challenge, known.word().proof(1), world.browser).orThrow();
    }
}
