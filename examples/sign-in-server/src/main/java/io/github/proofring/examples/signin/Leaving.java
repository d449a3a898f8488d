package io.github.proofring.examples.signin;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Registry;
import java.time.Clock;

/** How an owner deletes their account. */
final class Leaving {
    private final Registry registry;
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Clock clock;

    Leaving(Registry registry, Users users, Passwords passwords, Sessions sessions, Guesses guesses, Clock clock) {
        this.registry = registry;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** Whether the password alone is asked for: there is nothing else. */
    boolean byPassword(Session session) {
        return registry.methods(session.account()).isEmpty();
    }

    /** Where there is no way to prove anything else, the password is given once more. */
    void erase(Visit visit, String password) {
        Session session = visit.signedIn();
        if (password.length() > PasswordRules.LONGEST) {
            throw Problem.WRONG_PASSWORD.at("password");
        }
        Guesses.Taken taken = guesses.take(Users.key(session.name()), visit.browser());
        Users.User user = users.find(session.account()).orElseThrow(Problem.NOT_SIGNED_IN::refused);
        if (!passwords.matches(password, user.password())) {
            throw Problem.WRONG_PASSWORD.at("password", Sentence.of("problem.wrong-password.again"));
        }
        guesses.giveBack(taken);
        erase(visit, Proofs.word(visit, session));
    }

    /**
     * The ways go first, and after that the user, so that it can be done again if the second fails. In between the password would be all that is left to
     * sign in with, so there is none from the beginning.
     */
    void erase(Visit visit, Authority by) {
        Session session = visit.signedIn();
        Users.User user = users.find(session.account()).orElseThrow(Problem.NOT_SIGNED_IN::refused);
        sessions.endOthers(session);
        users.setPassword(user.account(), passwords.ofNobody());
        if (registry.erase(by) instanceof Erasure.NotErased not) {
            users.setPassword(user.account(), user.password());
            throw Reasons.refused(not.reason(), Reasons.wait(not.retryAt(), clock.instant()));
        }
        // With the session and how they pay: those rows hang on this one.
        users.delete(user.account());
        guesses.forgetAll(Users.key(user.name()));
        visit.forget();
        visit.leave();
    }
}
