package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Erasure;
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
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Erasing an account")
class ErasureTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private WatchedLog log;
    private Registry registry;
    private Owner.Known word;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        log = new WatchedLog(store.histories(), new ArrayList<>());
        registry = owner.registry.keeping(log);
        word = owner.firstWord();
    }

    private Erasure erase() {
        return registry.erase(owner.stepUp(word, Operation.ERASE));
    }

    @Test
    @DisplayName("leaves nothing: no row, no history, nothing due")
    void nothingLeft() {
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        assertEquals(1, registry.history(owner.account, Optional.empty(), 10).size());
        assertEquals(new Erasure.Erased(), erase());
        assertTrue(owner.store.find(owner.account).row().isEmpty());
        assertEquals(List.of(), log.newest(owner.account, log.life, Optional.empty(), 10));
        owner.clock.advance(Duration.ofDays(100));
        assertEquals(0, registry.runDue(10));
        assertEquals(List.of(), registry.methods(owner.account));
    }

    @Test
    @DisplayName("takes a proof made for that, as strong as the strongest method there is (hazard 9)")
    void strength() {
        Method phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        Challenge challenge = registry.begin(
                        new Request.StepUp(owner.account, phone.id(), Operation.ERASE), owner.browser)
                .orThrow();
        owner.clock.advance(Duration.ofSeconds(31));
        Authority.Proven weak = registry.finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.STEP_UP),
                        owner.browser)
                .orThrow()
                .authority();
        assertRefused(Reason.AUTHORITY_TOO_WEAK, registry.erase(weak));
        assertRefused(Reason.AUTHORITY_NEEDED, registry.erase(owner.stepUp(word, Operation.ADD_METHOD)));
        Authority.Proven stale = owner.stepUp(word, Operation.ERASE);
        owner.clock.advance(Policy.STANDARD.authorityLife());
        assertRefused(Reason.AUTHORITY_STALE, registry.erase(stale));
        assertEquals(2, owner.methods().size());
    }

    private static void assertRefused(Reason reason, Erasure answer) {
        assertEquals(reason, assertInstanceOf(Erasure.NotErased.class, answer).reason());
    }

    @Test
    @DisplayName(
            "is not done on the application's word while there is a method, in whatever state, and is where there is none (hazard 9)")
    void applicationsWord() {
        registry.suspend(Authority.administrator(owner.account, "Grace", "lost"), word.id);
        assertRefused(Reason.AUTHORITY_NEEDED, registry.erase(owner.applicationsWord()));
        registry.reset(Authority.administrator(owner.account, "Grace", "lost"));
        assertEquals(new Erasure.Erased(), registry.erase(owner.applicationsWord()));
        assertEquals(new Erasure.Erased(), registry.erase(owner.applicationsWord()));
        assertTrue(owner.store.find(owner.account).row().isEmpty());
    }

    @Test
    @DisplayName("waits in the restricted state: its owner cancels that first")
    void restricted() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.replacedByStranger();
        assertRefused(Reason.METHODS_RESTRICTED, erase());
    }

    @Test
    @DisplayName(
            "meets every running ticket with a plain refusal, on the account that is not there and on one made anew (hazard 14)")
    void runningTickets() {
        Challenge signIn = registry.begin(new Request.SignIn(owner.account, word.id), owner.stranger)
                .orThrow();
        Challenge enroll = registry.begin(
                        new Request.Enroll(owner.stepUp(word, Operation.ADD_METHOD), Knock.KIND, "another", "ada"),
                        owner.browser)
                .orThrow();
        Authority.Proven proof = owner.stepUp(word, Operation.ADD_METHOD);
        String remembered = registry.rememberDevice(
                registry.finish(
                                registry.begin(new Request.SignIn(owner.account, word.id), owner.browser)
                                        .orThrow()
                                        .ticket(),
                                word.next(),
                                owner.expecting(Purpose.SIGN_IN),
                                owner.browser)
                        .orThrow(),
                Duration.ofDays(30));
        assertEquals(new Erasure.Erased(), erase());
        for (boolean anew : new boolean[] {false, true}) {
            if (anew) {
                owner.firstWord();
            }
            assertRejected(
                    Reason.TICKET_OUTDATED,
                    registry.finish(signIn.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
            Knock.Word another = (Knock.Word) enroll.prompt();
            assertRejected(
                    Reason.TICKET_OUTDATED,
                    registry.finish(enroll.ticket(), another.proof(0), owner.expecting(Purpose.ENROLL), owner.browser));
            assertDeclined(
                    Reason.AUTHORITY_NEEDED,
                    registry.begin(new Request.Enroll(proof, Knock.KIND, "mine", "ada"), owner.browser));
            assertEquals(Optional.empty(), registry.remembered(owner.account, remembered));
        }
    }

    @Test
    @DisplayName("gives a credential free for another account")
    void credentials() {
        Knock only = new Knock(Strength.TYPED_CODE, true, Optional.of("only-" + owner.account.value()));
        Registry one = Registry.create(owner.store, owner.keys, List.of(only), Policy.STANDARD, owner.clock);
        Authority.Administrator grace = Authority.administrator(owner.account, "Grace", "test");
        one.reset(grace);
        enroll(one, owner.applicationsWord()).orThrow();
        Owner other = new Owner(store, any -> owner.store);
        assertRejected(Reason.CREDENTIAL_TAKEN, enroll(one, other.applicationsWord()));
        assertEquals(new Erasure.Erased(), one.erase(grace));
        assertInstanceOf(Verdict.Accepted.class, enroll(one, other.applicationsWord()));
    }

    private Verdict enroll(Registry on, Authority by) {
        Challenge challenge = on.begin(new Request.Enroll(by, Knock.KIND, "mine", "ada"), owner.browser)
                .orThrow();
        Knock.Word word = (Knock.Word) challenge.prompt();
        return on.finish(challenge.ticket(), word.proof(0), Expected.of(by.account(), Purpose.ENROLL), owner.browser);
    }

    @Test
    @DisplayName("is found to be done when its answer is lost, and is done when its request was")
    void lostAnswers() {
        for (boolean written : new boolean[] {true, false}) {
            UnreliableAccountStore[] unreliable = new UnreliableAccountStore[1];
            Owner another = new Owner(store, around -> {
                unreliable[0] = new UnreliableAccountStore(around);
                return unreliable[0];
            });
            Owner.Known mine = another.firstWord();
            Authority.Proven proof = another.stepUp(mine, Operation.ERASE);
            if (written) {
                unreliable[0].loseNextAnswer();
            } else {
                unreliable[0].loseNextWrite();
            }
            assertEquals(new Erasure.Erased(), another.registry.erase(proof));
            assertTrue(another.store.find(another.account).row().isEmpty());
        }
    }

    /** A server whose writes do not leave it yet. */
    private record Stalled(AccountStore store, List<Change> held) implements AccountStore {
        @Override
        public Found find(AccountId account) {
            return store.find(account);
        }

        @Override
        public Stored store(Change change) {
            held.add(change);
            return Stored.STORED;
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            return store.delete(account, revision);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return store.due(now, limit);
        }
    }

    @Test
    @DisplayName(
            "is safe from a server that stalled: what it read before is not written over the next owner's account (hazard 10)")
    void stalled() {
        List<Change> held = new ArrayList<>();
        Registry stalled = Registry.create(
                new Stalled(owner.store, held), owner.keys, List.of(new Knock()), Policy.STANDARD, owner.clock);
        stalled.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        assertEquals(new Erasure.Erased(), erase());
        while (owner.store
                        .find(owner.account)
                        .row()
                        .map(row -> row.revision().version())
                        .orElse(0L)
                < held.get(0).replaces().orElseThrow().version()) {
            owner.registry.begin(
                    new Request.Enroll(owner.applicationsWord(), Knock.KIND, "new owner's", "bob"), owner.stranger);
        }
        assertEquals(Stored.CONFLICT, owner.store.store(held.get(0)));
        assertEquals(List.of(), owner.methods());
    }

    @Test
    @DisplayName("that was cut off before the log went is done by asking again, with the same proof")
    void again() {
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        assertEquals(1, registry.history(owner.account, Optional.empty(), 10).size());
        Authority.Proven proof = owner.stepUp(word, Operation.ERASE);
        assertEquals(new Erasure.Erased(), owner.registry.erase(proof), "by a server that knows of no log");
        assertEquals(
                1, log.newest(owner.account, log.life, Optional.empty(), 10).size());
        assertEquals(new Erasure.Erased(), registry.erase(proof));
        assertEquals(List.of(), log.newest(owner.account, log.life, Optional.empty(), 10));
    }

    @Test
    @DisplayName("shows the next owner of the name no line of what was before, should the log not have been deleted")
    void lives() {
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        assertEquals(1, registry.history(owner.account, Optional.empty(), 10).size());
        owner.registry.erase(owner.stepUp(word, Operation.ERASE));
        owner.firstWord();
        assertEquals(0, registry.history(owner.account, Optional.empty(), 10).size());
    }
}
