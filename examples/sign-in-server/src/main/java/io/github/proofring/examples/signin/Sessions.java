package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Factor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sessions, kept in the database so that any server can answer. The cookie holds an opaque random value; the table holds its
 * hash. The value changes whenever the person proves something, so one that was planted or seen before is of no use after.
 */
final class Sessions {
    /** From the password to the end of the sign-in. */
    static final Duration TO_FINISH = Duration.ofMinutes(10);
    /** NIST SP 800-63B-4 §2.2.3: at most a day, at most an hour of doing nothing. */
    static final Duration AT_MOST = Duration.ofHours(24);

    static final Duration IDLE = Duration.ofHours(1);
    /** "Seen" is written at most this often: a page must not cost a write. */
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Starts a session after the password, which is a factor of it, and answers its cookie. */
    String startByPassword(AccountId account, Session.Stage stage) {
        return start(account, stage, List.of(Factor.password(clock.instant())));
    }

    /** Starts a session in which this was proved, and answers its cookie. */
    String start(AccountId account, Session.Stage stage, List<Factor> proved) {
        String cookie = Secrets.random();
        database.update(
                "INSERT INTO app_session (id_hash, account_id, stage, binding, authority, proved, seen_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, '', ?, ?, ?)",
                Secrets.hash(cookie),
                account.value(),
                stage.name(),
                Secrets.random(),
                Proved.write(proved),
                clock.millis(),
                clock.millis() + life(stage));
        return cookie;
    }

    /** The live session of this cookie. */
    Optional<Session> find(String cookie) {
        long now = clock.millis();
        String hash = Secrets.hash(cookie);
        Optional<Session> found = database.first(
                row -> new Session(
                        hash,
                        new AccountId(row.getString(1)),
                        row.getString(2),
                        Session.Stage.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        Proved.read(row.getString(6))),
                "SELECT s.account_id, u.name, s.stage, s.binding, s.authority, s.proved FROM app_session s"
                        + " JOIN app_user u ON u.account_id = s.account_id"
                        + " WHERE s.id_hash = ? AND s.expires_at > ? AND s.seen_at > ?",
                hash,
                now,
                now - IDLE.toMillis());
        found.ifPresent(session -> database.update(
                "UPDATE app_session SET seen_at = ? WHERE id_hash = ? AND seen_at < ?",
                now,
                hash,
                now - SEEN_STEP.toMillis()));
        return found;
    }

    /** The sign-in is complete by this factor: a new id and a day to live. */
    String complete(Session session, Factor factor) {
        String cookie = Secrets.random();
        return renewed(
                cookie,
                database.update(
                        "UPDATE app_session SET id_hash = ?, stage = ?, proved = ?, seen_at = ?, expires_at = ?"
                                + " WHERE id_hash = ?",
                        Secrets.hash(cookie),
                        Session.Stage.SIGNED_IN.name(),
                        Proved.write(Proved.with(session.proved(), factor)),
                        clock.millis(),
                        clock.millis() + life(Session.Stage.SIGNED_IN),
                        session.idHash()));
    }

    /** Something was proved within the session: a new id, and the authority and the factor to keep. */
    String renew(Session session, String authority, Factor factor) {
        String cookie = Secrets.random();
        return renewed(
                cookie,
                database.update(
                        "UPDATE app_session SET id_hash = ?, authority = ?, proved = ? WHERE id_hash = ?",
                        Secrets.hash(cookie),
                        authority,
                        Proved.write(Proved.with(session.proved(), factor)),
                        session.idHash()));
    }

    /** Of the account's sessions only this one goes on: what the others were let in by is not enough any more. */
    void endOthers(Session kept) {
        database.update(
                "DELETE FROM app_session WHERE account_id = ? AND binding <> ?",
                kept.account().value(),
                kept.binding());
    }

    /** Of the account's sessions none goes on. */
    void endAll(AccountId account) {
        database.update("DELETE FROM app_session WHERE account_id = ?", account.value());
    }

    void end(Session session) {
        database.update("DELETE FROM app_session WHERE id_hash = ?", session.idHash());
    }

    /** Forgets the sessions that are over. */
    void sweep() {
        database.update(
                "DELETE FROM app_session WHERE expires_at <= ? OR seen_at <= ?",
                clock.millis(),
                clock.millis() - IDLE.toMillis());
    }

    private static String renewed(String cookie, int rows) {
        if (rows != 1) {
            throw Problem.NOT_SIGNED_IN.refused();
        }
        return cookie;
    }

    private static long life(Session.Stage stage) {
        return (stage == Session.Stage.SIGNED_IN ? AT_MOST : TO_FINISH).toMillis();
    }
}
