package io.github.proofring.registry.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Where it is kept what was lately sent to an address, whatever the account: one small row for each keyed hash of an address,
 * every write conditional on the row's content. Safe for use by many threads and, with a shared database, by many servers.
 *
 * <p>A row holds no address: its key is a hash under a key that the store never sees, so nobody who reads the rows can tell whose
 * they are, or find out by trying addresses.
 *
 * <p>Bodies are compared exactly, byte for byte. The same content is the same state, so there is no version: what is decided on
 * one body is right for every row with that body, however the row came to it.
 *
 * <p>{@link #find} and {@link #replace} use the primary: a read that lags behind an acknowledged write lets too much be sent. An
 * implementation shows that it keeps this contract by passing {@code BudgetStoreContract} of the registry's testkit.
 */
public interface BudgetStore {
    /** The length of a key, in bytes. */
    int KEY_BYTES = 32;

    /** The largest body, in bytes. */
    int MAX_BODY = 256;

    /**
     * The body of this address's row, if there is one. A row whose time to be forgotten has come is there until {@link #forget} is
     * called.
     *
     * @param key the keyed hash of the address, {@link #KEY_BYTES} bytes
     * @throws IllegalArgumentException if the key has another length
     * @throws StoreException if the store cannot answer
     */
    Optional<Bytes> find(Bytes key);

    /**
     * Writes the row, if and only if it is still as it was read.
     *
     * @param key      the keyed hash of the address, {@link #KEY_BYTES} bytes
     * @param before   the body that the row has to have, or empty if there must be no row
     * @param after    its next body, at most {@link #MAX_BODY} bytes; may be the same
     * @param forgetAt when {@link #forget} may delete the row; whole milliseconds, finer parts are dropped. Leave room for a server
     *     whose clock is ahead
     * @return true if it was stored; false if the row is not like that any more, or another write was in the way: nothing was
     *     written, read again
     * @throws IllegalArgumentException if the key or the next body has a length that is not allowed
     * @throws ArithmeticException if the time is not countable in milliseconds, some 292 million years from 1970
     * @throws StoreException with {@link StoreException#outcomeUnknown()} true when the write may or may not have happened. No read
     *     can settle that, as another may have written the same; the caller takes the sending as used up
     */
    boolean replace(Bytes key, Optional<Bytes> before, Bytes after, Instant forgetAt);

    /**
     * Deletes rows that are to be forgotten by then, all of them or one batch. The store starts no thread: the application has this
     * called now and then, until it returns 0. A row that was forgotten may be made anew.
     *
     * @param now rows to be forgotten at or before this moment are deleted, no others; whole milliseconds, finer parts are dropped
     * @return how many were deleted; 0 if there were none, or others are at them: the next call finds what is left
     * @throws ArithmeticException if the time is not countable in milliseconds, some 292 million years from 1970
     * @throws StoreException if the store cannot answer; calling again does no harm
     */
    int forget(Instant now);
}
