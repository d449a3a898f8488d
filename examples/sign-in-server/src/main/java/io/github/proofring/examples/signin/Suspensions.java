package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Suspension;
import java.time.Clock;
import java.util.List;

/** How an owner puts a way to sign in out of use, as when a telephone is lost, and back. */
final class Suspensions {
    private final Registry registry;
    private final Sessions sessions;
    private final Clock clock;

    Suspensions(Registry registry, Sessions sessions, Clock clock) {
        this.registry = registry;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @throws Refused if it is the last that works, for which no proof need be asked */
    void requireAnother(AccountId account, Method method) {
        if (isLastAtWork(method, registry.methods(account))) {
            throw Problem.LAST_METHOD.at("", Sentence.of("problem.last-method.suspend"));
        }
    }

    /** Whether none of the others works. */
    static boolean isLastAtWork(Method method, List<Method> methods) {
        return methods.stream().allMatch(each -> each.suspended() || each.id().equals(method.id()));
    }

    Method suspend(Visit visit, Authority by, MethodId method) {
        Suspension suspension = registry.suspend(by, method);
        if (suspension instanceof Suspension.Suspended suspended) {
            // Whoever holds it now may have been let in by it.
            sessions.endOthers(visit.signedIn());
            return suspended.method();
        }
        throw refused(suspension);
    }

    Method resume(Authority by, MethodId method) {
        Suspension suspension = registry.resume(by, method);
        if (suspension instanceof Suspension.Resumed resumed) {
            return resumed.method();
        }
        throw refused(suspension);
    }

    private Refused refused(Suspension suspension) {
        Suspension.NotChanged not = (Suspension.NotChanged) suspension;
        return Reasons.refused(not.reason(), Reasons.wait(not.retryAt(), clock.instant()));
    }
}
