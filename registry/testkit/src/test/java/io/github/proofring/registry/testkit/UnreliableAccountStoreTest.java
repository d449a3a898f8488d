package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.InMemoryAccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store that fails on command")
class UnreliableAccountStoreTest {
    private final AccountStore reliable = new InMemoryAccountStore();
    private final UnreliableAccountStore store = new UnreliableAccountStore(reliable);
    private final Row row = Rows.first(Rows.account());

    @Test
    @DisplayName("without a command every call goes through")
    void passes() {
        assertEquals(Stored.STORED, store.store(Rows.create(row)));
        assertEquals(Optional.of(row), store.find(row.account()).row());
    }

    @Test
    @DisplayName("a read told to fail throws once")
    void failedFind() {
        store.failNextFind();

        assertFalse(assertThrows(StoreException.class, () -> store.find(row.account()))
                .outcomeUnknown());
        assertEquals(Optional.empty(), store.find(row.account()).row());
    }

    @Test
    @DisplayName("what is due is a read too: told to fail it throws once")
    void failedDue() {
        Row due = Rows.due(row, Optional.of(Instant.EPOCH));
        store.store(Rows.create(due));
        store.failNextFind();

        assertFalse(assertThrows(StoreException.class, () -> store.due(Instant.EPOCH, 1))
                .outcomeUnknown());
        assertEquals(List.of(due.account()), store.due(Instant.EPOCH, 1));
    }

    @Test
    @DisplayName("reads of both kinds use up one queue of commands")
    void bothReadsInOrder() {
        store.passNextFind();
        store.failNextFind();

        store.due(Instant.EPOCH, 1);
        assertThrows(StoreException.class, () -> store.find(row.account()));
    }

    @Test
    @DisplayName("a write told to fail writes nothing, and the next one goes through")
    void failedWrite() {
        store.failNextWrite();

        assertFalse(write().outcomeUnknown());
        assertEquals(Optional.empty(), reliable.find(row.account()).row());
        assertEquals(Stored.STORED, store.store(Rows.create(row)));
    }

    @Test
    @DisplayName("a lost write: outcome unknown, nothing written")
    void lostWrite() {
        store.loseNextWrite();

        assertTrue(write().outcomeUnknown());
        assertEquals(Optional.empty(), reliable.find(row.account()).row());
    }

    @Test
    @DisplayName("a lost answer: outcome unknown, and written")
    void lostAnswer() {
        store.loseNextAnswer();

        assertTrue(write().outcomeUnknown());
        assertEquals(Optional.of(row), reliable.find(row.account()).row());
    }

    @Test
    @DisplayName("a delete is a write too: told to fail, lost, its answer lost, each once")
    void deletes() {
        store.store(Rows.create(row));
        store.failNextWrite();
        store.loseNextWrite();
        store.loseNextAnswer();

        assertFalse(delete().outcomeUnknown());
        assertTrue(delete().outcomeUnknown());
        assertEquals(Optional.of(row), reliable.find(row.account()).row());
        assertTrue(delete().outcomeUnknown());
        assertEquals(Optional.empty(), reliable.find(row.account()).row());
        assertEquals(Stored.CONFLICT, store.delete(row.account(), row.revision()));
    }

    private StoreException delete() {
        return assertThrows(StoreException.class, () -> store.delete(row.account(), row.revision()));
    }

    @Test
    @DisplayName("commands are used up in their order, reads apart from writes")
    void inOrder() {
        store.passNextFind();
        store.failNextFind();
        store.failNextWrite();
        store.passNextWrite();
        store.loseNextAnswer();

        store.find(row.account());
        assertFalse(write().outcomeUnknown());
        assertEquals(Stored.STORED, store.store(Rows.create(row)));
        assertTrue(write().outcomeUnknown());
        assertThrows(StoreException.class, () -> store.find(row.account()));
    }

    @Test
    @DisplayName("64 threads meet one command: one of them fails")
    void manyThreads() {
        store.failNextFind();

        List<Boolean> failed = Crowd.of(Crowd.THREADS, i -> {
            try {
                store.find(row.account());
                return false;
            } catch (StoreException e) {
                return true;
            }
        });

        assertEquals(1, failed.stream().filter(each -> each).count());
    }

    private StoreException write() {
        return assertThrows(StoreException.class, () -> store.store(Rows.create(row)));
    }
}
