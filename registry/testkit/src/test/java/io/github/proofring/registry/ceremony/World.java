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
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Verifier;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One account's person, their browser and their phone, before a registry: the steps that the tests are made of. */
final class World {
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    final KeyRing keys = KeyRing.generate();
    final AccountStore store;
    final AccountId account = new AccountId(UUID.randomUUID().toString());
    final Caller browser = Caller.session(UUID.randomUUID().toString());
    final Caller stranger = Caller.session(UUID.randomUUID().toString());
    final Registry registry;

    World(AccountStore store) {
        this(store, new Knock());
    }

    World(AccountStore store, Verifier knock) {
        this.store = new ClockedAccountStore(store, clock);
        this.registry = registry(this.store, keys, knock);
    }

    /** Another server on the same store. */
    Registry registry(AccountStore on, KeyRing with, Verifier knock) {
        return Registry.create(
                new ClockedAccountStore(on, clock),
                with,
                List.of(new AuthenticatorApps("Example"), new RecoveryCodes(), knock),
                Policy.STANDARD,
                clock);
    }

    Authority applicationsWord() {
        return Authority.assertedByApplication(account);
    }

    /** A method of the fifth kind, and the word that proves it. */
    record Known(Method method, Knock.Word word) {}

    /** An authenticator app that has scanned the set-up. */
    record Phone(Method method, AuthenticatorApp app) {
        Code code(Instant now) {
            return new Code(app.code(now));
        }
    }

    Challenge beginEnrolling(Authority by, MethodKind kind) {
        return registry.begin(new Request.Enroll(by, kind, "mine", "ada"), browser)
                .orThrow();
    }

    Verdict.Accepted enroll(Authority by, Challenge challenge, Proof proof) {
        return registry.finish(challenge.ticket(), proof, Expected.of(by.account(), Purpose.ENROLL), browser)
                .orThrow();
    }

    Known enrollKnock(Authority by) {
        Challenge challenge = beginEnrolling(by, Knock.KIND);
        Knock.Word word = (Knock.Word) challenge.prompt();
        return new Known(enroll(by, challenge, word.proof(0)).method(), word);
    }

    Phone enrollPhone(Authority by) {
        Challenge challenge = beginEnrolling(by, AuthenticatorApps.KIND);
        AuthenticatorApp app = scan(challenge);
        Code code = new Code(app.code(clock.instant()));
        Phone phone = new Phone(enroll(by, challenge, code).method(), app);
        // Past every step that the enrolling code has used up.
        clock.advance(Duration.ofSeconds(60));
        return phone;
    }

    static AuthenticatorApp scan(Challenge challenge) {
        return AuthenticatorApp.fromUri(
                ((AuthenticatorApps.SetUp) challenge.prompt()).uri().revealUri());
    }

    Challenge beginSigningIn(MethodId method, Caller caller) {
        return registry.begin(new Request.SignIn(account, method), caller).orThrow();
    }

    Verdict finishSigningIn(Challenge challenge, Proof proof, Caller caller) {
        return registry.finish(challenge.ticket(), proof, Expected.of(account, Purpose.SIGN_IN), caller);
    }

    Verdict signIn(MethodId method, Proof proof) {
        return signIn(method, proof, browser);
    }

    Verdict signIn(MethodId method, Proof proof, Caller caller) {
        return finishSigningIn(beginSigningIn(method, caller), proof, caller);
    }

    /** A fresh proof for one operation. */
    Authority.Proven stepUp(MethodId method, Proof proof, Operation operation) {
        Challenge challenge = registry.begin(new Request.StepUp(account, method, operation), browser)
                .orThrow();
        return registry.finish(challenge.ticket(), proof, Expected.of(account, Purpose.STEP_UP), browser)
                .orThrow()
                .authority();
    }

    int methods() {
        return registry.methods(account).size();
    }

    static void assertRejected(Reason reason, Verdict verdict) {
        assertEquals(reason, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }

    static void assertDeclined(Reason reason, Begun begun) {
        assertEquals(reason, assertInstanceOf(Begun.Declined.class, begun).reason());
    }
}
