package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import java.time.Instant;

/**
 * What a store keeps of one thing that happened to an account. The body is sealed and means nothing to a store.
 *
 * @param account whose
 * @param life    22 characters of base64url: another when an account was erased and its name is used anew
 * @param id      22 characters of base64url, random; no two entries of an account have the same
 * @param at      when it happened; whole milliseconds, finer parts are dropped
 * @param body    the sealed entry, at most {@link #MAX_BODY} bytes
 */
public record HistoryEntry(AccountId account, String life, String id, Instant at, Bytes body) {
    /** The largest body, in bytes. */
    public static final int MAX_BODY = 4_096;

    /**
     * @throws IllegalArgumentException if the body is larger than {@link #MAX_BODY}
     * @throws ArithmeticException if the time is not countable in milliseconds, some 292 million years from 1970
     */
    public HistoryEntry {
        if (body.size() > MAX_BODY) {
            throw new IllegalArgumentException(
                    "an entry's body has at most " + MAX_BODY + " bytes, not " + body.size());
        }
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }
}
