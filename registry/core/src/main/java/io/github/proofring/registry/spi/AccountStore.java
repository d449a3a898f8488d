package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * Where accounts are kept: one row each, every write conditional on the row's revision. Safe for use by many threads and, with
 * a shared database, by many servers.
 *
 * <p>All calls read and write the primary: a read that lags behind an acknowledged write breaks the registry's rules. Account
 * ids, operations and credential ids are compared exactly: no store may fold case, trim blanks or normalise, and every account id
 * is storable, one with U+0000 in it too. An implementation shows that it keeps this contract by passing {@code AccountStoreContract} of the registry's testkit.
 */
public interface AccountStore {
    /**
     * The account's row and the store's time.
     *
     * @throws StoreException if the store cannot answer
     */
    Found find(AccountId account);

    /**
     * Writes the row and its credential ids, whole or not at all, if and only if the stored revision (version and operation both)
     * is the one that the change replaces.
     *
     * @return {@link Stored#CONFLICT} also when credentials are taken and the revision differs
     * @throws StoreException with {@link StoreException#outcomeUnknown()} true when the write may or may not have happened
     */
    Stored store(Change change);

    /**
     * Deletes the row and gives its credential ids free, whole or not at all, if and only if the stored revision (version and operation both) is this one.
     *
     * @return {@link Stored#STORED} if it was deleted, else {@link Stored#CONFLICT}, also if there is no row
     * @throws StoreException with {@link StoreException#outcomeUnknown()} true when the row may or may not have been deleted
     */
    Stored delete(AccountId account, Revision revision);

    /**
     * Accounts whose {@link Row#dueAt()} is not after this, the longest due first: found by an index, so that it costs the same however many
     * accounts there are. An account that is due and not written to meanwhile is in the answer, unless as many as the limit are due
     * as long as it or longer.
     *
     * @param now   any time; that of whoever asks, the store's own clock plays no part
     * @param limit the most to answer, at least 1
     * @throws IllegalArgumentException if the limit is below 1
     * @throws StoreException if the store cannot answer
     */
    List<AccountId> due(Instant now, int limit);
}
