package io.github.proofring.registry.store;

/** How many a store may be asked for. */
final class Limit {
    private Limit() {}

    static void require(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of what is asked for is at least 1, not " + limit);
        }
    }
}
