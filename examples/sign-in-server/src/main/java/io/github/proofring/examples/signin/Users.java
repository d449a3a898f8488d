package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The people who have an account here, by user name. */
final class Users {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,30}[A-Za-z0-9]");

    private final Database database;
    private final Clock clock;

    Users(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param account  the random name under which the registry knows the account
     * @param name     as its owner wrote it
     * @param password the stored hash
     */
    record User(AccountId account, String name, String password) {
        @Override
        public String toString() {
            return "User[" + account + "]";
        }
    }

    /** Names are compared without regard to case, so that nobody can pass as somebody else's twin. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether an account may have this name. ASCII, so that no name looks like another. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Optional<User> find(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        return database.first(
                row -> new User(new AccountId(row.getString(1)), row.getString(2), row.getString(3)),
                "SELECT account_id, name, password FROM app_user WHERE name_key = ?",
                key(name));
    }

    Optional<User> find(AccountId account) {
        return database.first(
                row -> new User(account, row.getString(1), row.getString(2)),
                "SELECT name, password FROM app_user WHERE account_id = ?",
                account.value());
    }

    /** Another password, by its hash. */
    void setPassword(AccountId account, String passwordHash) {
        database.update("UPDATE app_user SET password = ? WHERE account_id = ?", passwordHash, account.value());
    }

    /** Deletes one of them, with all that the application's own tables hold of them. */
    void delete(AccountId account) {
        database.update("DELETE FROM app_user WHERE account_id = ?", account.value());
    }

    /** @throws Refused if the name is taken */
    AccountId add(String name, String passwordHash) {
        AccountId account = new AccountId(Secrets.random());
        if (!database.insert(
                "INSERT INTO app_user (account_id, name, name_key, password, created_at) VALUES (?, ?, ?, ?, ?)",
                account.value(),
                name,
                key(name),
                passwordHash,
                clock.millis())) {
            throw Problem.NAME_TAKEN.at("name");
        }
        return account;
    }
}
