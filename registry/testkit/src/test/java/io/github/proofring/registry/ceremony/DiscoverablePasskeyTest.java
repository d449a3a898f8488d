package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.testkit.SoftwareAuthenticator;
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
@DisplayName("A passkey without a user name")
class DiscoverablePasskeyTest extends PasskeyCeremonies {
    private Challenge beginDiscoverable() {
        return registry.begin(new Request.SignInDiscoverable(Passkeys.KIND), world.browser)
                .orThrow();
    }

    private Verdict finishDiscoverable(Challenge challenge, String response) {
        return registry.finish(
                challenge.ticket(),
                new PasskeyResponse(response),
                Expected.anyone(Strength.PHISHING_RESISTANT),
                world.browser);
    }

    @Test
    @DisplayName("signs in without a user name: it names its account, and that is the verdict's")
    void discoverable() {
        Method method = enroll(world.applicationsWord()).method();
        Challenge challenge = beginDiscoverable();
        assertTrue(challenge.method().isEmpty());
        Verdict.Accepted accepted = finishDiscoverable(challenge, authenticator.get(options(challenge)))
                .orThrow();
        assertEquals(world.account, accepted.account());
        assertEquals(method.id(), accepted.method().id());
        assertEquals(Purpose.SIGN_IN, accepted.purpose());
        assertFalse(accepted.authority().allows(Operation.ADD_METHOD));
    }

    @Test
    @DisplayName(
            "of two accounts in one authenticator each names its own, and the newest is taken where none is chosen")
    void twoAccounts() {
        enroll(world.applicationsWord());
        AccountId second = new AccountId("second-" + UUID.randomUUID());
        enroll(Authority.assertedByApplication(second));
        assertEquals(2, authenticator.size());
        Challenge challenge = beginDiscoverable();
        assertEquals(
                second,
                finishDiscoverable(challenge, authenticator.get(options(challenge)))
                        .orThrow()
                        .account());
    }

    @Test
    @DisplayName(
            "answers a challenge that named nobody once, and no challenge that named somebody, nor the other way round")
    void discoverableOnce() {
        Method method = enroll(world.applicationsWord()).method();
        Challenge challenge = beginDiscoverable();
        String answer = authenticator.get(options(challenge));
        assertRejected(
                Reason.WRONG_ACCOUNT,
                registry.finish(
                        challenge.ticket(),
                        new PasskeyResponse(answer),
                        Expected.of(world.account, Purpose.SIGN_IN),
                        world.browser));
        finishDiscoverable(challenge, answer).orThrow();
        assertRejected(Reason.TICKET_USED, finishDiscoverable(challenge, answer));

        Challenge named = beginSigningIn(method);
        assertRejected(Reason.WRONG_ACCOUNT, finishDiscoverable(named, authenticator.get(options(named))));
    }

    @Test
    @DisplayName("that names nobody, somebody else or nobody that there is is refused, and nothing is written")
    void claims() {
        enroll(world.applicationsWord());
        Revision before = revision();
        Challenge challenge = beginDiscoverable();
        authenticator.setUserHandleTold(false);
        assertRejected(Reason.MALFORMED_PROOF, finishDiscoverable(challenge, authenticator.get(options(challenge))));
        authenticator.setUserHandleTold(true);
        String answer = authenticator.get(options(challenge));
        for (String handle : List.of("bm9ib2R5", "_w", "AA")) {
            String other = answer.replaceFirst("\"userHandle\":\"[^\"]*\"", "\"userHandle\":\"" + handle + "\"");
            Verdict.Rejected rejected = (Verdict.Rejected) finishDiscoverable(challenge, other);
            assertTrue(
                    Set.of(Reason.NO_SUCH_METHOD, Reason.MALFORMED_PROOF).contains(rejected.reason()),
                    rejected.reason().name());
        }
        assertRejected(Reason.MALFORMED_PROOF, finishDiscoverable(challenge, "{}"));
        assertRejected(
                Reason.MALFORMED_PROOF,
                registry.finish(
                        challenge.ticket(),
                        new Code("123456"),
                        Expected.anyone(Strength.PHISHING_RESISTANT),
                        world.browser));
        assertEquals(before, revision());
        finishDiscoverable(challenge, answer).orThrow();
    }

    @Test
    @DisplayName("signs in once of sixteen that answer at once")
    void discoverableAtOnce() throws InterruptedException, ExecutionException {
        enroll(world.applicationsWord());
        Challenge challenge = beginDiscoverable();
        String answer = authenticator.get(options(challenge));
        List<Callable<Verdict>> rivals = java.util.Collections.nCopies(16, () -> finishDiscoverable(challenge, answer));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        int accepted = 0;
        try {
            for (Future<Verdict> verdict : threads.invokeAll(rivals)) {
                accepted += verdict.get() instanceof Verdict.Accepted ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, accepted);
    }

    @Test
    @DisplayName("is the only kind here that names its account: an app is declined")
    void otherKinds() {
        for (var kind : List.of(AuthenticatorApps.KIND, Knock.KIND)) {
            assertDeclined(Reason.UNKNOWN_KIND, registry.begin(new Request.SignInDiscoverable(kind), world.browser));
        }
    }

    @Test
    @DisplayName("of an account that was removed from it names it still, and is refused")
    void removed() {
        Method first = enroll(world.applicationsWord()).method();
        SoftwareAuthenticator other = new SoftwareAuthenticator("https://example.org");
        Challenge adding = beginEnrolling(stepUp(first, Operation.ADD_METHOD));
        Method second = finishEnrolling(world.account, adding, other.create(options(adding)))
                .orThrow()
                .method();
        registry.remove(stepUp(first, Operation.removeMethod(second.id())), second.id());
        Challenge challenge = beginDiscoverable();
        assertRejected(Reason.NO_SUCH_METHOD, finishDiscoverable(challenge, other.get(options(challenge))));
    }
}
