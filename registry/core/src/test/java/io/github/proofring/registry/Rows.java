package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Looks into rows as whoever has the key ring can. */
final class Rows {
    private Rows() {}

    static Account open(AccountStore store, KeyRing keys, AccountId account) {
        Kinds kinds = new Kinds(List.of(), List.of());
        Terms terms = new Terms(Policy.STANDARD, kinds, Instant.EPOCH, Locale.ENGLISH);
        return new Accounts(store, new Seal(keys), new Audience(kinds, false), () -> terms, round -> {}).find(account);
    }
}
