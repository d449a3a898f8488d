package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.SentCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of the life cycle, of an account as a value")
class LifeCycleRulesTest {
    private static final AccountId ID = new AccountId("a");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final SentCodes EMAIL = new EmailCodes("Example");
    private static final SentCodes PHONE = PhoneCodes.byText("Example", "example.org", PhonePolicy.typedIn("GB"));
    private static final Kinds KINDS = new Kinds(List.of(new AuthenticatorApps("Example")), List.of(EMAIL, PHONE));
    private static final Authority WORD = Authority.assertedByApplication(ID);

    private final Enrolled app = enrolled(AuthenticatorApps.KIND, Strength.TYPED_CODE, Bytes.EMPTY);
    private final Enrolled email = enrolled(EmailCodes.KIND, Strength.MAILBOX, state(EMAIL, "ada@example.org"));
    private final Enrolled phone = enrolled(PhoneCodes.TEXT, Strength.PHONE_LINE, state(PHONE, "+447400345678"));
    private final Account account = Account.absent(ID).with(app).with(email).with(phone);

    private static Terms at(Instant time) {
        return new Terms(Policy.STANDARD, KINDS, time, Locale.ENGLISH);
    }

    private static Bytes state(SentCodes kind, String typed) {
        return ((Addressed.At) kind.read(typed)).state();
    }

    private static Enrolled enrolled(MethodKind kind, Strength strength, Bytes state) {
        return new Enrolled(
                MethodId.random(),
                kind,
                "mine",
                strength,
                NOW.minusSeconds(60),
                Optional.empty(),
                state,
                Optional.empty(),
                false,
                Optional.empty(),
                Track.NONE,
                Track.NONE,
                Track.NONE,
                0);
    }

    private Authority.Proven proof(Enrolled method, Operation operation) {
        return new Authority.Proven(
                ID,
                account.epoch(),
                method.id(),
                method.strength(),
                NOW,
                Purpose.STEP_UP,
                Optional.of(operation),
                Bytes.EMPTY,
                "");
    }

    private static Reason refused(Ruling<?> ruling) {
        return assertInstanceOf(Ruling.Refuse.class, ruling).refusal().reason();
    }

    private static Account stored(Ruling<?> ruling) {
        return assertInstanceOf(Ruling.Store.class, ruling).next();
    }

    private static List<What> untold(Account account) {
        return account.outbox().notices().stream().map(Notice::what).toList();
    }

    private Account asked() {
        return stored(ReplacementRule.askForNothing(account, WORD, at(NOW)));
    }

    @Test
    @DisplayName("asking leaves the methods alone and has the owner told, now and on five days")
    void asks() {
        Account next = asked();
        assertEquals(account.methods(), next.methods());
        assertEquals(account.epoch(), next.epoch());
        assertEquals(Optional.of(NOW.plus(MONTH)), next.standing().endsAt());
        assertEquals(List.of(What.REPLACEMENT_ASKED), untold(next));
        assertEquals(
                List.of(1, 7, 14, 21, 28),
                next.standing().replacement().orElseThrow().reminders().stream()
                        .map(day -> (int) Duration.between(NOW, day).toDays())
                        .toList());
    }

    @Test
    @DisplayName("asking is for the application's word alone, where there is something to replace and someone to tell")
    void refusesToAsk() {
        Terms now = at(NOW);
        Authority other = Authority.assertedByApplication(new AccountId("b"));
        assertEquals(Reason.AUTHORITY_NEEDED, refused(ReplacementRule.askForNothing(account, other, now)));
        Authority proven = proof(app, Operation.ADD_METHOD);
        assertEquals(Reason.AUTHORITY_NEEDED, refused(ReplacementRule.askForNothing(account, proven, now)));
        Account none = Account.absent(ID);
        assertEquals(Reason.NOTHING_TO_REPLACE, refused(ReplacementRule.askForNothing(none, WORD, now)));
        Account mailAlone = none.with(app).with(email);
        assertEquals(Reason.ADMINISTRATOR_NEEDED, refused(ReplacementRule.askForNothing(mailAlone, WORD, now)));
        assertEquals(Reason.METHODS_RESTRICTED, refused(ReplacementRule.askForNothing(asked(), WORD, now)));
    }

    @Test
    @DisplayName("while it lasts no method is removed, renamed or preferred, by the best of proofs")
    void standsStill() {
        Account still = asked();
        Terms now = at(NOW.plusSeconds(1));
        Operation removal = Operation.removeMethod(email.id());
        assertEquals(
                Reason.METHODS_RESTRICTED, refused(RemovalRule.settle(still, proof(app, removal), email.id(), now)));
        assertEquals(
                Reason.METHODS_RESTRICTED,
                refused(RenamingRule.settle(still, proof(app, Operation.RENAME_METHOD), email.id(), "x", now)));
        assertEquals(
                Reason.METHODS_RESTRICTED,
                refused(PreferenceRule.settle(still, proof(app, Operation.CHOOSE_DEFAULT), email.id(), now)));
        assertEquals(
                Optional.of(Reason.METHODS_RESTRICTED),
                EnrollmentRule.refuses(still, Purpose.ENROLL, 0, proof(app, Operation.ADD_METHOD), now)
                        .map(Refusal::reason));
    }

    @Test
    @DisplayName("an account after its month is another, whoever looks, and the same for all")
    void caughtUp() {
        Account still = asked();
        Instant end = NOW.plus(MONTH);
        assertEquals(still, ReplacementRule.caughtUp(still, at(end.minusMillis(1))));
        Account done = ReplacementRule.caughtUp(still, at(end));
        assertEquals(List.of(), done.methods());
        assertEquals(Standstill.NONE, done.standing());
        assertNotEquals(still.epoch(), done.epoch());
        assertEquals(
                done.epoch(),
                ReplacementRule.caughtUp(still, at(end.plusSeconds(9))).epoch());
        assertEquals(List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_DONE), untold(done));
        assertEquals(
                List.of(email.id(), phone.id()),
                done.outbox().former().stream().map(Former::id).toList());
        assertEquals(done, ReplacementRule.caughtUp(done, at(end.plus(MONTH))));
    }

    @Test
    @DisplayName("a cancel leaves the methods, begins a new epoch, and thirty days in which the word asks in vain")
    void cancels() {
        Account cancelled = ReplacementRule.cancel(asked(), at(NOW.plusSeconds(5)));
        assertEquals(account.methods(), cancelled.methods());
        assertNotEquals(account.epoch(), cancelled.epoch());
        assertEquals(List.of(), cancelled.slots());
        Instant again = NOW.plusSeconds(5).plus(MONTH);
        assertEquals(
                Reason.REPLACEMENT_TOO_SOON,
                refused(ReplacementRule.askForNothing(cancelled, WORD, at(again.minusMillis(1)))));
        stored(ReplacementRule.askForNothing(cancelled, WORD, at(again)));
    }

    @Test
    @DisplayName("a reminder is due once, and late ones together")
    void reminds() {
        Account still = asked();
        assertEquals(
                still,
                ReplacementRule.remind(still, at(NOW.plus(Duration.ofDays(1)).minusMillis(1))));
        Account reminded = ReplacementRule.remind(still, at(NOW.plus(Duration.ofDays(15))));
        assertEquals(List.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING), untold(reminded));
        assertEquals(
                2, reminded.standing().replacement().orElseThrow().reminders().size());
        assertEquals(reminded, ReplacementRule.remind(reminded, at(NOW.plus(Duration.ofDays(20)))));
    }

    @Test
    @DisplayName("a removed address is told for thirty days, and what is no address leaves nothing behind")
    void former() {
        Operation removal = Operation.removeMethod(email.id());
        Account next = stored(RemovalRule.settle(account, proof(app, removal), email.id(), at(NOW)));
        assertEquals(List.of(app, phone), next.methods());
        assertEquals(
                List.of(NOW.plus(MONTH)),
                next.outbox().former().stream().map(Former::until).toList());
        Account withoutApp = account.without(each -> each.id().equals(app.id()), at(NOW));
        assertTrue(withoutApp.outbox().former().isEmpty(), "an app's secret was kept");
    }

    @Test
    @DisplayName("a notice is told before, not of itself, and again if the next write comes first")
    void audience() {
        Audience audience = new Audience(KINDS, false);
        Account next = account.telling(What.METHOD_ADDED, Optional.of(email), at(NOW));
        Notice notice = next.outbox().notices().get(0);
        assertEquals(
                List.of(phone.id()),
                audience.left(next, notice).stream()
                        .map(Audience.Addressee::method)
                        .toList());
        assertEquals(
                List.of(),
                audience.left(
                        next,
                        notice.told(
                                audience.left(next, notice).stream()
                                        .map(Audience.Addressee::name)
                                        .toList(),
                                false)));
        assertEquals("a•••@e•••.org", notice.masked());
    }

    @Test
    @DisplayName("what is due next is the earliest of the next try, the next reminder and the end")
    void dueAt() {
        assertEquals(Optional.empty(), account.dueAt());
        Account still = asked();
        assertEquals(Optional.of(NOW.plusSeconds(60)), still.dueAt());
        Account told = still.outbox(Outbox.EMPTY);
        assertEquals(Optional.of(NOW.plus(Duration.ofDays(1))), told.dueAt());
        Account reminded =
                ReplacementRule.remind(told, at(NOW.plus(Duration.ofDays(28)))).outbox(Outbox.EMPTY);
        assertEquals(Optional.of(NOW.plus(MONTH)), reminded.dueAt());
    }
}
