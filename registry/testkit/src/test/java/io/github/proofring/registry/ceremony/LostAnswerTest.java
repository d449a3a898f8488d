package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("R8: a store that throws, and a write whose answer is lost")
class LostAnswerTest {
    @Parameter
    TestStore store;

    private UnreliableAccountStore unreliable;
    private World world;
    private World.Known known;

    @BeforeEach
    void oneMethod() {
        unreliable = new UnreliableAccountStore(store.open());
        world = new World(unreliable);
        known = world.enrollKnock(world.applicationsWord());
    }

    private Optional<Row> row() {
        return world.store.find(world.account).row();
    }

    private Verdict finish(Challenge challenge) {
        return world.finishSigningIn(challenge, known.word().proof(1), world.browser);
    }

    @Test
    @DisplayName(
            "a read or write that fails reaches the application, the account is as it was, and the ticket is still good")
    void fails() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        Optional<Row> before = row();
        unreliable.failNextFind();
        assertFalse(assertThrows(StoreException.class, () -> finish(challenge)).outcomeUnknown());
        unreliable.failNextWrite();
        assertFalse(assertThrows(StoreException.class, () -> finish(challenge)).outcomeUnknown());
        assertEquals(before, row());
        finish(challenge).orThrow();
    }

    @Test
    @DisplayName("hazard 17: a write that landed although its answer was lost is found again: accepted, and once")
    void landed() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        long before = row().orElseThrow().revision().version();
        unreliable.loseNextAnswer();
        finish(challenge).orThrow();
        assertEquals(before + 1, row().orElseThrow().revision().version());
        assertRejected(Reason.TICKET_USED, finish(challenge));
    }

    @Test
    @DisplayName("a write that was lost on the way is sent again and happens once")
    void lost() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        long before = row().orElseThrow().revision().version();
        unreliable.loseNextWrite();
        finish(challenge).orThrow();
        assertEquals(before + 1, row().orElseThrow().revision().version());
    }

    @Test
    @DisplayName("a wrong code whose write lost its answer is counted once")
    void wrongCode() {
        unreliable.loseNextAnswer();
        assertRejected(Reason.WRONG_CODE, world.signIn(known.method().id(), new Code("no/0")));
        assertEquals(
                1,
                world.signIn(known.method().id(), known.word().proof(1))
                        .orThrow()
                        .failuresBefore());
    }

    @Test
    @DisplayName("the first row of an account, an enrollment and a removal are found again, too")
    void everyKindOfWrite() {
        World fresh = new World(unreliable);
        unreliable.loseNextAnswer();
        Challenge first = fresh.beginEnrolling(fresh.applicationsWord(), Knock.KIND);
        unreliable.loseNextAnswer();
        Knock.Word word = (Knock.Word) first.prompt();
        World.Known one = new World.Known(
                fresh.enroll(fresh.applicationsWord(), first, word.proof(0)).method(), word);
        World.Known two =
                fresh.enrollKnock(fresh.stepUp(one.method().id(), one.word().proof(1), Operation.ADD_METHOD));
        var by = fresh.stepUp(
                one.method().id(),
                one.word().proof(2),
                Operation.removeMethod(two.method().id()));
        unreliable.loseNextAnswer();
        assertTrue(
                fresh.registry.remove(by, two.method().id()) instanceof io.github.proofring.registry.Removal.Removed);
        assertEquals(1, fresh.methods());
    }

    @Test
    @DisplayName(
            "still in doubt after asking: an unknown outcome, neither accepted nor rejected, and the truth is found later")
    void stillInDoubt() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        unreliable.loseNextAnswer();
        unreliable.passNextFind();
        for (int i = 0; i < 3; i++) {
            unreliable.failNextFind();
        }
        StoreException doubt = assertThrows(StoreException.class, () -> finish(challenge));
        assertTrue(doubt.outcomeUnknown());
        assertEquals(3, doubt.getCause().getSuppressed().length, "all that failed is in the stack trace");
        assertRejected(Reason.TICKET_USED, finish(challenge));
    }

    @Test
    @DisplayName("hazard 17: our write landed, another wrote on top before we asked: still found, not judged again")
    void anotherOnTop() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        Registry slow = world.registry(
                new Interrupted(
                        world.store,
                        () -> world.signIn(known.method().id(), known.word().proof(2))
                                .orThrow()),
                world.keys,
                new Knock());
        Verdict verdict = slow.finish(
                challenge.ticket(), known.word().proof(1), Expected.of(world.account, Purpose.SIGN_IN), world.browser);
        verdict.orThrow();
    }

    @Test
    @DisplayName("another wrote first and our write was lost: it never will happen, so the rule is asked again")
    void anotherFirst() {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        AccountStore late = new AccountStore() {
            private boolean once = true;

            @Override
            public List<AccountId> due(Instant now, int limit) {
                return List.of();
            }

            @Override
            public Found find(AccountId account) {
                return world.store.find(account);
            }

            @Override
            public Stored store(Change change) {
                if (once) {
                    once = false;
                    world.registry
                            .begin(
                                    new Request.Enroll(
                                            world.stepUp(
                                                    known.method().id(),
                                                    known.word().proof(1),
                                                    Operation.ADD_METHOD),
                                            Knock.KIND,
                                            "mine",
                                            "ada"),
                                    world.browser)
                            .orThrow();
                    throw StoreException.outcomeUnknown("lost", new IllegalStateException("told so"));
                }
                return world.store.store(change);
            }

            @Override
            public Stored delete(AccountId account, Revision revision) {
                return world.store.delete(account, revision);
            }
        };
        Registry slow = world.registry(late, world.keys, new Knock());
        assertRejected(
                Reason.WRONG_CODE,
                slow.finish(
                        challenge.ticket(),
                        known.word().proof(1),
                        Expected.of(world.account, Purpose.SIGN_IN),
                        world.browser));
    }

    /** Writes that come second, so many times. */
    private record Losing(AccountStore inner, AtomicInteger left) implements AccountStore {
        @Override
        public Found find(AccountId account) {
            return inner.find(account);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return inner.due(now, limit);
        }

        @Override
        public Stored store(Change change) {
            return left.getAndDecrement() > 0 ? Stored.CONFLICT : inner.store(change);
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            return left.getAndDecrement() > 0 ? Stored.CONFLICT : inner.delete(account, revision);
        }
    }

    private Verdict finishAfterLosing(int races) {
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        Registry losing = world.registry(new Losing(world.store, new AtomicInteger(races)), world.keys, new Knock());
        return losing.finish(
                challenge.ticket(), known.word().proof(1), Expected.of(world.account, Purpose.SIGN_IN), world.browser);
    }

    @Test
    @DisplayName("who loses sixteen races is told to come again, and nothing is counted; who loses fifteen has won")
    void sixteenRaces() {
        Optional<Row> before = row();
        assertRejected(Reason.BUSY, finishAfterLosing(16));
        assertEquals(before, row());
        finishAfterLosing(15).orThrow();
    }

    /** Writes, lets another write on top, and then loses its answer. */
    private static final class Interrupted implements AccountStore {
        private final AccountStore inner;
        private final Runnable another;
        private boolean once = true;

        Interrupted(AccountStore inner, Runnable another) {
            this.inner = inner;
            this.another = another;
        }

        @Override
        public Found find(AccountId account) {
            return inner.find(account);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return inner.due(now, limit);
        }

        @Override
        public Stored store(Change change) {
            return interrupted(inner.store(change));
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            return interrupted(inner.delete(account, revision));
        }

        private Stored interrupted(Stored stored) {
            if (once) {
                once = false;
                another.run();
                throw StoreException.outcomeUnknown("lost", new IllegalStateException("told so"));
            }
            return stored;
        }
    }
}
