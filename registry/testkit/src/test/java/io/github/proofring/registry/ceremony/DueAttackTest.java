package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What thieves, crashes and wrong clocks try on what is due. */
@DisplayName("What is due, under attack")
class DueAttackTest extends LifeCycleSteps {
    /** A store on which two accounts are due. */
    private record Two(AccountStore all, AccountId one, AccountId other) implements AccountStore {
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
            return Stream.of(one, other)
                    .flatMap(id -> find(id).row().stream())
                    .filter(row -> row.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                    .sorted(Comparator.comparing((Row row) -> row.dueAt().orElseThrow()))
                    .limit(limit)
                    .map(Row::account)
                    .toList();
        }
    }

    @Test
    @DisplayName("an account that cannot be served keeps no other from it, however small the limit")
    void poisonedAccount() {
        Owner poisoned = new Owner(store);
        Owner.Known theirs = poisoned.firstWord();
        poisoned.addPhone(poisoned.stepUp(theirs, Operation.ADD_METHOD));
        poisoned.inbox.failWith(DeliveryException.failed("down"));
        poisoned.addWord(poisoned.stepUp(theirs, Operation.ADD_METHOD));
        // The same tables, and two accounts, of which one is sealed under a key that this server has not.
        AccountStore shared = new AccountStore() {
            @Override
            public Found find(AccountId id) {
                Found found = (id.equals(poisoned.account) ? poisoned.store : owner.store).find(id);
                return new Found(found.row(), owner.clock.instant());
            }

            @Override
            public Stored store(Change change) {
                return owner.store.store(change);
            }

            @Override
            public Stored delete(AccountId id, Revision revision) {
                return owner.store.delete(id, revision);
            }

            @Override
            public List<AccountId> due(Instant now, int limit) {
                return List.of();
            }
        };
        Registry at = owner.server(new Two(shared, poisoned.account, owner.account));
        owner.clock.advance(Duration.ofHours(1));
        owner.inbox.failWith(DeliveryException.failed("down"));
        addWord(at, word);
        owner.inbox.recover();
        owner.clock.advance(Duration.ofHours(1));
        forget();
        for (int i = 0; i < 20; i++) {
            at.runDue(1);
        }
        assertEquals(2, owner.newAlerts().size(), "twenty calls, and the owner was not told");
    }

    @Test
    @DisplayName("what was not done is not counted, or whoever calls until there is no more calls for ever")
    void wrongClockSpins() {
        owner.replacedByStranger();
        SettableClock ahead = new SettableClock(owner.clock.instant().plus(Duration.ofDays(45)));
        Registry wrong = server(ahead, owner.inbox, sending -> sending);
        int calls = 0;
        while (wrong.runDue(1) == 1 && calls < 50) {
            calls++;
        }
        assertTrue(calls < 50, "a loop that ends when fewer than the limit were due does not end");
    }

    @Test
    @DisplayName(
            "the application hears that all sessions are to end from the call that makes it true, with nobody calling runDue")
    void doneIsHeard() {
        Owner.Known theirs = owner.replacedByStranger();
        owner.clock.advance(MONTH);
        forget();
        owner.signIn(theirs).orThrow();
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened());
    }

    @Test
    @DisplayName("what is stored is done, whatever the executor throws")
    void oddExecutor() {
        Registry at = server(
                owner.clock,
                owner.inbox,
                sending -> sending.inBackground(task -> {
                    throw new IllegalStateException("shut down");
                }));
        assertInstanceOf(Removal.Removed.class, remove(at, word, email.id()));
    }

    @Test
    @DisplayName("held: a crash between the claim of a reminder and its telling loses no message")
    void crashAfterClaim() {
        owner.replacedByStranger();
        owner.clock.advance(Duration.ofDays(1));
        forget();
        Registry dying = server(
                owner.clock,
                message -> {
                    throw new IllegalStateException("the process ends here");
                },
                sending -> sending);
        dying.runDue(10);
        owner.clock.advance(Duration.ofMinutes(10));
        owner.registry.runDue(10);
        assertEquals(2, owner.newAlerts().size());
    }
}
