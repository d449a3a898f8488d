package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Forgetting;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Remembered;
import io.github.proofring.registry.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Which browsers are known and remembered. A remembered one is asked for the password alone; that lets in, and allows no change. */
final class Devices {
    /** As long as everything else here waits or lasts. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private final Registry registry;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Clock clock;

    Devices(Registry registry, Sessions sessions, Guesses guesses, Clock clock) {
        this.registry = registry;
        this.sessions = sessions;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** What this browser's token is worth for this account, if anything. */
    Optional<Remembered> remembered(AccountId account, Visit visit) {
        String token = visit.memory();
        return token.isEmpty() ? Optional.empty() : registry.remembered(account, token);
    }

    /** What a form says whose owner does not want to be asked again. */
    static boolean isAsked(Fields fields) {
        return fields.optional("remember").equals("yes");
    }

    /** After the second half of a sign-in: the next ones in this browser then want the password alone. */
    void rememberIfAsked(Visit visit, Verdict.Accepted accepted, Fields fields) {
        // Without a session before it, it was a passkey alone, and there was no second half.
        boolean second =
                accepted.purpose() == Purpose.SIGN_IN && visit.session().isPresent();
        if (second && isAsked(fields)) {
            visit.keepMemory(registry.rememberDevice(accepted, REMEMBERED));
        }
    }

    /** Whether its owner has signed in here before. */
    boolean knows(Session session, Visit visit) {
        return guesses.knows(Users.key(session.name()), visit.browser());
    }

    /** From now on this browser is like any other. The session goes on. */
    void forgetThis(Visit visit) {
        guesses.forget(Users.key(visit.signedIn().name()), visit.browser());
        visit.forget();
    }

    /** "This was not me": no browser is known or remembered and no session goes on, but for a new one here. */
    void forgetAll(Visit visit, Authority by) {
        Session session = visit.signedIn();
        if (registry.forgetDevices(by) instanceof Forgetting.NotForgotten not) {
            throw Reasons.refused(not.reason(), Reasons.wait(not.retryAt(), clock.instant()));
        }
        guesses.forgetAll(Users.key(session.name()));
        sessions.endAll(session.account());
        visit.forget();
        visit.carry(sessions.start(session.account(), Session.Stage.SIGNED_IN, session.proved()));
        guesses.know(Users.key(session.name()), visit.keepBrowser());
    }
}
