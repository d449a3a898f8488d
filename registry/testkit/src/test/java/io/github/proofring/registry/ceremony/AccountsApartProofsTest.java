package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Forgetting;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Reset;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Two accounts' proofs never meet")
class AccountsApartProofsTest {
    @Parameter
    TestStore store;

    private House house;
    private Registry registry;
    private Resident ada;
    private Resident bob;

    @BeforeEach
    void twoResidents() {
        house = new House(store);
        registry = house.registry;
        ada = new Resident(house, "ada.ada");
        bob = new Resident(house, "bob.bob");
    }

    private List<Resident> both() {
        return List.of(ada, bob);
    }

    private Resident other(Resident one) {
        return one == ada ? bob : ada;
    }

    /**
     * Finishes with every mixture of whose ticket, whose proof, which account and whose browser, and then with what belongs together.
     *
     * @param proof whose, and for which challenge
     */
    private void mix(
            Function<Resident, Challenge> begin,
            BiFunction<Resident, Challenge, Proof> proof,
            Purpose purpose,
            boolean guessable) {
        for (Resident owner : both()) {
            Challenge challenge = begin.apply(owner);
            Proof own = proof.apply(owner, challenge);
            Proof others = proof.apply(other(owner), challenge);
            for (int i = 1; i < 8; i++) {
                Proof with = (i & 1) != 0 ? others : own;
                Resident account = (i & 2) != 0 ? other(owner) : owner;
                Resident browser = (i & 4) != 0 ? other(owner) : owner;
                Row mine = owner.row();
                Row theirs = other(owner).row();
                Verdict verdict = registry.finish(
                        challenge.ticket(), with, Expected.of(account.account, purpose), browser.browser);
                Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, verdict);
                assertEquals(theirs, other(owner).row(), "a stranger's row is never written");
                boolean judged = account == owner && browser == owner;
                assertTrue(judged != misplaced(rejected.reason()), rejected.toString());
                assertEquals(judged && guessable, !mine.equals(owner.row()), "only a wrong code is counted, here");
            }
            Row theirs = other(owner).row();
            assertEquals(
                    owner.account,
                    owner.finish(challenge, own, purpose).orThrow().account());
            assertEquals(theirs, other(owner).row());
        }
    }

    private static boolean misplaced(Reason reason) {
        return reason == Reason.WRONG_CALLER || reason == Reason.WRONG_ACCOUNT;
    }

    @Test
    @DisplayName("of words: ticket, proof, account and browser belong together, or nothing happens")
    void words() {
        mix(
                owner -> owner.begin(new Request.SignIn(owner.account, owner.word.id)),
                (whose, challenge) -> {
                    Proof next = whose.word.next();
                    if (!isFor(whose.word.id, challenge)) {
                        whose.word.unuse();
                    }
                    return next;
                },
                Purpose.SIGN_IN,
                true);
    }

    @Test
    @DisplayName("of codes by mail: ticket, code, account and browser belong together, or nothing happens")
    void codes() {
        house.clock.advance(Duration.ofMinutes(1));
        mix(
                owner -> {
                    house.clock.advance(Duration.ofMinutes(1));
                    return owner.begin(new Request.SignIn(owner.account, owner.email.id()));
                },
                (whose, challenge) -> {
                    String code = house.inbox.code();
                    return new Code(isFor(whose.email.id(), challenge) ? code : codeTo(whose));
                },
                Purpose.SIGN_IN,
                true);
    }

    private static boolean isFor(MethodId method, Challenge challenge) {
        return challenge.method().filter(method::equals).isPresent();
    }

    /** Another code, sent to them in this moment. */
    private String codeTo(Resident whose) {
        whose.begin(new Request.StepUp(whose.account, whose.email.id(), Operation.ADD_METHOD));
        return house.inbox.code();
    }

    @Test
    @DisplayName("of passkeys: ticket, signature, account and browser belong together, or nothing happens")
    void passkeys() {
        mix(
                owner -> owner.begin(new Request.SignIn(owner.account, owner.passkey.id())),
                (whose, challenge) -> new PasskeyResponse(whose.authenticator.get(forAnybody(challenge))),
                Purpose.SIGN_IN,
                false);
    }

    /** As if the page had let any passkey answer. */
    private static String forAnybody(Challenge challenge) {
        return PasskeyCeremonies.options(challenge)
                .replaceFirst("\"allowCredentials\":\\[.*?\\]\\}\\]", "\"allowCredentials\":[]");
    }

    @Test
    @DisplayName(
            "of passkeys without a user name: who signs is in, in the browser that asked; nobody else's name goes with it")
    void discoverable() {
        Challenge challenge = ada.begin(new Request.SignInDiscoverable(Passkeys.KIND));
        Expected anyone = Expected.anyone(Strength.PHISHING_RESISTANT_USER_VERIFIED);
        String bobs = bob.authenticator.get(PasskeyCeremonies.options(challenge));
        String handle = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ada.account.value().getBytes(StandardCharsets.UTF_8));
        String underAdasName = bobs.replaceFirst("\"userHandle\":\"[^\"]*\"", "\"userHandle\":\"" + handle + "\"");
        Challenge named = ada.begin(new Request.SignIn(ada.account, ada.passkey.id()));
        Row adas = ada.row();
        Row bobsRow = bob.row();
        assertRejected(Reason.NO_SUCH_METHOD, finish(challenge, underAdasName, anyone, ada.browser));
        assertRejected(Reason.WRONG_CALLER, finish(challenge, bobs, anyone, bob.browser));
        for (AccountId account : List.of(ada.account, bob.account)) {
            Expected one = Expected.of(account, Purpose.SIGN_IN);
            assertRejected(Reason.WRONG_ACCOUNT, finish(challenge, bobs, one, ada.browser));
        }
        String answer = bob.authenticator.get(forAnybody(named));
        assertRejected(Reason.WRONG_ACCOUNT, finish(named, answer, anyone, ada.browser));
        assertEquals(adas, ada.row());
        assertEquals(bobsRow, bob.row());
        assertEquals(
                bob.account,
                finish(challenge, bobs, anyone, ada.browser).orThrow().account());
        assertEquals(adas, ada.row());
    }

    @Test
    @DisplayName(
            "hazard 28: one ticket that named nobody is good once for each of two accounts, in the browser that asked")
    void oncePerAccount() {
        Challenge challenge = ada.begin(new Request.SignInDiscoverable(Passkeys.KIND));
        Expected anyone = Expected.anyone(Strength.PHISHING_RESISTANT_USER_VERIFIED);
        for (Resident each : both()) {
            String answer = each.authenticator.get(PasskeyCeremonies.options(challenge));
            assertEquals(
                    each.account,
                    finish(challenge, answer, anyone, ada.browser).orThrow().account());
            assertRejected(Reason.TICKET_USED, finish(challenge, answer, anyone, ada.browser));
        }
    }

    private Verdict finish(Challenge challenge, String response, Expected expected, Caller caller) {
        return registry.finish(challenge.ticket(), new PasskeyResponse(response), expected, caller);
    }

    @Test
    @DisplayName("of passkeys: one that is bob's comes onto no other account, though ada may add one")
    void credential() {
        Challenge challenge =
                ada.begin(new Request.Enroll(ada.strongStepUp(Operation.ADD_METHOD), Passkeys.KIND, "mine", "ada"));
        PasskeyResponse bobs = new PasskeyResponse(PasskeyCeremonies.copied(bob.created, challenge));
        Row adas = ada.row();
        Row bobsRow = bob.row();
        assertRejected(Reason.CREDENTIAL_TAKEN, ada.finish(challenge, bobs, Purpose.ENROLL));
        assertEquals(adas, ada.row());
        assertEquals(bobsRow, bob.row());
    }

    @Test
    @DisplayName(
            "what is done to all of one account leaves the other's row, history and all that its browser holds as they were")
    void whole() {
        String link = bob.link();
        String remembered = registry.rememberDevice(bob.signIn(), Duration.ofDays(30));
        String sealed = registry.seal(bob.stepUp(new Operation("see-orders")));
        Challenge begun = bob.begin(new Request.SignIn(bob.account, bob.word.id));
        List<AccountEvent> history = bob.history();
        Row before = bob.row();
        MethodId phone = ada.phone.id();
        registry.suspend(ada.strongStepUp(Operation.suspendMethod(phone)), phone);
        registry.remove(ada.strongStepUp(Operation.removeMethod(phone)), phone);
        assertEquals(new Forgetting.Forgotten(), registry.forgetDevices(ada.strongStepUp(Operation.FORGET_DEVICES)));
        Authority.Administrator grace = Authority.administrator(ada.account, "Grace", "ticket 7");
        assertEquals(new Reset.Done(), registry.reset(grace));
        registry.runDue(10);
        assertEquals(new Erasure.Erased(), registry.erase(grace));
        assertEquals(List.of(), registry.methods(ada.account));
        assertEquals(before, bob.row());
        assertEquals(history, bob.history());
        assertTrue(registry.remembered(bob.account, remembered).isPresent());
        Authority.Proven proof = registry.authority(sealed, bob.browser).orElseThrow();
        assertTrue(registry.isAllowed(proof, new Operation("see-orders")).granted());
        bob.finish(begun, bob.word.next(), Purpose.SIGN_IN).orThrow();
        assertEquals(bob.account, registry.openAlertLink(link).orElseThrow().account());
    }
}
