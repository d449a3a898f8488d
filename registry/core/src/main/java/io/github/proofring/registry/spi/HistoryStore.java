package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Where it is kept what happened to accounts: entries are added and read, never changed, and go with their account. Safe for use by many threads and,
 * with a shared database, by many servers.
 *
 * <p>Nothing is decided by it, so a read may lag behind. An implementation shows that it keeps this contract by passing {@code HistoryStoreContract} of
 * the registry's testkit.
 */
public interface HistoryStore {
    /**
     * Adds an entry. Where there is one of this account with the same id already, nothing happens: an entry may come twice, as after a crash.
     *
     * @throws StoreException if the store cannot answer; calling again does no harm
     */
    void append(HistoryEntry entry);

    /**
     * The newest entries of one life of an account, the newest first; of those of one moment, the one with the greater id first, compared as ASCII.
     *
     * @param life   as the entries say
     * @param before only such as stand after this one in that order; it need not be there any more
     * @param limit  the most to answer, at least 1
     * @throws IllegalArgumentException if the limit is below 1
     * @throws StoreException if the store cannot answer
     */
    List<HistoryEntry> newest(AccountId account, String life, Optional<HistoryEntry> before, int limit);

    /**
     * Deletes all entries of an account, of all its lives.
     *
     * @throws StoreException if the store cannot answer; calling again does no harm
     */
    void delete(AccountId account);
}
