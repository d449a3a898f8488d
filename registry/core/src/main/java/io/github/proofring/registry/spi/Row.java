package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a store keeps of one account. The body is sealed and means nothing to a store; the rest is in the clear so that a
 * database can index, count and find what is due.
 *
 * @param account     whose row
 * @param revision    which state of it
 * @param body        the sealed aggregate, at most {@link #MAX_BODY} bytes
 * @param credentials the credential ids this account holds; no two accounts may hold the same one
 * @param kinds       the kind of each method, one entry per method, sorted: for an administrator's counts
 * @param dueAt       when the registry wants to look at this account again, if ever; whole milliseconds, finer parts are dropped
 */
public record Row(
        AccountId account,
        Revision revision,
        Bytes body,
        Set<CredentialId> credentials,
        List<MethodKind> kinds,
        Optional<Instant> dueAt) {
    /** The largest body, in bytes. */
    public static final int MAX_BODY = 65_536;

    /**
     * @throws IllegalArgumentException if the body is larger than {@link #MAX_BODY}
     * @throws ArithmeticException if the time is not countable in milliseconds, some 292 million years from 1970
     */
    public Row {
        if (body.size() > MAX_BODY) {
            throw new IllegalArgumentException("a row's body has at most " + MAX_BODY + " bytes, not " + body.size());
        }
        credentials = Set.copyOf(credentials);
        kinds = List.copyOf(kinds);
        dueAt = dueAt.map(Instant::toEpochMilli).map(Instant::ofEpochMilli);
    }
}
