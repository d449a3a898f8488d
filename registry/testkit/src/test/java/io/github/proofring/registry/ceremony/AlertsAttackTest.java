package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What thieves and strangers try with the messages that tell an owner of things, and with addresses that take none. */
@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Messages about what happened, under attack")
class AlertsAttackTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Method email;
    private Method phone;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.clock.advance(Duration.ofDays(1));
        forget();
    }

    private void forget() {
        owner.newAlerts();
        owner.events.clear();
    }

    /** Another server on the same store, whose parts differ. */
    private Registry server(Delivery delivery, UnaryOperator<Sending> sending) {
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Sending all = sending.apply(Sending.of(
                        delivery,
                        store.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", numbers))
                .withAlertPage(Owner.PAGE));
        return Registry.create(
                        owner.store,
                        owner.keys,
                        List.of(new RecoveryCodes(), new Knock()),
                        all,
                        Policy.STANDARD,
                        owner.clock)
                .telling(owner.events::add);
    }

    private Authority.Proven stepUp(Registry at, Owner.Known with, Operation operation) {
        Challenge challenge = at.begin(new Request.StepUp(owner.account, with.id, operation), owner.browser)
                .orThrow();
        return at.finish(challenge.ticket(), with.next(), owner.expecting(Purpose.STEP_UP), owner.browser)
                .orThrow()
                .authority();
    }

    private Owner.Known addWord(Registry at, Owner.Known with) {
        Challenge challenge = at.begin(
                        new Request.Enroll(stepUp(at, with, Operation.ADD_METHOD), Knock.KIND, "a word", "ada"),
                        owner.browser)
                .orThrow();
        Knock.Word added = (Knock.Word) challenge.prompt();
        Verdict verdict = at.finish(challenge.ticket(), added.proof(0), owner.expecting(Purpose.ENROLL), owner.browser);
        return new Owner.Known(verdict.orThrow().method().id(), added);
    }

    private Removal remove(Registry at, Owner.Known with, MethodId method) {
        return at.remove(stepUp(at, with, Operation.removeMethod(method)), method);
    }

    private String addressOf(Method method) {
        return owner.registry.address(owner.account, method.id()).orElseThrow();
    }

    private static long to(String address, List<Message> messages) {
        return messages.stream().filter(message -> message.to().equals(address)).count();
    }

    private Optional<Instant> dueAt() {
        return owner.store.find(owner.account).row().flatMap(Row::dueAt);
    }

    private void pump(int times) {
        for (int i = 0; i < times; i++) {
            Begun begun = owner.registry.begin(
                    new Request.Enroll(owner.stepUp(word, Operation.ADD_METHOD), Knock.KIND, "more", "ada"),
                    owner.browser);
            if (begun instanceof Challenge more) {
                Verdict added = owner.registry.finish(
                        more.ticket(),
                        ((Knock.Word) more.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser);
                remove(owner.registry, word, added.orThrow().method().id());
            }
            owner.clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    @DisplayName(
            "hazard 8: nobody has a number of theirs texted without end by adding and removing methods: five an hour, ten a day")
    void alertsAreBudgeted() {
        String number = addressOf(phone);
        pump(40);
        assertEquals(5, to(number, owner.newAlerts()));
        Instant end = owner.clock.instant().plus(Duration.ofHours(20));
        while (owner.clock.instant().isBefore(end)) {
            pump(1);
            owner.registry.runDue(10);
            owner.clock.advance(Duration.ofMinutes(10));
        }
        assertEquals(5, to(number, owner.newAlerts()));
    }

    @Test
    @DisplayName(
            "what did not fit waits, and is told of each sort once when there is room; the application hears of each at once")
    void waits() {
        pump(40);
        assertEquals(
                owner.events.size(),
                Set.copyOf(owner.events.stream().map(AccountEvent::id).toList()).size());
        forget();
        owner.clock.set(dueAt().orElseThrow());
        while (dueAt().filter(due -> !due.isAfter(owner.clock.instant().plus(Duration.ofHours(2))))
                .isPresent()) {
            owner.registry.runDue(10);
            owner.clock.set(
                    dueAt().filter(due -> due.isAfter(owner.clock.instant())).orElse(owner.clock.instant()));
        }
        List<Message> later = owner.newAlerts();
        assertEquals(2, to(addressOf(phone), later), "added, and removed");
        assertEquals(2, to(addressOf(email), later));
        assertEquals(List.of(), owner.events);
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName(
            "nothing else uses up the room for a replacement of everything: the request and its reminder are told at once")
    void roomForReplacement() {
        pump(40);
        forget();
        owner.replacedByStranger();
        List<Message> asked = owner.newAlerts();
        assertEquals(1, to(addressOf(phone), asked));
        assertEquals(1, to(addressOf(email), asked));
        owner.clock.advance(Duration.ofDays(1));
        owner.registry.runDue(10);
        assertTrue(to(addressOf(phone), owner.newAlerts()) > 0);
    }

    @Test
    @DisplayName("an address that comes and goes, and comes again, is counted as one, and told once of one thing")
    void oneAddress() {
        String number = addressOf(phone);
        for (int i = 0; i < 3; i++) {
            remove(owner.registry, word, phone.id());
            owner.clock.advance(Duration.ofMinutes(1));
            Challenge challenge = owner.registry
                    .begin(
                            new Request.EnrollAddress(
                                    owner.stepUp(word, Operation.ADD_METHOD), PhoneCodes.TEXT, number, ""),
                            owner.browser)
                    .orThrow();
            owner.clock.advance(Duration.ofMinutes(1));
            phone = owner.registry
                    .finish(
                            challenge.ticket(),
                            new Code(owner.code(challenge)),
                            owner.expecting(Purpose.ENROLL),
                            owner.browser)
                    .orThrow()
                    .method();
        }
        forget();
        owner.clock.advance(Duration.ofHours(2));
        pump(1);
        assertEquals(2, to(number, owner.newAlerts()));
        pump(40);
        assertEquals(3, to(number, owner.newAlerts()), "ten in all: 5, 2 and 3");
    }

    @Test
    @DisplayName("the application's ceilings are asked before an alert is texted, too")
    void ceilings() {
        List<Channel> asked = new ArrayList<>();
        Registry limited = server(
                owner.inbox,
                sending -> sending.withLimiter(recipient -> {
                    asked.add(recipient.channel());
                    return true;
                }));
        addWord(limited, word);
        assertTrue(asked.contains(Channel.SMS), "asked for " + asked);
    }

    @Test
    @DisplayName("what the application's ceilings hold back waits, and is told when they allow it")
    void heldBack() {
        boolean[] open = {false};
        Registry limited = server(owner.inbox, sending -> sending.withLimiter(recipient -> open[0]));
        addWord(limited, word);
        assertEquals(List.of(), owner.newAlerts());
        open[0] = true;
        owner.clock.advance(Duration.ofMinutes(1));
        limited.runDue(10);
        assertEquals(2, owner.newAlerts().size());
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName("a carrier that asks not to be tried again for a while is not, and others are")
    void retryAfter() {
        String busy = addressOf(email);
        List<String> tried = new ArrayList<>();
        Registry at = server(
                message -> {
                    tried.add(message.to());
                    if (message.to().equals(busy)) {
                        throw DeliveryException.busy("421", Duration.ofHours(5));
                    }
                },
                sending -> sending);
        addWord(at, word);
        assertEquals(List.of(busy, addressOf(phone)), tried);
        Instant start = owner.clock.instant();
        addWord(at, word);
        at.runDue(10);
        assertEquals(List.of(busy, addressOf(phone), addressOf(phone)), tried);
        owner.clock.set(start.plus(Duration.ofHours(5)).minusSeconds(1));
        at.runDue(10);
        assertEquals(3, tried.size());
        owner.clock.advance(Duration.ofSeconds(1));
        at.runDue(10);
        assertEquals(4, tried.size());
    }

    @Test
    @DisplayName("a thief's mailbox that takes no mail does not keep the owner from removing the thief's methods")
    void deadMailboxFillsOutbox() {
        String dead = owner.anEmail();
        Delivery carrier = message -> {
            if (message.to().equals(dead) && message.subject().indexOf("code") < 0) {
                throw DeliveryException.failed("451 try again later");
            }
            owner.inbox.deliver(message);
        };
        Registry at = server(carrier, sending -> sending);
        // The thief has put a word and a mailbox of their own on the account.
        Owner.Known thiefs = addWord(at, word);
        Challenge challenge = at.begin(
                        new Request.EnrollAddress(stepUp(at, thiefs, Operation.ADD_METHOD), EmailCodes.KIND, dead, ""),
                        owner.browser)
                .orThrow();
        owner.clock.advance(Duration.ofSeconds(31));
        at.finish(challenge.ticket(), new Code(owner.code(challenge)), owner.expecting(Purpose.ENROLL), owner.browser)
                .orThrow();
        for (int i = 0; i < 13; i++) {
            Begun begun = at.begin(
                    new Request.Enroll(stepUp(at, thiefs, Operation.ADD_METHOD), Knock.KIND, "more", "ada"),
                    owner.browser);
            if (begun instanceof Challenge more) {
                MethodId id = at.finish(
                                more.ticket(),
                                ((Knock.Word) more.prompt()).proof(0),
                                owner.expecting(Purpose.ENROLL),
                                owner.browser)
                        .orThrow()
                        .method()
                        .id();
                remove(at, thiefs, id);
            }
        }
        assertInstanceOf(
                Removal.Removed.class,
                at.remove(stepUp(at, word, Operation.removeMethod(email.id())), email.id()),
                "at once");
        for (int day = 0; day < 7; day++) {
            owner.clock.advance(Duration.ofDays(1));
            at.runDue(10);
        }
        // And after five days of it adds as before.
        addWord(at, word);
        Removal removal = remove(at, word, thiefs.id);
        assertInstanceOf(Removal.Removed.class, removal, "a week later: " + removal);
    }

    @Test
    @DisplayName("a server that sends nothing, such as a batch of the same application, throws no alert away")
    void serverWithoutSending() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        addWord(owner.registry, word);
        owner.inbox.recover();
        owner.clock.advance(Duration.ofMinutes(2));
        Registry batch = Registry.create(
                owner.store, owner.keys, List.of(new RecoveryCodes(), new Knock()), Policy.STANDARD, owner.clock);
        assertEquals(0, batch.runDue(10));
        owner.clock.advance(Duration.ofHours(1));
        forget();
        owner.registry.runDue(10);
        assertEquals(2, owner.newAlerts().size());
    }

    @Test
    @DisplayName("a change that such a server makes is told by one that sends")
    void changeOnServerWithoutSending() {
        Registry batch = Registry.create(
                owner.store, owner.keys, List.of(new RecoveryCodes(), new Knock()), Policy.STANDARD, owner.clock);
        String gone = addressOf(email);
        assertInstanceOf(Removal.Removed.class, remove(batch, word, email.id()));
        owner.clock.advance(Duration.ofHours(1));
        owner.registry.runDue(10);
        assertEquals(1, to(gone, owner.newAlerts()));
    }

    @Test
    @DisplayName("a server that sends by mail alone tells by mail, and leaves the texts to another")
    void serverWithoutKind() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        addWord(owner.registry, word);
        owner.inbox.recover();
        owner.clock.advance(Duration.ofMinutes(2));
        Sending mails = Sending.of(owner.inbox, store.budgets(), new EmailCodes("Example"));
        Registry at = Registry.create(
                owner.store,
                owner.keys,
                List.of(new RecoveryCodes(), new Knock()),
                mails,
                Policy.STANDARD,
                owner.clock);
        forget();
        assertEquals(1, at.runDue(1));
        assertEquals(1, to(addressOf(email), owner.newAlerts()));
        owner.clock.advance(Duration.ofMinutes(2));
        assertEquals(0, at.runDue(10), "nothing that it could do");
        assertEquals(1, owner.registry.runDue(1));
        assertEquals(
                List.of(addressOf(phone)),
                owner.newAlerts().stream().map(Message::to).toList());
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName("what no server tells is given up after a month")
    void toldByNobody() {
        Registry batch = Registry.create(
                owner.store, owner.keys, List.of(new RecoveryCodes(), new Knock()), Policy.STANDARD, owner.clock);
        addWord(batch, word);
        owner.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertEquals(0, batch.runDue(1));
        owner.clock.advance(Duration.ofMillis(1));
        assertEquals(1, batch.runDue(1));
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName(
            "told at least once: a second recovery code makes nobody miss the first, which the application did not take")
    void coalescedEvents() {
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge challenge = owner.registry
                .begin(new Request.Enroll(by, RecoveryCodes.KIND, "", "ada"), owner.browser)
                .orThrow();
        MethodId set = owner.registry
                .finish(challenge.ticket(), new RecoveryCodes.Kept(), owner.expecting(Purpose.ENROLL), owner.browser)
                .orThrow()
                .method()
                .id();
        List<String> codes = ((RecoveryCodes.Codes) challenge.prompt()).codes();
        List<AccountEvent> offered = new ArrayList<>();
        List<AccountEvent> heard = new ArrayList<>();
        Registry at = owner.server(owner.store).telling(event -> {
            offered.add(event);
            if (offered.size() == 1) {
                throw new IllegalStateException("not now");
            }
            heard.add(event);
        });
        for (int i = 0; i < 2; i++) {
            Challenge signing = at.begin(new Request.SignIn(owner.account, set), owner.browser)
                    .orThrow();
            at.finish(signing.ticket(), new Code(codes.get(i)), owner.expecting(Purpose.SIGN_IN), owner.browser)
                    .orThrow();
            owner.clock.advance(Duration.ofSeconds(10));
        }
        owner.clock.advance(Duration.ofHours(1));
        at.runDue(10);
        assertEquals(
                Set.copyOf(offered.stream().map(AccountEvent::id).toList()),
                Set.copyOf(heard.stream().map(AccountEvent::id).toList()));
    }
}
