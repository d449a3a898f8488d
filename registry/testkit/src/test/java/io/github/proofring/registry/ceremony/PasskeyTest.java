package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.SignatureAlgorithm;
import io.github.proofring.webauthn.UserVerification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("A passkey on an account")
class PasskeyTest extends PasskeyCeremonies {
    @Test
    @DisplayName("counts once it has answered, and signs in: two factors in one, as it verified its user")
    void wholePath() {
        Verdict.Accepted enrolled = enroll(world.applicationsWord());
        assertEquals(
                Strength.PHISHING_RESISTANT_USER_VERIFIED, enrolled.authority().strength());
        Verdict.Accepted accepted = signIn(enrolled.method()).orThrow();
        assertEquals(world.account, accepted.account());
        assertEquals(
                Strength.PHISHING_RESISTANT_USER_VERIFIED, accepted.authority().strength());
    }

    @Test
    @DisplayName("that was only touched is worth less, and that is what its later verification is worth")
    void touched() {
        registry = registry(UserVerification.PREFERRED);
        authenticator.setUserVerified(false);
        Method method = enroll(world.applicationsWord()).method();
        assertEquals(Strength.PHISHING_RESISTANT, method.strength());
        authenticator.setUserVerified(true);
        assertEquals(
                Strength.PHISHING_RESISTANT,
                signIn(method).orThrow().authority().strength());
    }

    @Test
    @DisplayName("is refused without verification where that is asked for, whatever else is right")
    void verification() {
        Method method = enroll(world.applicationsWord()).method();
        authenticator.setUserVerified(false);
        assertRejected(Reason.USER_NOT_VERIFIED, signIn(method));
    }

    @Test
    @DisplayName("answers each challenge once: the same answer is used up, and fits no other challenge")
    void once() {
        Method method = enroll(world.applicationsWord()).method();
        Challenge first = beginSigningIn(method);
        Challenge second = beginSigningIn(method);
        String answer = authenticator.get(options(first));
        assertRejected(Reason.PASSKEY_REFUSED, signIn(second, answer));
        signIn(first, answer).orThrow();
        assertRejected(Reason.TICKET_USED, signIn(first, answer));
    }

    @Test
    @DisplayName("whose answer is wrong is neither slowed nor written about, as it cannot be guessed (R5)")
    void refusalsDoNotWrite() {
        Method method = enroll(world.applicationsWord()).method();
        Revision before = revision();
        Challenge challenge = beginSigningIn(method);
        String answer = authenticator.get(options(challenge));
        for (int i = 0; i < 30; i++) {
            assertRejected(Reason.MALFORMED_PROOF, signIn(challenge, "{}"));
            assertRejected(
                    Reason.PASSKEY_REFUSED,
                    signIn(challenge, answer.replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA")));
            assertRejected(
                    Reason.MALFORMED_PROOF,
                    registry.finish(
                            challenge.ticket(),
                            new Code("123456"),
                            Expected.of(world.account, Purpose.SIGN_IN),
                            world.browser));
        }
        assertEquals(before, revision());
        signIn(challenge, answer).orThrow();
    }

    @Test
    @DisplayName("whose counter falls is refused as a copy; the counter that counts is the last one")
    void counter() {
        authenticator.setCounter(10, 1);
        Method method = enroll(world.applicationsWord()).method();
        signIn(method).orThrow();
        signIn(method).orThrow();
        authenticator.setCounter(12, 0);
        assertRejected(Reason.COPY_SUSPECTED, signIn(method));
        authenticator.setCounter(13, 0);
        signIn(method).orThrow();
    }

    @Test
    @DisplayName("of another account does not sign in here, though it is right there (YSA-2026-02)")
    void otherAccount() {
        Method mine = enroll(world.applicationsWord()).method();
        SoftwareAuthenticator eves = new SoftwareAuthenticator("https://example.org");
        AccountId eve = new AccountId("eve-" + UUID.randomUUID());
        Challenge enrolling = beginEnrolling(Authority.assertedByApplication(eve));
        finishEnrolling(eve, enrolling, eves.create(options(enrolling))).orThrow();

        Challenge challenge = beginSigningIn(mine);
        String asked = options(challenge);
        assertThrows(IllegalStateException.class, () -> eves.get(asked));
        String anybody = asked.replaceFirst("\"allowCredentials\":\\[.*?\\]\\}\\]", "\"allowCredentials\":[]");
        assertRejected(Reason.PASSKEY_REFUSED, signIn(challenge, eves.get(anybody)));
    }

    @Test
    @DisplayName("is not made twice on one authenticator for one account, which the options tell it")
    void excluded() {
        Method first = enroll(world.applicationsWord()).method();
        Challenge again = beginEnrolling(stepUp(first, Operation.ADD_METHOD));
        assertThrows(IllegalStateException.class, () -> authenticator.create(options(again)));
    }

    @Test
    @DisplayName("is on one account at most: its id cannot be registered again, there or elsewhere")
    void credentialTaken() {
        Challenge first = beginEnrolling(world.applicationsWord());
        String answer = authenticator.create(options(first));
        Method method = finishEnrolling(world.account, first, answer).orThrow().method();

        AccountId other = new AccountId("other-" + UUID.randomUUID());
        for (Authority by : List.of(Authority.assertedByApplication(other), stepUp(method, Operation.ADD_METHOD))) {
            Challenge second = beginEnrolling(by);
            assertRejected(Reason.CREDENTIAL_TAKEN, finishEnrolling(by.account(), second, copied(answer, second)));
        }
        assertTrue(registry.methods(other).isEmpty());
        assertEquals(1, registry.methods(world.account).size());
    }

    @Test
    @DisplayName("is on one account at most, when sixteen register it at once")
    void credentialTakenAtOnce() throws InterruptedException, ExecutionException {
        Challenge seed = beginEnrolling(world.applicationsWord());
        String answer = authenticator.create(options(seed));
        List<Callable<Verdict>> rivals = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            AccountId rival = new AccountId("rival-" + UUID.randomUUID());
            Challenge challenge = beginEnrolling(Authority.assertedByApplication(rival));
            String copy = copied(answer, challenge);
            rivals.add(() -> finishEnrolling(rival, challenge, copy));
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        int accepted = 0;
        try {
            for (Future<Verdict> verdict : threads.invokeAll(rivals)) {
                if (verdict.get() instanceof Verdict.Accepted) {
                    accepted++;
                } else {
                    assertRejected(Reason.CREDENTIAL_TAKEN, verdict.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, accepted);
    }

    @Test
    @DisplayName("that is expired, of another session or another purpose is refused before it is looked at")
    void ticket() {
        Method method = enroll(world.applicationsWord()).method();
        Challenge challenge = beginSigningIn(method);
        PasskeyResponse answer = new PasskeyResponse(authenticator.get(options(challenge)));
        assertRejected(
                Reason.WRONG_CALLER,
                registry.finish(
                        challenge.ticket(), answer, Expected.of(world.account, Purpose.SIGN_IN), world.stranger));
        assertRejected(
                Reason.WRONG_PURPOSE,
                registry.finish(
                        challenge.ticket(), answer, Expected.of(world.account, Purpose.STEP_UP), world.browser));
        world.clock.advance(Duration.ofMinutes(11));
        assertRejected(Reason.TICKET_EXPIRED, signIn(challenge, answer.json()));
    }

    @Test
    @DisplayName("removes an app, and an app does not remove it (R6)")
    void strength() {
        Method passkey = enroll(world.applicationsWord()).method();
        Challenge adding = registry.begin(
                        new Request.Enroll(stepUp(passkey, Operation.ADD_METHOD), AuthenticatorApps.KIND, "app", "ada"),
                        world.browser)
                .orThrow();
        World.Phone phone = new World.Phone(
                registry.finish(
                                adding.ticket(),
                                new Code(World.scan(adding).code(world.clock.instant())),
                                Expected.of(world.account, Purpose.ENROLL),
                                world.browser)
                        .orThrow()
                        .method(),
                World.scan(adding));
        world.clock.advance(Duration.ofMinutes(1));
        Authority.Proven weak = world.stepUp(
                phone.method().id(), phone.code(world.clock.instant()), Operation.removeMethod(passkey.id()));
        registry.remove(weak, passkey.id());
        assertEquals(2, registry.methods(world.account).size());
        registry.remove(
                stepUp(passkey, Operation.removeMethod(phone.method().id())),
                phone.method().id());
        assertEquals(
                List.of(passkey.id()),
                registry.methods(world.account).stream().map(Method::id).toList());
    }

    @Test
    @DisplayName("signs by ML-DSA as by anything else")
    void postQuantum() {
        registry = Registry.create(
                world.store,
                world.keys,
                List.of(new Passkeys(PARTY.withAlgorithms(List.of(SignatureAlgorithm.ML_DSA_65)))),
                Policy.STANDARD,
                world.clock);
        signIn(enroll(world.applicationsWord()).method()).orThrow();
    }

    @Test
    @DisplayName("of nobody is declined, and its answer is not printed")
    void noSuchMethod() {
        Method method = enroll(world.applicationsWord()).method();
        assertDeclined(
                Reason.NO_SUCH_METHOD,
                registry.begin(new Request.SignIn(new AccountId("nobody"), method.id()), world.browser));
        assertFalse(new PasskeyResponse("{\"secret\":1}").toString().contains("secret"));
    }

    @Test
    @DisplayName("a relying party with more origins than a ticket can hold is refused at once")
    void tooManyOrigins() {
        Set<String> origins = new java.util.TreeSet<>();
        for (int i = 0; i < 40; i++) {
            origins.add("https://host-" + i + ".example.org");
        }
        RelyingParty many = RelyingParty.of("example.org", "Example", origins);
        assertThrows(IllegalArgumentException.class, () -> new Passkeys(many));
    }
}
