package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import io.github.proofring.registry.testkit.Inbox;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A person with a mailbox and a telephone before a registry that writes to both: the steps that the tests of sent codes are made of. */
final class Post {
    static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    final KeyRing keys = KeyRing.generate();
    final Inbox inbox = new Inbox();
    final AccountStore store;
    final BudgetStore budgets;
    final Registry registry;
    final AccountId account = anotherAccount();
    final Caller browser = anotherBrowser();
    /** Nobody else's in this test run, as tests share a database. */
    final String email = "ada-" + UUID.randomUUID() + "@example.org";

    Post(TestStore store) {
        this(store, UnaryOperator.identity());
    }

    Post(TestStore store, UnaryOperator<Sending> sending) {
        this.store = new ClockedAccountStore(store.open(), clock);
        this.budgets = store.budgets();
        this.registry = registry(sending);
    }

    /** Another server on the same stores. */
    Registry registry(UnaryOperator<Sending> sending) {
        return registry(new EmailCodes("Example"), sending);
    }

    /** Another server on the same stores, with other mail. */
    Registry registry(EmailCodes mail, UnaryOperator<Sending> sending) {
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        return Registry.create(
                store,
                keys,
                List.of(new AuthenticatorApps("Example")),
                sending.apply(Sending.of(
                        inbox,
                        budgets,
                        mail,
                        PhoneCodes.byText("Example", "example.org", numbers),
                        PhoneCodes.byCall("Example", numbers))),
                Policy.STANDARD,
                clock);
    }

    static AccountId anotherAccount() {
        return new AccountId(UUID.randomUUID().toString());
    }

    static Caller anotherBrowser() {
        return Caller.session(UUID.randomUUID().toString());
    }

    /** A mobile number of Ofcom's range for drama (07700 900000 to 900999) is refused as unknown; these are in use by nobody we know. */
    static String number(int i) {
        return "+4474003" + String.format(Locale.ROOT, "%05d", i);
    }

    Authority applicationsWord() {
        return Authority.assertedByApplication(account);
    }

    Begun enrolling(Authority by, MethodKind kind, String address) {
        return registry.begin(new Request.EnrollAddress(by, kind, address, ""), browser);
    }

    Challenge beginEnrolling(String address) {
        return enrolling(applicationsWord(), EmailCodes.KIND, address).orThrow();
    }

    Verdict finishEnrolling(Challenge challenge, String code) {
        return registry.finish(challenge.ticket(), new Code(code), Expected.of(account, Purpose.ENROLL), browser);
    }

    /** With the address proved, and half a minute later. */
    Method enrolled() {
        Method method =
                finishEnrolling(beginEnrolling(email), inbox.code()).orThrow().method();
        clock.advance(HALF_A_MINUTE);
        return method;
    }

    Begun signingIn(Method method, Caller caller) {
        return registry.begin(new Request.SignIn(account, method.id()), caller);
    }

    Challenge beginSigningIn(Method method) {
        return signingIn(method, browser).orThrow();
    }

    Begun again(Challenge challenge) {
        return registry.begin(new Request.Resend(challenge.ticket()), browser);
    }

    Verdict finishSigningIn(Challenge challenge, String code) {
        return finishSigningIn(challenge, code, browser);
    }

    Verdict finishSigningIn(Challenge challenge, String code, Caller caller) {
        return registry.finish(challenge.ticket(), new Code(code), Expected.of(account, Purpose.SIGN_IN), caller);
    }

    /** Of the same form, and not the code. */
    static String wrong(String code) {
        char last = code.charAt(code.length() - 1);
        return code.substring(0, code.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }

    static void assertDeclined(Reason reason, Instant retryAt, Begun begun) {
        Begun.Declined declined = assertInstanceOf(Begun.Declined.class, begun);
        assertEquals(reason, declined.reason());
        assertEquals(Optional.of(retryAt), declined.retryAt());
    }
}
