package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Assurance;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Factor;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import io.github.proofring.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What thieves, strangers, crashes and wrong clocks try on the life cycle of an account. The gravest first. */
@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("The life cycle under attack")
class LifeCycleAttackTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Method email;
    private Method phone;

    @BeforeEach
    void anAccount() {
        set(new Owner(store, UnreliableAccountStore::new));
    }

    private void set(Owner other) {
        owner = other;
        word = owner.firstWord();
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        forget();
    }

    private void forget() {
        owner.newAlerts();
        owner.events.clear();
    }

    /** Another server on the same store, whose parts differ. */
    private Registry server(Clock clock, Delivery delivery, UnaryOperator<Sending> sending) {
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Sending all = sending.apply(Sending.of(
                        delivery,
                        store.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", numbers))
                .withAlertPage(Owner.PAGE));
        return Registry.create(
                        owner.store, owner.keys, List.of(new RecoveryCodes(), new Knock()), all, Policy.STANDARD, clock)
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

    // ---------------------------------------------------------------------------------------------- keeping the owner
    // from cancelling

    /** Tries a wrong code as soon as it is told that it may, and asks for codes as soon as it may. */
    private final class Blocker {
        private final Map<MethodId, Instant> next = new HashMap<>();
        private final Caller caller;

        Blocker(Caller caller) {
            this.caller = caller;
        }

        void act(List<MethodId> methods) {
            methods.stream()
                    .filter(method -> !next.getOrDefault(method, Instant.EPOCH).isAfter(owner.clock.instant()))
                    .forEach(this::act);
        }

        private void act(MethodId method) {
            for (int i = 0; i < 5; i++) {
                Begun begun = owner.beginCancel(method, caller);
                if (begun instanceof Begun.Declined declined) {
                    next.put(
                            method,
                            declined.retryAt().orElse(owner.clock.instant().plus(MINUTE)));
                    return;
                }
                boolean isCode = !method.equals(word.id);
                Verdict verdict = owner.registry.finish(
                        begun.orThrow().ticket(),
                        isCode
                                ? new Code("00000000".substring(method.equals(phone.id()) ? 2 : 0))
                                : Owner.Known.wrong(),
                        owner.expecting(Purpose.CANCEL_REPLACEMENT),
                        caller);
                assertInstanceOf(Verdict.Rejected.class, verdict);
            }
        }
    }

    private boolean ownerCancels(Owner.Known with, Caller caller) {
        if (owner.cancel(with, with.next(), caller) instanceof Verdict.Accepted) {
            return true;
        }
        with.unuse();
        for (Method address : List.of(email, phone)) {
            Begun begun = owner.beginCancel(address.id(), caller);
            if (begun instanceof Challenge challenge) {
                String code = owner.code(challenge);
                Verdict verdict = owner.registry.finish(
                        challenge.ticket(), new Code(code), owner.expecting(Purpose.CANCEL_REPLACEMENT), caller);
                if (verdict instanceof Verdict.Accepted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The owner comes back a day after it began, and tries eight times an hour. */
    private void assertOwnerCancels(List<Blocker> thieves, Caller owners) {
        List<MethodId> all = List.of(word.id, email.id(), phone.id());
        for (int minute = 0; minute < 24 * 60; minute++) {
            thieves.forEach(thief -> thief.act(all));
            owner.clock.advance(MINUTE);
        }
        assertInstanceOf(Verdict.Accepted.class, owner.cancel(word, word.next(), owners));
    }

    @Test
    @DisplayName(
            "a password thief who fails a cancel at the end of every wait does not keep from it the owner who comes by the link of an alert")
    void ownerCanCancelUnderAttack() {
        owner.replacedByStranger();
        assertOwnerCancels(List.of(new Blocker(owner.stranger)), owner.byLink());
    }

    @Test
    @DisplayName("nor does one who once signed in, and so has a device token, keep the owner from it on a known device")
    void ownerCanCancelFromKnownDeviceUnderAttack() {
        String token = owner.registry.deviceToken(owner.signIn(word).orThrow());
        String thiefs = owner.registry.deviceToken(owner.signIn(word).orThrow());
        owner.replacedByStranger();
        List<Blocker> thieves = List.of(new Blocker(owner.stranger.withDevice(thiefs)), new Blocker(owner.stranger));
        assertOwnerCancels(thieves, owner.byLink().withDevice(token));
    }

    @Test
    @DisplayName("held: on a known device the owner does cancel while a stranger fails cancels, if no thief has one")
    void knownDeviceCancelsUnderAttack() {
        String token = owner.registry.deviceToken(owner.signIn(word).orThrow());
        owner.replacedByStranger();
        Blocker thief = new Blocker(owner.stranger);
        for (int minute = 0; minute < 24 * 60; minute++) {
            thief.act(List.of(word.id, email.id(), phone.id()));
            owner.clock.advance(MINUTE);
        }
        assertTrue(ownerCancels(word, owner.browser.withDevice(token)));
    }

    // ---------------------------------------------------------------------------------------------- alerts as a weapon

    // ---------------------------------------------------------------------------------------------- what is due

    /** A store on which two accounts are due. */
    private record Two(AccountStore all, AccountId one, AccountId other) implements AccountStore {
        @Override
        public Found find(AccountId id) {
            return all.find(id);
        }

        @Override
        public Stored store(Change change) {
            return all.store(change);
        }

        @Override
        public Stored delete(AccountId id, Revision revision) {
            return all.delete(id, revision);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return Stream.of(one, other)
                    .flatMap(id -> find(id).row().stream())
                    .filter(row -> row.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                    .sorted(Comparator.comparing((Row row) -> row.dueAt().orElseThrow()))
                    .limit(limit)
                    .map(Row::account)
                    .toList();
        }
    }

    @Test
    @DisplayName("an account that cannot be served keeps no other from it, however small the limit")
    void poisonedAccount() {
        Owner poisoned = new Owner(store);
        Owner.Known theirs = poisoned.firstWord();
        poisoned.addPhone(poisoned.stepUp(theirs, Operation.ADD_METHOD));
        poisoned.inbox.failWith(DeliveryException.failed("down"));
        poisoned.addWord(poisoned.stepUp(theirs, Operation.ADD_METHOD));
        // The same tables, and two accounts, of which one is sealed under a key that this server has not.
        AccountStore shared = new AccountStore() {
            @Override
            public Found find(AccountId id) {
                Found found = (id.equals(poisoned.account) ? poisoned.store : owner.store).find(id);
                return new Found(found.row(), owner.clock.instant());
            }

            @Override
            public Stored store(Change change) {
                return owner.store.store(change);
            }

            @Override
            public Stored delete(AccountId id, Revision revision) {
                return owner.store.delete(id, revision);
            }

            @Override
            public List<AccountId> due(Instant now, int limit) {
                return List.of();
            }
        };
        Registry at = owner.server(new Two(shared, poisoned.account, owner.account));
        owner.clock.advance(Duration.ofHours(1));
        owner.inbox.failWith(DeliveryException.failed("down"));
        addWord(at, word);
        owner.inbox.recover();
        owner.clock.advance(Duration.ofHours(1));
        forget();
        for (int i = 0; i < 20; i++) {
            at.runDue(1);
        }
        assertEquals(2, owner.newAlerts().size(), "twenty calls, and the owner was not told");
    }

    @Test
    @DisplayName("what was not done is not counted, or whoever calls until there is no more calls for ever")
    void wrongClockSpins() {
        owner.replacedByStranger();
        SettableClock ahead = new SettableClock(owner.clock.instant().plus(Duration.ofDays(45)));
        Registry wrong = server(ahead, owner.inbox, sending -> sending);
        int calls = 0;
        while (wrong.runDue(1) == 1 && calls < 50) {
            calls++;
        }
        assertTrue(calls < 50, "a loop that ends when fewer than the limit were due does not end");
    }

    @Test
    @DisplayName(
            "the application hears that all sessions are to end from the call that makes it true, with nobody calling runDue")
    void doneIsHeard() {
        Owner.Known theirs = owner.replacedByStranger();
        owner.clock.advance(MONTH);
        forget();
        owner.signIn(theirs).orThrow();
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened());
    }

    @Test
    @DisplayName("what is stored is done, whatever the executor throws")
    void oddExecutor() {
        Registry at = server(
                owner.clock,
                owner.inbox,
                sending -> sending.inBackground(task -> {
                    throw new IllegalStateException("shut down");
                }));
        assertInstanceOf(Removal.Removed.class, remove(at, word, email.id()));
    }

    // ---------------------------------------------------------------------------------------------- wrong clocks

    @Test
    @DisplayName("clocks within 30 seconds: an address added a moment ago is told of what a server that is behind does")
    void behindTellsNewAddress() {
        Method fresh = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        String number = addressOf(fresh);
        forget();
        owner.clock.advance(Duration.ofSeconds(5));
        SettableClock behind = new SettableClock(owner.clock.instant().minusSeconds(25));
        addWord(server(behind, owner.inbox, sending -> sending), word);
        owner.clock.advance(Duration.ofHours(1));
        owner.registry.runDue(10);
        assertEquals(1, to(number, owner.newAlerts()));
    }

    // ---------------------------------------------------------------------------------------------- the application's
    // word

    @Test
    @DisplayName("what is set aside opens nothing: its proof is no factor of the session that made it")
    void setAsideIsNoFactor() {
        Challenge challenge = owner.registry
                .begin(
                        new Request.ReplaceAll(new Request.EnrollAddress(
                                owner.applicationsWord(), PhoneCodes.TEXT, owner.aNumber(), "")),
                        owner.stranger)
                .orThrow();
        Verdict.Accepted accepted = owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.REPLACE_ALL),
                        owner.stranger)
                .orThrow();
        Instant now = owner.clock.instant();
        assertEquals(Assurance.AAL1, Assurance.of(List.of(Factor.password(now), accepted.factor())));
    }

    // ---------------------------------------------------------------------------------------------- what hangs on a
    // method

    @Test
    @DisplayName("an address is told that it was removed, and kept, however long it is")
    void longAddress() {
        String fullwidth = "\uff45".repeat(60) + "." + "\uff45".repeat(60) + "." + "\uff45".repeat(40) + ".example.org";
        String typed = "ada-" + UUID.randomUUID() + "@" + fullwidth;
        Challenge challenge = owner.registry
                .begin(
                        new Request.EnrollAddress(owner.stepUp(word, Operation.ADD_METHOD), EmailCodes.KIND, typed, ""),
                        owner.browser)
                .orThrow();
        String to = owner.inbox.latest().to();
        MethodId id = owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow()
                .method()
                .id();
        owner.clock.advance(Duration.ofMinutes(1));
        forget();
        remove(owner.registry, word, id);
        assertEquals(1, to(to, owner.newAlerts()));
    }

    @Test
    @DisplayName("wrong codes of a cancel long ago slow no later one")
    void cancelsOfLongAgo() {
        owner.replacedByStranger();
        for (int i = 0; i < 20; i++) {
            owner.cancel(word, Owner.Known.wrong(), owner.stranger);
            owner.clock.advance(Duration.ofHours(1));
        }
        Challenge challenge = owner.beginCancel(email.id(), owner.browser).orThrow();
        owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.CANCEL_REPLACEMENT),
                        owner.browser)
                .orThrow();
        owner.clock.advance(MONTH);
        owner.replacedByStranger();
        assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.browser));
        owner.cancel(word).orThrow();
    }

    // ---------------------------------------------------------------------------------------------- tried, and held

    @Test
    @DisplayName("held: of many cancels at once one is accepted, and one event told")
    void cancelsAtOnce() {
        owner.replacedByStranger();
        forget();
        Code next = word.next();
        List<Challenge> tickets = Stream.generate(
                        () -> owner.beginCancel(word.id, owner.browser).orThrow())
                .limit(8)
                .toList();
        List<Verdict> verdicts = Parallel.of(
                8,
                i -> owner.registry.finish(
                        tickets.get(i).ticket(), next, owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser));
        assertEquals(
                1, verdicts.stream().filter(Verdict.Accepted.class::isInstance).count());
        assertEquals(List.of(What.REPLACEMENT_CANCELLED), owner.happened());
        owner.assertUsual();
    }

    @Test
    @DisplayName("held: a replacement and a removal of the only telephone at once are told of, or one is refused")
    void removalAgainstReplacement() {
        for (int round = 0; round < 5; round++) {
            set(new Owner(store));
            Challenge asked = owner.askToReplaceAll().orThrow();
            Authority.Proven by = owner.stepUp(word, Operation.removeMethod(phone.id()));
            List<Object> both =
                    Parallel.of(2, i -> i == 0 ? (Object) owner.prove(asked) : owner.registry.remove(by, phone.id()));
            boolean restricted = both.get(0) instanceof Verdict.Accepted;
            assertEquals(restricted, owner.registry.standing(owner.account) instanceof Standing.Restricted);
            assertEquals(restricted, both.get(1) instanceof Removal.NotRemoved);
            assertEquals(restricted ? 3 : 2, owner.methods().size());
        }
    }

    @Test
    @DisplayName("held: many servers at once remind the owner once, and end it once")
    void runDueAtOnce() {
        owner.replacedByStranger();
        owner.clock.advance(Duration.ofDays(7));
        forget();
        Parallel.of(8, i -> owner.server(owner.store).runDue(10));
        assertEquals(List.of(What.REPLACEMENT_COMING), owner.happened());
        assertEquals(2, owner.newAlerts().size());
        owner.clock.advance(MONTH);
        forget();
        Parallel.of(8, i -> owner.server(owner.store).runDue(10));
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened());
        assertEquals(2, owner.newAlerts().size());
    }

    @Test
    @DisplayName("held: a cancel and the end at once, on servers 30 seconds apart each way: one of them, and it stays")
    void cancelAgainstEnd() {
        for (int round = 0; round < 5; round++) {
            set(new Owner(store));
            Owner.Known theirs = owner.replacedByStranger();
            owner.clock.set(owner.restricted().until().minusSeconds(1));
            Registry behind =
                    server(Clock.offset(owner.clock, Duration.ofSeconds(-29)), owner.inbox, sending -> sending);
            Registry ahead = server(Clock.offset(owner.clock, Duration.ofSeconds(29)), owner.inbox, sending -> sending);
            Challenge cancel = behind.begin(new Request.CancelReplacement(owner.account, word.id), owner.browser)
                    .orThrow();
            Code next = word.next();
            List<Object> both = Parallel.of(
                    2,
                    i -> i == 0
                            ? (Object) behind.finish(
                                    cancel.ticket(), next, owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser)
                            : ahead.runDue(10));
            boolean cancelled = both.get(0) instanceof Verdict.Accepted;
            owner.clock.advance(Duration.ofMinutes(2));
            assertEquals(cancelled ? List.of(word.id, email.id(), phone.id()) : List.of(theirs.id), owner.methods());
        }
    }

    @Test
    @DisplayName(
            "held: lost answers at every write of asking, reminding, cancelling and ending change nothing but the time it takes")
    void lostAnswers() {
        UnreliableAccountStore unreliable = (UnreliableAccountStore) owner.store;
        unreliable.loseNextAnswer();
        Challenge asked = owner.askToReplaceAll().orThrow();
        unreliable.loseNextAnswer();
        unreliable.loseNextAnswer();
        owner.prove(asked).orThrow();
        Instant until = owner.restricted().until();
        assertEquals(List.of(What.REPLACEMENT_ASKED), owner.happened());
        owner.clock.advance(Duration.ofDays(1));
        unreliable.loseNextAnswer();
        owner.registry.runDue(10);
        assertEquals(List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING), owner.happened());
        assertEquals(until, owner.restricted().until());
        unreliable.loseNextAnswer();
        owner.cancel(word).orThrow();
        owner.assertUsual();
        assertEquals(
                List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING, What.REPLACEMENT_CANCELLED), owner.happened());
    }

    @Test
    @DisplayName("held: a crash between the claim of a reminder and its telling loses no message")
    void crashAfterClaim() {
        owner.replacedByStranger();
        owner.clock.advance(Duration.ofDays(1));
        forget();
        Registry dying = server(
                owner.clock,
                message -> {
                    throw new IllegalStateException("the process ends here");
                },
                sending -> sending);
        dying.runDue(10);
        owner.clock.advance(Duration.ofMinutes(10));
        owner.registry.runDue(10);
        assertEquals(2, owner.newAlerts().size());
    }

    @Test
    @DisplayName("held: for an account that is not there, and one that nobody replaces, the new requests answer alike")
    void unknownAccount() {
        Owner nobody = new Owner(store);
        assertEquals(
                owner.beginCancel(new MethodId("A".repeat(22)), owner.stranger),
                nobody.beginCancel(new MethodId("A".repeat(22)), nobody.stranger));
        assertEquals(owner.registry.standing(owner.account), nobody.registry.standing(nobody.account));
        assertEquals(Optional.empty(), nobody.store.find(nobody.account).row());
        assertInstanceOf(RemovalOfAll.NotAsked.class, nobody.registry.removeAll(nobody.applicationsWord()));
        assertEquals(Optional.empty(), nobody.store.find(nobody.account).row());
    }

    @Test
    @DisplayName("held: the ticket, authority and link of one replacement are nothing to the next")
    void acrossReplacements() {
        Challenge first = owner.askToReplaceAll().orThrow();
        owner.replacedByStranger();
        Challenge cancel = owner.beginCancel(word.id, owner.browser).orThrow();
        owner.cancel(word).orThrow();
        owner.clock.advance(MONTH);
        owner.replacedByStranger();
        assertInstanceOf(Verdict.Rejected.class, owner.prove(first));
        assertInstanceOf(
                Verdict.Rejected.class,
                owner.registry.finish(
                        cancel.ticket(), word.next(), owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.browser));
        owner.restricted();
    }

    @Test
    @DisplayName("held: whatever language a browser claims, the owner is told")
    void oddLanguages() {
        List<Locale> odd = new ArrayList<>(List.of(
                Locale.ROOT,
                new Locale("x".repeat(50_000)),
                new Locale("ja", "JP", "JP"),
                new Locale("th", "TH", "TH"),
                new Locale("no", "NO", "NY"),
                Locale.forLanguageTag("ar-u-nu-mathsanb-ca-islamic"),
                Locale.forLanguageTag("de-1901-1996-x-a-b-c-d-e-f"),
                Locale.forLanguageTag("und-u-ca-japanese"),
                Locale.forLanguageTag("i-klingon")));
        for (Locale locale : odd) {
            Caller there = owner.browser.withLanguage(locale);
            Challenge challenge = owner.registry
                    .begin(new Request.SignIn(owner.account, word.id), there)
                    .orThrow();
            owner.registry
                    .finish(challenge.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), there)
                    .orThrow();
            forget();
            owner.registry.runDue(1);
            Owner.Known more = addWord(owner.registry, word);
            assertEquals(2, owner.newAlerts().size(), locale.toLanguageTag());
            remove(owner.registry, word, more.id);
        }
    }

    @Test
    @DisplayName(
            "held: an account that was emptied at the end takes the first method on the application's word, and no old authority")
    void emptied() {
        Authority.Proven old = owner.stepUp(word, Operation.ADD_METHOD);
        owner.registry.removeAll(owner.applicationsWord());
        owner.clock.advance(MONTH);
        assertInstanceOf(
                Begun.Declined.class,
                owner.registry.begin(new Request.Enroll(old, Knock.KIND, "mine", "ada"), owner.browser));
        owner.firstWord();
        assertEquals(1, owner.methods().size());
    }

    @Test
    @DisplayName("held: an expected purpose that is another's is refused whichever way round")
    void expectedPurpose() {
        Challenge asked = owner.askToReplaceAll().orThrow();
        assertRejected(
                Reason.WRONG_PURPOSE,
                owner.registry.finish(
                        asked.ticket(),
                        ((Knock.Word) asked.prompt()).proof(0),
                        Expected.of(owner.account, Purpose.SIGN_IN, Purpose.STEP_UP, Purpose.CANCEL_REPLACEMENT),
                        owner.stranger));
    }
}
