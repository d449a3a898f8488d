package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static io.github.proofring.registry.ceremony.Post.wrong;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.SendLimits;
import io.github.proofring.registry.SendPolicy;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.LineType;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.address.PhonePolicy.WhenDown;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import io.github.proofring.registry.testkit.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks on codes that are sent")
class SentCodeAttackTest {
    private static final TestStore MEMORY = TestStore.IN_MEMORY;

    private static Challenge first(Post post, Method method) {
        return post.registry
                .begin(new Request.FirstFactor(post.account, method.id()), post.browser)
                .orThrow();
    }

    @Test
    @DisplayName(
            "A1 hazard 25: a malformed code at FirstFactor must not tell a challenge with a message from one without")
    void malformedTellsWhetherACodeWasSent() {
        Post post = new Post(MEMORY);
        Method method = post.enrolled();
        Challenge real = first(post, method);
        Challenge decoy = first(post, method);
        assertEquals(post.finishSigningIn(real, "x"), post.finishSigningIn(decoy, "x"));
    }

    @Test
    @DisplayName("A1 hazard 25: a malformed code at FirstFactor must not tell whether a wait is on")
    void malformedTellsWhetherThereIsAWait() {
        Post post = new Post(MEMORY);
        Method method = post.enrolled();
        Challenge challenge = first(post, method);
        Verdict before = post.finishSigningIn(challenge, "x");
        for (int i = 0; i < 4; i++) {
            post.finishSigningIn(challenge, wrong(post.inbox.code()));
        }
        assertEquals(before, post.finishSigningIn(challenge, "x"));
    }

    @Test
    @DisplayName("A1 hazard 25: the same with a method whose codes are not sent")
    void malformedTellsWhetherAnAppWaits() {
        World world = new World(MEMORY.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        Request first = new Request.FirstFactor(world.account, known.method().id());
        Challenge challenge = world.registry.begin(first, world.browser).orThrow();
        Verdict before = world.finishSigningIn(challenge, new Code("x"), world.browser);
        for (int i = 0; i < 4; i++) {
            world.finishSigningIn(challenge, new Code("wrong/0"), world.browser);
        }
        assertEquals(before, world.finishSigningIn(challenge, new Code("x"), world.browser));
    }

    @Test
    @DisplayName(
            "A2: one account that asks for one address again and again must not use up the application's ceiling for all")
    void refusedRequestsUseUpTheCeiling() {
        AtomicInteger left = new AtomicInteger(100);
        Post post = new Post(
                MEMORY, sending -> sending.withLimiter(recipient -> left.getAndUpdate(n -> Math.max(0, n - 1)) > 0));
        Method owners = post.enrolled();
        AccountId attacker = Post.anotherAccount();
        for (int i = 0; i < 200; i++) {
            post.enrolling(Authority.assertedByApplication(attacker), EmailCodes.KIND, "victim@example.org");
        }
        assertEquals(2, post.inbox.messages().size(), "one to the owner, one to the victim");
        assertInstanceOf(Challenge.class, post.signingIn(owners, post.browser));
    }

    @Test
    @DisplayName("A2: requests of the same moment that send one message must not use up the ceiling")
    void parallelRequestsUseUpTheCeiling() {
        AtomicInteger taken = new AtomicInteger();
        Post post = new Post(
                MEMORY,
                sending -> sending.withLimiter(recipient -> {
                    taken.incrementAndGet();
                    return true;
                }));
        Method method = post.enrolled();
        int before = taken.get();
        AtomicReference<Begun> other = new AtomicReference<>();
        // The other server's request comes between this one's question and its write.
        Registry meanwhile = post.registry(sending -> sending.withLimiter(recipient -> {
            taken.incrementAndGet();
            if (other.get() == null) {
                other.set(post.signingIn(method, post.browser));
            }
            return true;
        }));
        meanwhile.begin(new Request.SignIn(post.account, method.id()), post.browser);
        assertEquals(2, post.inbox.messages().size());
        assertEquals(1, taken.get() - before, "asked once for each message");
    }

    @Test
    @DisplayName("A3: an account that may not send must not cost a look-up of a carrier for each request")
    void lookUpsWithoutEnd() {
        AtomicInteger asked = new AtomicInteger();
        Inbox inbox = new Inbox();
        PhonePolicy numbers = PhonePolicy.typedIn("US")
                .asking(
                        number -> {
                            asked.incrementAndGet();
                            return LineType.MOBILE;
                        },
                        WhenDown.REFUSE);
        Registry registry = Registry.create(
                new InMemoryAccountStore(),
                KeyRing.generate(),
                List.of(),
                Sending.of(inbox, new InMemoryBudgetStore(), PhoneCodes.byText("Example", "example.org", numbers)));
        Authority word = Authority.assertedByApplication(Post.anotherAccount());
        Caller browser = Post.anotherBrowser();
        for (int i = 0; i < 200; i++) {
            String number = "+1212555" + String.format(Locale.ROOT, "%04d", 2000 + i);
            registry.begin(new Request.EnrollAddress(word, PhoneCodes.TEXT, number, ""), browser);
        }
        assertEquals(10, inbox.messages().size());
        assertTrue(asked.get() <= 11, asked.get() + " look-ups for 10 messages");
    }

    @Test
    @DisplayName("A4: no message leaves for an enrollment that its authority is too weak to end")
    void messageInVain() {
        Post post = new Post(MEMORY);
        Method mail = post.enrolled();
        // A telephone first, by the proof of the mailbox while it is the only one: mailbox and telephone are there.
        Challenge stepUp = post.registry
                .begin(new Request.StepUp(post.account, mail.id(), Operation.ADD_METHOD), post.browser)
                .orThrow();
        Authority.Proven byMail = stepUp(post, stepUp);
        Challenge text = post.enrolling(byMail, PhoneCodes.TEXT, Post.number(1)).orThrow();
        post.finishEnrolling(text, post.inbox.code()).orThrow();
        post.clock.advance(HALF_A_MINUTE);
        int before = post.inbox.messages().size();
        Begun second = post.enrolling(byMail, PhoneCodes.TEXT, Post.number(2));
        if (second instanceof Challenge challenge) {
            assertRejected(Reason.AUTHORITY_TOO_WEAK, post.finishEnrolling(challenge, post.inbox.code()));
        }
        assertEquals(before, post.inbox.messages().size(), "a message for what can never be accepted");
    }

    private static Authority.Proven stepUp(Post post, Challenge challenge) {
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
    @DisplayName("A5: where a number is for one account alone, another account does not get it by another channel")
    void exclusiveNumberTwice() {
        Inbox inbox = new Inbox();
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Post post = new Post(MEMORY);
        Registry registry = Registry.create(
                new InMemoryAccountStore(post.clock),
                KeyRing.generate(),
                List.of(),
                Sending.of(
                        inbox,
                        new InMemoryBudgetStore(),
                        PhoneCodes.byText("Example", "example.org", numbers).forOneAccountEach(new byte[32]),
                        PhoneCodes.byCall("Example", numbers).forOneAccountEach(new byte[32])),
                Policy.STANDARD,
                post.clock);
        enrollNumber(registry, inbox, PhoneCodes.TEXT).orThrow();
        post.clock.advance(HALF_A_MINUTE);
        assertRejected(Reason.CREDENTIAL_TAKEN, enrollNumber(registry, inbox, PhoneCodes.CALL));
    }

    private static Verdict enrollNumber(Registry registry, Inbox inbox, MethodKind kind) {
        AccountId account = Post.anotherAccount();
        Caller browser = Post.anotherBrowser();
        Challenge challenge = registry.begin(
                        new Request.EnrollAddress(Authority.assertedByApplication(account), kind, Post.number(7), ""),
                        browser)
                .orThrow();
        String code = kind.equals(PhoneCodes.TEXT)
                ? inbox.code()
                : inbox.latest()
                        .text()
                        .replaceAll("(?s).*is: ([0-9, ]+)\\..*", "$1")
                        .replace(", ", "");
        return registry.finish(challenge.ticket(), new Code(code), Expected.of(account, Purpose.ENROLL), browser);
    }

    private static Registry slow(Post post) {
        SendLimits unproven = new SendLimits(Duration.ofMinutes(2), 5, 10);
        return Registry.create(
                post.store,
                post.keys,
                List.of(),
                Sending.of(post.inbox, post.budgets, new EmailCodes("Example")),
                Policy.STANDARD.withSending(new SendPolicy(
                        unproven,
                        SendPolicy.STANDARD.byAccount(),
                        SendPolicy.STANDARD.method(),
                        SendPolicy.STANDARD.mails(),
                        SendPolicy.STANDARD.alerts())),
                post.clock);
    }

    @Test
    @DisplayName("A6: resendAt of an enrollment is the time at which a resend is taken")
    void resendAtOfAnEnrollment() {
        Post post = new Post(MEMORY);
        Registry slow = slow(post);
        Request request = new Request.EnrollAddress(post.applicationsWord(), EmailCodes.KIND, post.email, "");
        Challenge challenge = slow.begin(request, post.browser).orThrow();
        post.clock.set(((CodeSent) challenge.prompt()).resendAt());
        assertInstanceOf(Challenge.class, slow.begin(new Request.Resend(challenge.ticket()), post.browser));
    }

    @Test
    @DisplayName("A6: retryAt of an enrollment whose message was not sent is the time at which the next is taken")
    void retryAtOfAnEnrollment() {
        Post post = new Post(MEMORY);
        Registry slow = slow(post);
        Request request = new Request.EnrollAddress(post.applicationsWord(), EmailCodes.KIND, post.email, "");
        post.inbox.failWith(DeliveryException.failed("down"));
        Begun.Declined declined = assertInstanceOf(Begun.Declined.class, slow.begin(request, post.browser));
        post.inbox.recover();
        post.clock.set(declined.retryAt().orElseThrow());
        assertInstanceOf(Challenge.class, slow.begin(request, post.browser));
    }

    @Test
    @DisplayName("A7: a carrier that asks for more patience than time has must not throw out of begin")
    void endlessRetryAfter() {
        Post post = new Post(MEMORY);
        post.inbox.failWith(DeliveryException.busy("full", Duration.ofSeconds(Long.MAX_VALUE)));
        assertInstanceOf(Begun.Declined.class, post.enrolling(post.applicationsWord(), EmailCodes.KIND, post.email));
    }

    @Test
    @DisplayName("A8 hazard 25: a delivery that breaks must not tell that there was something to deliver")
    void brokenDelivery() {
        AtomicReference<Optional<RuntimeException>> fault = new AtomicReference<>(Optional.empty());
        Post[] holder = new Post[1];
        Post post = new Post(
                MEMORY,
                sending -> Sending.of(
                        message -> {
                            if (fault.get().isPresent()) {
                                throw fault.get().get();
                            }
                            holder[0].inbox.deliver(message);
                        },
                        new InMemoryBudgetStore(),
                        new EmailCodes("Example")));
        holder[0] = post;
        Method method = post.enrolled();
        fault.set(Optional.of(new IllegalStateException("a bug in an adapter")));
        first(post, method);
    }

    @Test
    @DisplayName(
            "A11 hazard 22: one request to a server whose clock is a month ahead must not silence a method for a month")
    void clockAMonthAhead() {
        Post post = new Post(MEMORY);
        Method method = post.enrolled();
        Instant now = post.clock.instant();
        post.clock.advance(Duration.ofDays(30));
        post.beginSigningIn(method);
        post.clock.set(now.plus(Duration.ofDays(2)));
        assertInstanceOf(Challenge.class, post.signingIn(method, post.browser));
    }

    @Test
    @DisplayName(
            "A13: 30 seconds between two messages to one person, also right after an enrollment and over two lanes")
    void twoMessagesAtOnce() {
        Post post = new Post(MEMORY);
        Method method = post.finishEnrolling(post.beginEnrolling(post.email), post.inbox.code())
                .orThrow()
                .method();
        assertFalse(post.signingIn(method, post.browser) instanceof Challenge);
    }

    @Test
    @DisplayName("A14: a person who asks again too soon at FirstFactor can still use the code that came")
    void askedAgainTooSoon() {
        Post post = new Post(MEMORY);
        Method method = post.enrolled();
        Challenge sent = first(post, method);
        Challenge latest = post.again(sent).orThrow();
        post.finishSigningIn(latest, post.inbox.code()).orThrow();
    }
}
