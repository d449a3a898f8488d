package io.github.proofring.examples.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Slows down the guessing of passwords without locking the owner out: each browser that has signed in to an account before has
 * tries of its own, and everyone else shares one pot per user name. Emptying that pot costs strangers their tries, not the owner
 * at home. Names that nobody has are slowed the same, so the slowing tells nothing.
 *
 * <p>A pot refills by one try per step. It is kept as the time at which it will be full, and a try is taken by one conditional
 * update before the password is looked at, so that guesses made at once on many servers count like guesses made in a row.
 */
final class Guesses {
    private static final Pot STRANGERS = new Pot(20, Duration.ofMinutes(5));
    private static final Pot KNOWN_BROWSER = new Pot(10, Duration.ofMinutes(1));
    /** Browsers keep a cookie no longer than this. */
    static final Duration MEMORY = Duration.ofDays(400);

    private final Database database;
    private final Clock clock;

    Guesses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One try that was taken. */
    record Taken(String lane, boolean known) {}

    private record Pot(int tries, Duration step) {
        long depth() {
            return step.toMillis() * (tries - 1);
        }
    }

    /**
     * Takes one try.
     *
     * @param browser the browser's long-lived cookie, or empty
     * @throws Refused if there is none left for now
     */
    Taken take(String nameKey, String browser) {
        String own = lane(nameKey, browser);
        boolean known = knows(nameKey, browser);
        Taken taken = new Taken(known ? own : lane(nameKey, ""), known);
        Duration wait = charge(taken.lane(), known ? KNOWN_BROWSER : STRANGERS);
        if (!wait.isZero()) {
            throw Problem.SLOW_DOWN.at("password", wait);
        }
        return taken;
    }

    /** The password was right: a known browser has all its tries again, strangers only the one just taken. */
    void giveBack(Taken taken) {
        if (taken.known()) {
            database.update("UPDATE password_lane SET rested_at = ? WHERE id = ?", clock.millis(), taken.lane());
        } else {
            database.update(
                    "UPDATE password_lane SET rested_at = rested_at - ? WHERE id = ?",
                    STRANGERS.step().toMillis(),
                    taken.lane());
        }
    }

    /** From now on this browser has its own tries for this name: the person has signed in there. */
    void know(String nameKey, String browser) {
        String insert = "INSERT INTO password_lane (id, known, of_name, rested_at) VALUES (?, TRUE, ?, ?)";
        if (!database.insert(insert, lane(nameKey, browser), lane(nameKey, ""), clock.millis())) {
            giveBack(new Taken(lane(nameKey, browser), true));
        }
    }

    /** Whether it has. */
    boolean knows(String nameKey, String browser) {
        return !browser.isEmpty()
                && database.first(
                                row -> row.getBoolean(1),
                                "SELECT known FROM password_lane WHERE id = ?",
                                lane(nameKey, browser))
                        .orElse(false);
    }

    /** From now on it is a stranger. */
    void forget(String nameKey, String browser) {
        database.update("DELETE FROM password_lane WHERE known AND id = ?", lane(nameKey, browser));
    }

    /** So are all that were known for this name. */
    void forgetAll(String nameKey) {
        database.update("DELETE FROM password_lane WHERE known AND of_name = ?", lane(nameKey, ""));
    }

    /** Forgets what no longer matters. */
    void sweep() {
        database.update("DELETE FROM password_lane WHERE NOT known AND rested_at < ?", clock.millis());
        database.update("DELETE FROM password_lane WHERE known AND rested_at < ?", clock.millis() - MEMORY.toMillis());
    }

    private Duration charge(String lane, Pot pot) {
        long now = clock.millis();
        long step = pot.step().toMillis();
        String take = "UPDATE password_lane SET rested_at = (CASE WHEN rested_at > ? THEN rested_at ELSE ? END) + ?"
                + " WHERE id = ? AND rested_at <= ?";
        while (database.update(take, now, now, step, lane, now + pot.depth()) == 0) {
            Optional<Long> rested =
                    database.first(row -> row.getLong(1), "SELECT rested_at FROM password_lane WHERE id = ?", lane);
            if (rested.isPresent() && rested.get() > now + pot.depth()) {
                return Duration.ofMillis(rested.get() - now - pot.depth());
            }
            String first = "INSERT INTO password_lane (id, known, rested_at) VALUES (?, FALSE, ?)";
            if (rested.isEmpty() && database.insert(first, lane, now + step)) {
                break;
            }
        }
        return Duration.ZERO;
    }

    private static String lane(String nameKey, String browser) {
        return Secrets.hash(nameKey + "\n" + browser);
    }
}
