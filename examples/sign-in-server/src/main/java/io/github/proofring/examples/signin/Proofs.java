package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.OpenedLink;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Renaming;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a person can do with their ways to sign in: prove one, add one, remove one. The session says whose; the registry decides. */
final class Proofs {
    private final Registry registry;
    private final Users users;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Clock clock;
    private final Demands demands;

    Proofs(Registry registry, Users users, Sessions sessions, Guesses guesses, Clock clock) {
        this.registry = registry;
        this.users = users;
        this.sessions = sessions;
        this.guesses = guesses;
        this.clock = clock;
        this.demands = new Demands(registry);
    }

    /** What has to be proved. */
    Demands demands() {
        return demands;
    }

    List<Method> methods(AccountId account) {
        return registry.methods(account);
    }

    /** @throws Refused if this is no method of the account */
    Method method(AccountId account, String id) {
        return methods(account).stream()
                .filter(method -> method.id().value().equals(id))
                .findFirst()
                .orElseThrow(Problem.NO_SUCH_METHOD::refused);
    }

    /** Begins the second half of a sign-in: the password was the first. */
    Challenge beginSignIn(Visit visit, String method) {
        Session session = visit.passwordGiven();
        MethodId id = method(session.account(), method).id();
        return begin(visit.caller(session), new Request.SecondFactor(session.account(), id));
    }

    /** Begins a sign-in that says by itself who it is. */
    Challenge beginDiscoverable(Visit visit) {
        if (visit.isSignedIn()) {
            throw Problem.ALREADY_SIGNED_IN.refused();
        }
        return begin(visit.anonymous(), new Request.SignInDiscoverable(Passkeys.KIND));
    }

    /** Begins a proof for one change of the account. */
    Challenge beginStepUp(Visit visit, String method, Operation operation) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        return begin(visit.caller(session), new Request.StepUp(session.account(), id, operation));
    }

    /** A page on which this operation is proved. */
    Step stepUp(String path, String page, Map<String, Object> words, Operation operation) {
        return new Step(
                Purpose.STEP_UP,
                path,
                page,
                words,
                session -> demands.toChange(session, operation),
                Optional.of(operation),
                (visit, method) -> beginStepUp(visit, method, operation));
    }

    /** Begins to add a method: the first one by the session alone, any other by a fresh proof. */
    Challenge beginEnrollment(Visit visit, Adding adding, MethodKind kind, String label) {
        return beginAdding(visit, adding, (by, session) -> new Request.Enroll(by, kind, label, session.name()));
    }

    /** The same with an address, to which a code is sent. */
    Challenge beginAddress(Visit visit, Adding adding, MethodKind kind, String address, String label) {
        return beginAdding(visit, adding, (by, session) -> new Request.EnrollAddress(by, kind, address, label));
    }

    /** In place of everything it goes by the password alone: whoever needs that has nothing else. */
    private Challenge beginAdding(
            Visit visit, Adding adding, BiFunction<Authority, Session, Request.Enrollment> enrollment) {
        if (adding == Adding.INSTEAD_OF_ALL) {
            Session session = visit.ownerByPassword();
            Authority word = word(visit, session);
            return begin(visit.caller(session), new Request.ReplaceAll(enrollment.apply(word, session)));
        }
        Session session = visit.signedIn();
        return begin(visit.caller(session), enrollment.apply(authorityToAdd(visit, session), session));
    }

    /** Begins a proof that cancels the replacement of everything. */
    Challenge beginCancel(Visit visit, String method) {
        Session session = visit.anyStage();
        MethodId id = method(session.account(), method).id();
        return begin(visit.caller(session), new Request.CancelReplacement(session.account(), id));
    }

    /** The application's word for whoever is in this session. */
    static Authority word(Visit visit, Session session) {
        return Authority.assertedByApplication(session.account()).from(visit.caller(session));
    }

    private Authority authorityToAdd(Visit visit, Session session) {
        return methods(session.account()).isEmpty() ? word(visit, session) : demands.proven(visit);
    }

    /** Sends another code in place of the one that was sent with this ticket. */
    Challenge resend(Visit visit, String ticket) {
        Session session = visit.session().orElseThrow(Problem.NOT_SIGNED_IN::refused);
        return begin(visit.caller(session), new Request.Resend(new Ticket(ticket)));
    }

    /** Begins to make a passkey without asking, for somebody who has a password alone. */
    Challenge beginUpgrade(Visit visit) {
        Session session = visit.signedIn();
        Authority by = word(visit, session);
        return begin(visit.caller(session), new Request.EnrollConditionally(by, Passkeys.KIND, session.name()));
    }

    Standing standing(AccountId account) {
        return registry.standing(account);
    }

    /** Whether there is anything to replace, and nothing is being replaced yet. */
    boolean mayReplaceAll(AccountId account) {
        return !methods(account).isEmpty() && standing(account) instanceof Standing.Usual;
    }

    /** @throws Refused if nothing is being replaced */
    void requireReplacement(AccountId account) {
        if (standing(account) instanceof Standing.Usual) {
            throw Problem.NOTHING_TO_CANCEL.refused();
        }
    }

    /** Asks that all ways be removed, by the password alone. */
    void removeAll(Visit visit) {
        if (registry.removeAll(word(visit, visit.ownerByPassword())) instanceof RemovalOfAll.NotAsked not) {
            throw refused(not.reason(), not.retryAt());
        }
    }

    /** Whose account the link of an alert is about: there is a session from then on, in which that can be cancelled and nothing else be done. */
    void openAlertLink(Visit visit, String token) {
        OpenedLink link = registry.openAlertLink(token).orElseThrow(Problem.NOTHING_TO_CANCEL::refused);
        visit.session().ifPresent(sessions::end);
        visit.carry(sessions.start(link.account(), Session.Stage.MAY_CANCEL, List.of()));
        visit.keepLink(link.pass());
    }

    /** Makes a method the one that is offered first. */
    Method prefer(Visit visit, String method) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        return prefer(demands.proven(visit), id);
    }

    /** The same in the same request as the proof that allows it. */
    Method prefer(Authority by, MethodId method) {
        Preference preference = registry.prefer(by, method);
        if (preference instanceof Preference.NotPreferred not) {
            throw refused(not.reason(), not.retryAt());
        }
        return ((Preference.Preferred) preference).method();
    }

    private Refused refused(Reason reason, Optional<Instant> retryAt) {
        return Reasons.refused(reason, Reasons.wait(retryAt, clock.instant()));
    }

    /** Ends whatever a program has begun: what the session can be in the middle of. */
    Verdict.Accepted finish(Visit visit, String ticket, Proof proof) {
        if (visit.session().isEmpty() && proof instanceof PasskeyResponse) {
            return finishDiscoverable(visit, ticket, proof);
        }
        return visit.isSignedIn()
                ? finish(
                        visit,
                        ticket,
                        proof,
                        Purpose.ENROLL,
                        Purpose.STEP_UP,
                        Purpose.REPLACE_ALL,
                        Purpose.CANCEL_REPLACEMENT)
                : finish(visit, ticket, proof, Purpose.SIGN_IN, Purpose.REPLACE_ALL, Purpose.CANCEL_REPLACEMENT);
    }

    /** Ends what was begun for one of these purposes. The session has a new id afterwards, and keeps what the proof allows. */
    Verdict.Accepted finish(Visit visit, String ticket, Proof proof, Purpose purpose, Purpose... orElse) {
        Session session = session(visit, purpose);
        Expected expected = Expected.of(session.account(), purpose, orElse);
        Verdict.Accepted accepted =
                accepted(proof, registry.finish(new Ticket(ticket), proof, expected, visit.caller(session)));
        switch (accepted.purpose()) {
            case SIGN_IN -> {
                visit.keepDevice(registry.deviceToken(accepted));
                visit.carry(sessions.complete(session, accepted.factor()));
                guesses.know(Users.key(session.name()), visit.keepBrowser());
            }
            case ENROLL -> {
                visit.keepDevice(registry.deviceToken(accepted));
                // First, as another tab may have ended this session in the meantime.
                sessions.endOthers(session);
                visit.carry(sessions.renew(session, registry.seal(accepted.authority()), accepted.factor()));
            }
            case STEP_UP -> {
                visit.keepDevice(registry.deviceToken(accepted));
                visit.carry(sessions.renew(session, registry.seal(accepted.authority()), accepted.factor()));
            }
            // Of nothing on the account, so it opens nothing.
            case REPLACE_ALL -> {}
            // All sessions are over with it: somebody has the password.
            case CANCEL_REPLACEMENT -> visit.leave();
        }
        return accepted;
    }

    private static Session session(Visit visit, Purpose purpose) {
        return switch (purpose) {
            case SIGN_IN -> visit.passwordGiven();
            case ENROLL, STEP_UP -> visit.signedIn();
            case REPLACE_ALL -> visit.ownerByPassword();
            case CANCEL_REPLACEMENT -> visit.anyStage();
        };
    }

    /** Ends a sign-in that says by itself who it is: there is a session from then on, and none before it goes on. */
    Verdict.Accepted finishDiscoverable(Visit visit, String ticket, Proof proof) {
        if (visit.isSignedIn()) {
            throw Problem.ALREADY_SIGNED_IN.refused();
        }
        Verdict.Accepted accepted;
        try {
            accepted = accepted(
                    proof,
                    registry.finish(
                            new Ticket(ticket),
                            proof,
                            Expected.anyone(Strength.PHISHING_RESISTANT_USER_VERIFIED),
                            visit.anonymous()));
        } catch (Refused refused) {
            throw refused.problem() == Problem.NO_SUCH_METHOD ? Problem.UNKNOWN_PASSKEY.refused() : refused;
        }
        Users.User user = users.find(accepted.account()).orElseThrow(Problem.UNKNOWN_PASSKEY::refused);
        visit.session().ifPresent(sessions::end);
        visit.carry(sessions.start(user.account(), Session.Stage.SIGNED_IN, List.of(accepted.factor())));
        visit.keepDevice(registry.deviceToken(accepted));
        guesses.know(Users.key(user.name()), visit.keepBrowser());
        return accepted;
    }

    private Verdict.Accepted accepted(Proof proof, Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            if (rejected.reason() == Reason.MALFORMED_PROOF && proof instanceof PasskeyResponse) {
                throw Problem.PASSKEY_REFUSED.at("response");
            }
            throw Reasons.refused(rejected.reason(), Reasons.wait(rejected.retryAt(), clock.instant()));
        }
        return verdict.orThrow();
    }

    /** Gives a method another name. */
    Method rename(Visit visit, String method, String label) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        return rename(demands.proven(visit), id, label);
    }

    /** Gives a method another name in the same request as the proof that allows it. */
    Method rename(Authority by, MethodId method, String label) {
        Renaming renaming = registry.rename(by, method, label);
        if (renaming instanceof Renaming.NotRenamed not) {
            throw refused(not.reason(), not.retryAt());
        }
        return ((Renaming.Renamed) renaming).method();
    }

    /** Takes a method off the account. */
    Method remove(Visit visit, String method) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        Authority by = demands.proven(visit);
        return remove(visit, by, id);
    }

    /** Takes a method off the account in the same request as the proof that allows it. */
    Method remove(Visit visit, Authority by, MethodId method) {
        Removal removal = registry.remove(by, method);
        if (removal instanceof Removal.NotRemoved not) {
            throw refused(not.reason(), not.retryAt());
        }
        // What was removed may have let in whoever holds it now.
        sessions.endOthers(visit.signedIn());
        return ((Removal.Removed) removal).method();
    }

    private Challenge begin(Caller caller, Request request) {
        Begun begun = registry.begin(request, caller);
        if (begun instanceof Begun.Declined declined) {
            Refused refused = Reasons.refused(declined.reason(), Reasons.wait(declined.retryAt(), clock.instant()));
            boolean typed =
                    request instanceof Request.EnrollAddress || !refused.field().equals("address");
            throw typed ? refused : Problem.withoutField(refused);
        }
        return begun.orThrow();
    }
}
