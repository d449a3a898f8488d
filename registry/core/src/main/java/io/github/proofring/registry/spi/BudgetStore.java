package io.github.proofring.registry.spi;

import java.time.Instant;
import java.util.Optional;

/** Placeholder until the store lands. */
public interface BudgetStore {
    Optional<Bytes> find(Bytes key);

    boolean replace(Bytes key, Optional<Bytes> before, Bytes after, Instant forgetAt);

    int forget(Instant now);
}
