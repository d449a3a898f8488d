package io.github.proofring.registry;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the application believes a proof is for, taken from its own session and never from the request: whose account and which
 * purposes will do. Without it, a person could sign in to account A with a ticket and a code of account B.
 */
public final class Expected {
    private final Optional<AccountId> account;
    private final Set<Purpose> purposes;
    private final Optional<Strength> atLeast;

    private Expected(Optional<AccountId> account, Set<Purpose> purposes, Optional<Strength> atLeast) {
        this.account = account;
        this.purposes = purposes;
        this.atLeast = atLeast;
    }

    /** This account, for one of these purposes. */
    public static Expected of(AccountId account, Purpose purpose, Purpose... orElse) {
        return new Expected(Optional.of(account), EnumSet.of(purpose, orElse), Optional.empty());
    }

    /**
     * Whoever the proof names, to sign in: for {@link Request.SignInDiscoverable} alone. A ticket that was given for an account is
     * refused with it, and so is a proof that is weaker than what is wanted: nothing is then stored.
     *
     * @param atLeast what the proof has to be worth: {@link Strength#PHISHING_RESISTANT_USER_VERIFIED} where nothing else is asked for, as a passkey
     *                that was made without asking has verified nobody yet
     */
    public static Expected anyone(Strength atLeast) {
        return new Expected(Optional.empty(), EnumSet.of(Purpose.SIGN_IN), Optional.of(atLeast));
    }

    /** None for whoever the proof names. */
    Optional<AccountId> account() {
        return account;
    }

    /** None if any will do. */
    Optional<Strength> atLeast() {
        return atLeast;
    }

    Set<Purpose> purposes() {
        return purposes;
    }

    @Override
    public String toString() {
        return "Expected[" + account.map(AccountId::value).orElse("anyone") + ", " + purposes + "]";
    }
}
