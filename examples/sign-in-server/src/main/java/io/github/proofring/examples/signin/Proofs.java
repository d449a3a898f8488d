package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person can do with their ways to sign in: prove one, add one, remove one. The session says whose; the registry decides. */
final class Proofs {
    private final Registry registry;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Clock clock;

    Proofs(Registry registry, Sessions sessions, Guesses guesses, Clock clock) {
        this.registry = registry;
        this.sessions = sessions;
        this.guesses = guesses;
        this.clock = clock;
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

    /** Begins the second half of a sign-in. */
    Challenge beginSignIn(Visit visit, String method) {
        Session session = visit.passwordGiven();
        MethodId id = method(session.account(), method).id();
        return begin(visit, session, new Request.SignIn(session.account(), id));
    }

    /** Begins a proof for one change of the account. */
    Challenge beginStepUp(Visit visit, String method, Operation operation) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        return begin(visit, session, new Request.StepUp(session.account(), id, operation));
    }

    /** Begins to add a method: the first one by the session alone, any other by a fresh proof. */
    Challenge beginEnrollment(Visit visit, MethodKind kind, String label) {
        Session session = visit.signedIn();
        Authority by;
        if (methods(session.account()).isEmpty()) {
            by = Authority.assertedByApplication(session.account());
        } else {
            by = proven(visit, session).orElseThrow(Problem.STEP_UP_WANTED::refused);
        }
        return begin(visit, session, new Request.Enroll(by, kind, label, session.name()));
    }

    /** Whether {@link #beginEnrollment} has what it needs, so that nobody fills in a form in vain. */
    boolean mayAdd(Visit visit) {
        Session session = visit.signedIn();
        return methods(session.account()).isEmpty()
                || proven(visit, session)
                        .filter(proof -> proof.allows(Operation.ADD_METHOD))
                        .filter(proof -> proof.provenAt()
                                .plus(Policy.STANDARD.authorityLife())
                                .isAfter(clock.instant()))
                        .isPresent();
    }

    /** Ends whatever a program has begun: what the session can be in the middle of. */
    Verdict.Accepted finish(Visit visit, String ticket, Proof proof) {
        return visit.isSignedIn()
                ? finish(visit, ticket, proof, Purpose.ENROLL, Purpose.STEP_UP)
                : finish(visit, ticket, proof, Purpose.SIGN_IN);
    }

    /** Ends what was begun for one of these purposes. The session has a new id afterwards, and keeps what the proof allows. */
    Verdict.Accepted finish(Visit visit, String ticket, Proof proof, Purpose purpose, Purpose... orElse) {
        Session session = purpose == Purpose.SIGN_IN ? visit.passwordGiven() : visit.signedIn();
        Expected expected = Expected.of(session.account(), purpose, orElse);
        Verdict verdict = registry.finish(new Ticket(ticket), proof, expected, visit.caller(session));
        if (verdict instanceof Verdict.Rejected rejected) {
            throw Reasons.refused(rejected.reason(), Reasons.wait(rejected.retryAt(), clock.instant()));
        }
        Verdict.Accepted accepted = verdict.orThrow();
        visit.keepDevice(registry.deviceToken(accepted));
        if (accepted.purpose() == Purpose.SIGN_IN) {
            visit.carry(sessions.complete(session));
            guesses.know(Users.key(session.name()), visit.keepBrowser());
        } else {
            visit.carry(sessions.renew(session, registry.seal(accepted.authority())));
            if (accepted.purpose() == Purpose.ENROLL) {
                sessions.endOthers(session);
            }
        }
        return accepted;
    }

    /** Takes a method off the account. */
    Method remove(Visit visit, String method) {
        Session session = visit.signedIn();
        MethodId id = method(session.account(), method).id();
        Authority by = proven(visit, session).orElseThrow(Problem.STEP_UP_WANTED::refused);
        return remove(by, id);
    }

    /** Takes a method off the account in the same request as the proof that allows it. */
    Method remove(Authority by, MethodId method) {
        Removal removal = registry.remove(by, method);
        if (removal instanceof Removal.NotRemoved not) {
            throw Reasons.refused(not.reason(), Duration.ZERO);
        }
        return ((Removal.Removed) removal).method();
    }

    private Challenge begin(Visit visit, Session session, Request request) {
        Begun begun = registry.begin(request, visit.caller(session));
        if (begun instanceof Begun.Declined declined) {
            throw Reasons.refused(declined.reason(), Reasons.wait(declined.retryAt(), clock.instant()));
        }
        return begun.orThrow();
    }

    private Optional<Authority.Proven> proven(Visit visit, Session session) {
        return session.authority().isEmpty()
                ? Optional.empty()
                : registry.authority(session.authority(), visit.caller(session));
    }
}
