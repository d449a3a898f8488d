package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
@DisplayName("A server whose clock and its store's are apart")
class WrongClockTest {
    private static final Duration FAR = Duration.ofMinutes(5);

    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
    }

    /** Its own clock is the owner's, so that only the store's is another. */
    private Registry server(Duration storeAhead) {
        return owner.server(new ClockedAccountStore(owner.store, Clock.offset(owner.clock, storeAhead)));
    }

    private Verdict signIn(Registry at, Proof proof) {
        Challenge challenge = at.begin(new Request.SignIn(owner.account, word.id), owner.browser)
                .orThrow();
        return at.finish(challenge.ticket(), proof, owner.expecting(Purpose.SIGN_IN), owner.browser);
    }

    private Optional<Row> row() {
        return owner.store.find(owner.account).row();
    }

    @Test
    @DisplayName(
            "by more than half a ticket's life accepts nothing and writes nothing, and tells nobody whether a code was right")
    void far() {
        Authority.Proven by = owner.stepUp(word, Operation.ADD_METHOD);
        Authority.Proven removing = owner.stepUp(word, Operation.removeMethod(word.id));
        Optional<Row> before = row();
        int messages = owner.inbox.messages().size();
        for (Duration apart : List.of(FAR.plusMillis(1), FAR.plusMillis(1).negated(), Duration.ofDays(30))) {
            Registry wrong = server(apart);
            assertRejected(Reason.CLOCK_OFF, signIn(wrong, word.next()));
            word.unuse();
            assertRejected(Reason.CLOCK_OFF, signIn(wrong, Owner.Known.wrong()));
            assertDeclined(
                    Reason.CLOCK_OFF,
                    wrong.begin(new Request.EnrollAddress(by, EmailCodes.KIND, owner.anEmail(), ""), owner.browser));
            assertEquals(new Removal.NotRemoved(Reason.CLOCK_OFF, Optional.empty()), wrong.remove(removing, word.id));
            assertEquals(
                    new Permission.Withheld(Reason.CLOCK_OFF, Optional.empty()),
                    wrong.isAllowed(by, Operation.ADD_METHOD));
            assertEquals(2, wrong.methods(owner.account).size(), "looking is allowed");
            assertEquals(0, wrong.runDue(10));
        }
        assertEquals(before, row());
        assertEquals(messages, owner.inbox.messages().size());
    }

    @Test
    @DisplayName("by less signs in and changes methods, and does nothing that lasts for days beyond 30 seconds")
    void near() {
        for (Duration apart : List.of(FAR, FAR.negated())) {
            Registry drifting = server(apart);
            assertInstanceOf(Verdict.Accepted.class, signIn(drifting, word.next()));
            assertEquals(
                    new RemovalOfAll.NotAsked(Reason.CLOCK_OFF, Optional.empty()),
                    drifting.removeAll(owner.applicationsWord()));
        }
    }

    @Test
    @DisplayName(
            "by less locks nobody out: a ticket that another server gives then is good for the rest of its life, which is half")
    void nearLocksNobodyOut() {
        Registry ahead = owner.server(owner.store, Clock.offset(owner.clock, FAR));
        for (int i = 0; i < 2; i++) {
            assertInstanceOf(Verdict.Accepted.class, signIn(ahead, word.next()));
            owner.clock.advance(Duration.ofMinutes(11));
        }
        Challenge challenge = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.browser)
                .orThrow();
        assertInstanceOf(Verdict.Accepted.class, signIn(ahead, word.next()));
        owner.clock.advance(FAR.minusSeconds(1));
        owner.registry
                .finish(challenge.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), owner.browser)
                .orThrow();
    }

    /** Every read takes so long. */
    private record Slow(AccountStore store, Owner owner, Duration each) implements AccountStore {
        @Override
        public Found find(AccountId account) {
            Found found = store.find(account);
            owner.clock.advance(each);
            return found;
        }

        @Override
        public Stored store(Change change) {
            return store.store(change);
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
    @DisplayName("is not one whose store takes minutes to answer")
    void slowStore() {
        Registry slow = owner.server(new Slow(owner.store, owner, Duration.ofMinutes(4)));
        assertInstanceOf(RemovalOfAll.Asked.class, slow.removeAll(owner.applicationsWord()));
    }
}
