package io.github.proofring.registry.spi;

import io.github.proofring.registry.wire.Names;

/**
 * One state of an account's row: a counter and the random name of the operation that wrote it.
 *
 * <p>The counter alone is not enough: an account that was erased and created again can reach the same count, and a stalled
 * node would then write the erased person's methods over the new one's. The name differs.
 *
 * @param version   1 for the first state, one more for each that follows
 * @param operation 22 characters of base64url, random, the same on every retry of one operation
 */
public record Revision(long version, String operation) {
    /** @throws IllegalArgumentException if the version is below 1 or the operation has another form */
    public Revision {
        if (version < 1) {
            throw new IllegalArgumentException("a version is at least 1, not " + version);
        }
        if (!Names.isRandom(operation)) {
            throw new IllegalArgumentException("an operation id is 22 characters of base64url");
        }
    }
}
