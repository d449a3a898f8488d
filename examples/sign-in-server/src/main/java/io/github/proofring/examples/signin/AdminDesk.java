package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Reset;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.Use;
import io.github.proofring.registry.spi.AccountEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an administrator can do: sign in, look at an account, and change it by the right of {@link Authority.Administrator}. */
final class AdminDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AdminDesk.class);
    /** No user name is written like this, so no user's tries are touched; all names that are tried here share them. */
    private static final String LANE = AdminPages.ROOT;

    private final AdminSettings administrator;
    private final AdminSessions adminSessions;
    private final Registry registry;
    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Clock clock;

    AdminDesk(
            AdminSettings administrator,
            AdminSessions adminSessions,
            Registry registry,
            Users users,
            Sessions sessions,
            Passwords passwords,
            Guesses guesses,
            Clock clock) {
        this.administrator = administrator;
        this.adminSessions = adminSessions;
        this.registry = registry;
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** The sessions of those who sit here. */
    AdminSessions sessions() {
        return adminSessions;
    }

    /** Who that is. */
    String name() {
        return administrator.name();
    }

    /** Checks name and password; a wrong name takes the same time and says the same. */
    void signIn(AdminVisit visit, String name, String password) {
        if (password.length() > PasswordRules.LONGEST) {
            throw wrongPassword();
        }
        Guesses.Taken taken = guesses.take(LANE, visit.browser());
        boolean right = passwords.matches(password, administrator.passwordHash());
        if (!right || !Secrets.equal(name, administrator.name())) {
            throw wrongPassword();
        }
        guesses.giveBack(taken);
        visit.enter();
        guesses.know(LANE, visit.keepBrowser());
    }

    private static Refused wrongPassword() {
        return Problem.WRONG_PASSWORD.at("password", Sentence.of("admin.sign-in.refused"));
    }

    /** @throws Refused if nobody has this user name */
    Users.User find(String name) {
        return users.find(name).orElseThrow(() -> Problem.BAD_FIELD.at("name", Sentence.of("admin.find.none")));
    }

    /** @throws Refused if there is no such account */
    Users.User account(String id) {
        return Optional.of(id)
                .filter(Secrets::wellFormed)
                .flatMap(known -> users.find(new AccountId(known)))
                .orElseThrow(Problem.NOT_FOUND::refused);
    }

    List<Method> methods(AccountId account) {
        return registry.methods(account);
    }

    /** @throws Refused if this is no method of the account */
    Method method(AccountId account, String id) {
        return methods(account).stream()
                .filter(method -> method.id().value().equals(id))
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::refused);
    }

    Standing standing(AccountId account) {
        return registry.standing(account);
    }

    List<Use> recentUse(AccountId account) {
        return registry.recentUse(account);
    }

    List<AccountEvent> history(AccountId account, Optional<AccountEvent> before, int limit) {
        return registry.history(account, before, limit);
    }

    /** @throws Refused if the reason is none that can be kept */
    Authority.Administrator authority(AdminVisit visit, AccountId account, String reason) {
        try {
            return Authority.administrator(account, administrator.name(), reason)
                    .from(visit.caller());
        } catch (IllegalArgumentException e) {
            // The name was looked at when the server started.
            throw Problem.BAD_FIELD.at("reason", Sentence.of("admin.reason.rule"));
        }
    }

    void suspend(Authority.Administrator by, MethodId method) {
        refuseUnlessChanged(registry.suspend(by, method));
        sessions.endAll(by.account());
    }

    void resume(Authority.Administrator by, MethodId method) {
        refuseUnlessChanged(registry.resume(by, method));
    }

    void reset(Authority.Administrator by) {
        if (registry.reset(by) instanceof Reset.NotDone not) {
            throw refused(not.reason(), not.retryAt());
        }
        sessions.endAll(by.account());
    }

    /**
     * The ways go first, and after that the user, so that it can be done again if one of the two fails. In between the password would be all that is left to
     * sign in with, so there is none from the beginning.
     */
    void erase(Authority.Administrator by, Users.User user) {
        users.setPassword(user.account(), passwords.ofNobody());
        sessions.endAll(user.account());
        if (registry.erase(by) instanceof Erasure.NotErased not) {
            users.setPassword(user.account(), user.password());
            throw refused(not.reason(), not.retryAt());
        }
        users.delete(user.account());
        // The history is gone, and what stood in it.
        LOG.warn("account {} was erased by {}: {}", user.account().value(), by.name(), by.reason());
    }

    private void refuseUnlessChanged(Suspension suspension) {
        if (suspension instanceof Suspension.NotChanged not) {
            throw refused(not.reason(), not.retryAt());
        }
    }

    /** In the words for one who is not the owner. */
    private Refused refused(Reason reason, Optional<Instant> retryAt) {
        Refused refused = Reasons.refused(reason, Reasons.wait(retryAt, clock.instant()));
        Optional<Sentence> own = switch (reason) {
            case METHOD_SUSPENDED -> Optional.of(Sentence.of("admin.refused.suspended"));
            case NOT_SUSPENDED -> Optional.of(Sentence.of("admin.refused.in-use"));
            case NO_SUCH_METHOD -> Optional.of(Sentence.of("admin.refused.gone"));
            case NOTHING_TO_REPLACE -> Optional.of(Sentence.of("admin.refused.none"));
            case METHODS_RESTRICTED -> Optional.of(Sentence.of("admin.refused.restricted"));
            case ALERTS_WAITING -> Optional.of(Sentence.of("admin.refused.alerts"));
            default -> Optional.empty();
        };
        return new Refused(refused.problem(), "", own.orElse(refused.sentence()), refused.retryAfter());
    }
}
