package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import io.github.proofring.registry.testkit.Inbox;
import io.github.proofring.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The owner of an account with a word, a mailbox and a telephone, through the years: the steps that the tests of the life cycle are made of. */
final class Owner {
    static final String PAGE = "https://example.org/not-me?token=";

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    final KeyRing keys = KeyRing.generate();
    final Inbox inbox = new Inbox();
    final List<AccountEvent> events = Collections.synchronizedList(new ArrayList<>());
    final AccountStore store;
    final TestStore kindOfStore;
    final Registry registry;
    final AccountId account = new AccountId(UUID.randomUUID().toString());
    final Caller browser = Caller.session(UUID.randomUUID().toString());
    final Caller stranger = Caller.session(UUID.randomUUID().toString());
    private int proved;

    Owner(TestStore store) {
        this(store, UnaryOperator.identity());
    }

    Owner(TestStore kindOfStore, UnaryOperator<AccountStore> around) {
        this.kindOfStore = kindOfStore;
        this.store = around.apply(new Alone(new ClockedAccountStore(kindOfStore.open(), clock), account));
        this.registry = server(store);
    }

    /** The tests of a database share its tables, and what is due there is not for this owner's servers, which have other keys. */
    record Alone(AccountStore all, AccountId account) implements AccountStore {
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
            boolean due = find(account)
                    .row()
                    .flatMap(Row::dueAt)
                    .filter(time -> !time.isAfter(now))
                    .isPresent();
            return due ? List.of(account) : List.of();
        }
    }

    /** Another server on a store. */
    Registry server(AccountStore on) {
        return server(on, new Knock());
    }

    /** The same, with a clock of its own. */
    Registry server(AccountStore on, Clock own) {
        return server(on, new Knock(), own);
    }

    /** The same, with other words. */
    Registry server(AccountStore on, Knock knock) {
        return server(on, knock, clock);
    }

    private Registry server(AccountStore on, Knock knock, Clock own) {
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Sending sending = Sending.of(
                        inbox,
                        kindOfStore.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", numbers))
                .withAlertPage(PAGE);
        return Registry.create(
                        on,
                        keys,
                        List.of(new AuthenticatorApps("Example"), new RecoveryCodes(), knock),
                        sending,
                        Policy.STANDARD,
                        own)
                .telling(events::add);
    }

    Authority applicationsWord() {
        return Authority.assertedByApplication(account);
    }

    /** A word to remember, and how often it was used. */
    static final class Known {
        final MethodId id;
        private final Knock.Word word;
        private int used;

        Known(MethodId id, Knock.Word word) {
            this.id = id;
            this.word = word;
            this.used = 1;
        }

        Code next() {
            return word.proof(used++);
        }

        /** The last word was not taken. */
        void unuse() {
            used--;
        }

        static Code wrong() {
            return new Code("wrong/0");
        }
    }

    Known addWord(Authority by) {
        Challenge challenge = registry.begin(new Request.Enroll(by, Knock.KIND, "a word", "ada"), browser)
                .orThrow();
        Knock.Word word = (Knock.Word) challenge.prompt();
        Verdict verdict = registry.finish(challenge.ticket(), word.proof(0), expecting(Purpose.ENROLL), browser);
        return new Known(verdict.orThrow().method().id(), word);
    }

    /** The account's first method, on the application's word. */
    Known firstWord() {
        return addWord(applicationsWord());
    }

    String anEmail() {
        return "ada-" + UUID.randomUUID() + "@example.org";
    }

    String aNumber() {
        return "+447400" + String.format("%06d", Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
    }

    Method addEmail(Authority by) {
        return addAddress(by, EmailCodes.KIND, anEmail());
    }

    Method addPhone(Authority by) {
        return addAddress(by, PhoneCodes.TEXT, aNumber());
    }

    private Method addAddress(Authority by, MethodKind kind, String address) {
        Challenge challenge = registry.begin(new Request.EnrollAddress(by, kind, address, ""), browser)
                .orThrow();
        clock.advance(Duration.ofSeconds(31));
        return registry.finish(challenge.ticket(), new Code(code(challenge)), expecting(Purpose.ENROLL), browser)
                .orThrow()
                .method();
    }

    /** The code that was sent last by the channel of this challenge. */
    String code(Challenge challenge) {
        return code(((CodeSent) challenge.prompt()).channel());
    }

    String code(Channel channel) {
        List<Message> coded = inbox.messages().stream()
                .filter(message -> message.channel().equals(channel))
                .filter(message -> message.text().matches("(?s).*\\d{6}.*"))
                .toList();
        return Inbox.code(coded.get(coded.size() - 1));
    }

    Authority.Proven stepUp(Known with, Operation operation) {
        Challenge challenge = registry.begin(new Request.StepUp(account, with.id, operation), browser)
                .orThrow();
        return registry.finish(challenge.ticket(), with.next(), expecting(Purpose.STEP_UP), browser)
                .orThrow()
                .authority();
    }

    Verdict signIn(Known with) {
        return signIn(with, with.next());
    }

    Verdict signIn(Known with, Proof proof) {
        Begun begun = registry.begin(new Request.SignIn(account, with.id), stranger);
        return begun instanceof Begun.Declined declined
                ? new Verdict.Rejected(declined.reason(), declined.retryAt())
                : registry.finish(begun.orThrow().ticket(), proof, expecting(Purpose.SIGN_IN), stranger);
    }

    Begun askToReplaceAll() {
        return registry.begin(
                new Request.ReplaceAll(new Request.Enroll(applicationsWord(), Knock.KIND, "the new word", "ada")),
                stranger);
    }

    Verdict prove(Challenge replacing) {
        Knock.Word word = (Knock.Word) replacing.prompt();
        return registry.finish(replacing.ticket(), word.proof(0), expecting(Purpose.REPLACE_ALL), stranger);
    }

    /** Someone with the password has asked, and proven a word of theirs. */
    Known replacedByStranger() {
        Challenge challenge = askToReplaceAll().orThrow();
        return new Known(prove(challenge).orThrow().method().id(), (Knock.Word) challenge.prompt());
    }

    Begun beginCancel(MethodId with, Caller caller) {
        return registry.begin(new Request.CancelReplacement(account, with), caller);
    }

    Verdict cancel(Known with) {
        return cancel(with, with.next(), browser);
    }

    Verdict cancel(Known with, Proof proof, Caller caller) {
        Begun begun = beginCancel(with.id, caller);
        return begun instanceof Begun.Declined declined
                ? new Verdict.Rejected(declined.reason(), declined.retryAt())
                : registry.finish(begun.orThrow().ticket(), proof, expecting(Purpose.CANCEL_REPLACEMENT), caller);
    }

    Expected expecting(Purpose purpose) {
        return Expected.of(account, purpose);
    }

    Standing.Restricted restricted() {
        return assertInstanceOf(Standing.Restricted.class, registry.standing(account));
    }

    void assertUsual() {
        assertEquals(new Standing.Usual(), registry.standing(account));
    }

    List<MethodId> methods() {
        return registry.methods(account).stream().map(Method::id).toList();
    }

    List<AccountEvent.What> happened() {
        return events.stream().map(AccountEvent::what).toList();
    }

    /** What was told to this account's addresses since the last call, without codes. */
    List<Message> newAlerts() {
        List<Message> all = inbox.messages().stream()
                .filter(message -> !message.text().matches("(?s).*\\b\\d{6,8}\\b.*"))
                .toList();
        List<Message> fresh = all.subList(proved, all.size());
        proved = all.size();
        return fresh;
    }

    /** What stands behind the page's address in the first mail since the last look. */
    String linked() {
        String mail = newAlerts().stream()
                .filter(message -> message.channel().equals(Channel.EMAIL))
                .findFirst()
                .orElseThrow()
                .text();
        int page = mail.indexOf(PAGE);
        if (page < 0) {
            throw new AssertionError("no link in: " + mail);
        }
        return mail.substring(page + PAGE.length()).split("\\s", 2)[0];
    }

    /** A session that came by the link in that mail. */
    Caller byLink() {
        return browser.withOpenedLink(
                registry.openAlertLink(linked()).orElseThrow().pass());
    }

    static void assertRejected(Reason reason, Verdict verdict) {
        assertEquals(reason, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }

    static void assertDeclined(Reason reason, Begun begun) {
        assertEquals(reason, assertInstanceOf(Begun.Declined.class, begun).reason());
    }
}
