package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Method;
import java.util.List;
import java.util.Optional;

/** What a person can do with their account: make it, sign in with the password, sign out. */
final class Accounts {
    private final Users users;
    private final Passwords passwords;
    private final PasswordRules rules = PasswordRules.standard();
    private final Guesses guesses;
    private final Sessions sessions;
    private final Proofs proofs;
    private final Devices devices;

    Accounts(Users users, Passwords passwords, Guesses guesses, Sessions sessions, Proofs proofs, Devices devices) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.sessions = sessions;
        this.proofs = proofs;
        this.devices = devices;
    }

    /**
     * How far the password has brought someone.
     *
     * @param stage   signed in, unless the account has a way that is to be proved as well
     * @param methods the ways that work
     */
    record SignedIn(Session.Stage stage, List<Method> methods) {}

    /** Makes an account and signs its owner in. */
    void signUp(Visit visit, String name, String password) {
        rules.checkName(name);
        rules.checkPassword(password, name);
        if (users.find(name).isPresent()) {
            throw Problem.NAME_TAKEN.at("name");
        }
        AccountId account = users.add(name, passwords.hash(password));
        enter(visit, account, name, Session.Stage.SIGNED_IN);
    }

    /** Checks the password. */
    SignedIn signIn(Visit visit, String name, String password) {
        if (password.length() > PasswordRules.LONGEST) {
            throw Problem.WRONG_PASSWORD.at("password");
        }
        Guesses.Taken taken = guesses.take(Users.key(name), visit.browser());
        Optional<Users.User> user = users.find(name);
        if (user.isEmpty()) {
            passwords.matchNobody(password);
            throw Problem.WRONG_PASSWORD.at("password");
        }
        if (!passwords.matches(password, user.get().password())) {
            throw Problem.WRONG_PASSWORD.at("password");
        }
        guesses.giveBack(taken);
        AccountId account = user.get().account();
        boolean enough = passwordIsEnough(visit, account);
        Session.Stage stage = enough ? Session.Stage.SIGNED_IN : Session.Stage.PASSWORD_GIVEN;
        enter(visit, account, name, stage);
        if (enough && !passwordIsEnough(visit, account)) {
            // The first method came between, or all browsers were forgotten: from then on a password is half of what is
            // wanted.
            stage = Session.Stage.PASSWORD_GIVEN;
            enter(visit, account, name, stage);
        }
        return new SignedIn(
                stage,
                proofs.methods(account).stream()
                        .filter(method -> !method.suspended())
                        .toList());
    }

    /** Where there is nothing else to prove, suspended or not, or this browser is remembered. */
    private boolean passwordIsEnough(Visit visit, AccountId account) {
        return proofs.methods(account).isEmpty()
                || devices.remembered(account, visit).isPresent();
    }

    /** Ends the session, on the server too. */
    void signOut(Visit visit) {
        visit.session().ifPresent(sessions::end);
        visit.leave();
    }

    /** A new session in place of whatever this browser had. */
    private void enter(Visit visit, AccountId account, String name, Session.Stage stage) {
        visit.session().ifPresent(sessions::end);
        visit.carry(sessions.startByPassword(account, stage));
        if (stage == Session.Stage.SIGNED_IN) {
            guesses.know(Users.key(name), visit.keepBrowser());
        }
    }
}
