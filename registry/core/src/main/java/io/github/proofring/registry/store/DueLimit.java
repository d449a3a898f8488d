package io.github.proofring.registry.store;

/** How many of the accounts that are due a store may be asked for. */
final class DueLimit {
    private DueLimit() {}

    static void require(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of what is due is at least 1, not " + limit);
        }
    }
}
