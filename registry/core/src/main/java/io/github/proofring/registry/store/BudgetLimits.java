package io.github.proofring.registry.store;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;

/** The lengths that every budget store of ours insists on. */
final class BudgetLimits {
    private BudgetLimits() {}

    static void requireKey(Bytes key) {
        if (key.size() != BudgetStore.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key is the hash of an address in " + BudgetStore.KEY_BYTES + " bytes, not " + key.size());
        }
    }

    static void requireRow(Bytes key, Bytes body) {
        requireKey(key);
        if (body.size() > BudgetStore.MAX_BODY) {
            throw new IllegalArgumentException(
                    "a budget's body has at most " + BudgetStore.MAX_BODY + " bytes, not " + body.size());
        }
    }
}
