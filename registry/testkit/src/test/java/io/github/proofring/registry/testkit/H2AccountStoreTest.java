package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.store.JdbcAccountStore;
import org.junit.jupiter.api.DisplayName;

@DisplayName("H2 in memory")
class H2AccountStoreTest extends AccountStoreContract {
    @Override
    protected AccountStore store() {
        return new JdbcAccountStore(Databases.h2());
    }
}
