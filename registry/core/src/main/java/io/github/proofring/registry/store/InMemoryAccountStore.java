package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts in this JVM's memory, gone with it: for tests and first steps. It keeps the same contract as a database and never
 * throws. Safe for use by many threads.
 */
public final class InMemoryAccountStore implements AccountStore {
    private final Clock clock;
    private final Map<AccountId, Row> rows = new ConcurrentHashMap<>();
    private final Map<CredentialId, AccountId> holders = new HashMap<>();

    /** An empty store that tells the system's time. */
    public InMemoryAccountStore() {
        this(Clock.systemUTC());
    }

    /** An empty store that tells this clock's time as the store's own. */
    public InMemoryAccountStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Found find(AccountId account) {
        return new Found(Optional.ofNullable(rows.get(account)), clock.instant());
    }

    @Override
    public synchronized Stored store(Change change) {
        Row next = change.next();
        Optional<Row> before = Optional.ofNullable(rows.get(next.account()));
        if (!before.map(Row::revision).equals(change.replaces())) {
            return Stored.CONFLICT;
        }
        if (next.credentials().stream().anyMatch(credential -> heldByAnother(credential, next.account()))) {
            return Stored.CREDENTIAL_TAKEN;
        }
        before.map(Row::credentials).orElse(Set.of()).forEach(holders::remove);
        next.credentials().forEach(credential -> holders.put(credential, next.account()));
        rows.put(next.account(), next);
        return Stored.STORED;
    }

    @Override
    public synchronized Stored delete(AccountId account, Revision revision) {
        Optional<Row> row = Optional.ofNullable(rows.get(account));
        if (!row.map(Row::revision).equals(Optional.of(revision))) {
            return Stored.CONFLICT;
        }
        row.map(Row::credentials).orElse(Set.of()).forEach(holders::remove);
        rows.remove(account);
        return Stored.STORED;
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        Limit.require(limit);
        return rows.values().stream()
                .filter(row -> row.dueAt().filter(due -> !due.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(row -> row.dueAt().orElseThrow()))
                .limit(limit)
                .map(Row::account)
                .toList();
    }

    private boolean heldByAnother(CredentialId credential, AccountId account) {
        return !holders.getOrDefault(credential, account).equals(account);
    }
}
