package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.store.InMemoryAccountStore;

/** The stores that every ceremony is tested on. */
enum TestStore {
    IN_MEMORY {
        @Override
        AccountStore open() {
            return new InMemoryAccountStore();
        }
    };

    /** A store to begin with; those in a database share its tables, where accounts do not meet. */
    abstract AccountStore open();
}
