package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import java.util.Map;
import java.util.Optional;

/**
 * Who may sign in at {@code /admin}: one person, who is no user of the application.
 *
 * @param name         as it stands in the histories of accounts
 * @param passwordHash what {@link AdminPassword} made of their password
 */
record AdminSettings(String name, String passwordHash) {
    static final String NAME = "ADMINISTRATOR_NAME";
    static final String HASH = "ADMINISTRATOR_PASSWORD_HASH";

    AdminSettings {
        if (!Passwords.isHash(passwordHash)) {
            throw new IllegalArgumentException(HASH + " must be what the command " + AdminPassword.COMMAND
                    + " prints; in a shell, put it between single quotes");
        }
        try {
            Authority.administrator(new AccountId("any"), name, "any");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + " cannot be used", e);
        }
    }

    /**
     * None where nothing is set.
     *
     * @throws IllegalArgumentException if one of the two is missing or cannot be understood; the message names it
     */
    static Optional<AdminSettings> of(Map<String, String> environment) {
        String name = environment.getOrDefault(NAME, "").strip();
        String hash = environment.getOrDefault(HASH, "").strip();
        if (name.isEmpty() && hash.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || hash.isEmpty()) {
            throw new IllegalArgumentException(
                    (name.isEmpty() ? NAME : HASH) + " is missing: an administrator has a name and a password");
        }
        return Optional.of(new AdminSettings(name, hash));
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "AdminSettings[" + name + "]";
    }
}
