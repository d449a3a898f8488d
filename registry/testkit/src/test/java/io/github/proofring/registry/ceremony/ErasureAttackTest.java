package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Attacks on erasing")
class ErasureAttackTest {
    @Parameter
    TestStore store;

    /** A store that deletes, says nothing, and is slow enough for something else to happen. */
    private record Slow(AccountStore store, Runnable meanwhile) implements AccountStore {
        @Override
        public Found find(AccountId account) {
            return store.find(account);
        }

        @Override
        public Stored store(Change change) {
            return store.store(change);
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            store.delete(account, revision);
            meanwhile.run();
            throw StoreException.outcomeUnknown("cut", new IllegalStateException());
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return store.due(now, limit);
        }
    }

    @Test
    @DisplayName("an administrator's, whose answer is lost, does not go on to erase who took the name meanwhile")
    void nextOwner() {
        Owner owner = new Owner(store);
        owner.firstWord();
        Registry slow = owner.server(new Slow(owner.store, owner::firstWord));
        assertEquals(new Erasure.Erased(), slow.erase(Authority.administrator(owner.account, "Grace", "ticket 7")));
        assertEquals(1, owner.methods().size(), "of the next owner");
    }
}
