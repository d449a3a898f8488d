package io.github.proofring.examples.signin;

import java.time.Clock;
import java.time.Duration;

/**
 * Sessions of the administrator, in a table of their own: none of them is a user's, and no user's is one of them. Another name or
 * password in the settings ends them all.
 */
final class AdminSessions {
    /** From the password on, whatever is done: the person signs in again. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private final Database database;
    private final Clock clock;
    private final String who;

    AdminSessions(Database database, Clock clock, AdminSettings administrator) {
        this.database = database;
        this.clock = clock;
        this.who = Secrets.hash(administrator.name() + "\n" + administrator.passwordHash());
    }

    /** Starts a session and answers its cookie. Forgets those that are over. */
    String start() {
        database.update("DELETE FROM app_admin_session WHERE expires_at <= ?", clock.millis());
        String cookie = Secrets.random();
        database.update(
                "INSERT INTO app_admin_session (id_hash, who, expires_at) VALUES (?, ?, ?)",
                Secrets.hash(cookie),
                who,
                clock.millis() + LIFE.toMillis());
        return cookie;
    }

    /** Whether this is the cookie of a live session. */
    boolean isLive(String cookie) {
        return database.first(
                        row -> true,
                        "SELECT 1 FROM app_admin_session WHERE id_hash = ? AND who = ? AND expires_at > ?",
                        Secrets.hash(cookie),
                        who,
                        clock.millis())
                .isPresent();
    }

    void end(String cookie) {
        database.update("DELETE FROM app_admin_session WHERE id_hash = ?", Secrets.hash(cookie));
    }
}
