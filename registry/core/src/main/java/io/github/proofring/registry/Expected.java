package io.github.proofring.registry;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What the application believes a proof is for, taken from its own session and never from the request: whose account and which
 * purposes will do. Without it, a person could sign in to account A with a ticket and a code of account B.
 */
public final class Expected {
    private final AccountId account;
    private final Set<Purpose> purposes;

    private Expected(AccountId account, Set<Purpose> purposes) {
        this.account = account;
        this.purposes = purposes;
    }

    /** This account, for one of these purposes. */
    public static Expected of(AccountId account, Purpose purpose, Purpose... orElse) {
        return new Expected(Objects.requireNonNull(account, "account"), EnumSet.of(purpose, orElse));
    }

    AccountId account() {
        return account;
    }

    Set<Purpose> purposes() {
        return purposes;
    }

    @Override
    public String toString() {
        return "Expected[" + account + ", " + purposes + "]";
    }
}
