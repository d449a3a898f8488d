package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Strength;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What has to be proved for what, and whether it was. The registry decides; the session says whose it is and what was proved before. */
final class Demands {
    /** The library's numbers, and what this application wants for its own operations. */
    static final Policy POLICY = Policy.STANDARD.requiring(Billing.CHANGE, Billing.WANTED);

    private final Registry registry;

    Demands(Registry registry) {
        this.registry = registry;
    }

    List<Method> toSignIn(Session session) {
        return registry.methods(session.account()).stream()
                .filter(method -> !method.suspended())
                .toList();
    }

    /** Any there is, one that is suspended too: a thief may have suspended the owner's. */
    List<Method> toCancel(Session session) {
        return registry.methods(session.account());
    }

    /** Those with which a proof is enough for this. */
    List<Method> toChange(Session session, Operation operation) {
        return registry.requires(session.account(), operation, session.proved()).ways();
    }

    List<Method> toAdd(Session session, Strength added) {
        return registry.requiresToAdd(session.account(), added).ways();
    }

    /** Whether a method of this strength can be added now, so that nobody fills in a form in vain. */
    boolean mayAdd(Visit visit, Strength added) {
        Session session = visit.signedIn();
        Strength wanted = registry.requiresToAdd(session.account(), added).atLeast();
        return registry.methods(session.account()).isEmpty()
                || proven(visit, session)
                        .filter(proof ->
                                registry.isAllowed(proof, Operation.ADD_METHOD).granted())
                        .filter(proof -> proof.strength().atLeast(wanted))
                        .isPresent();
    }

    /** The last proof that was made in this session, whatever it still allows. */
    Optional<Authority.Proven> proven(Visit visit, Session session) {
        return session.authority().isEmpty()
                ? Optional.empty()
                : registry.authority(session.authority(), visit.caller(session));
    }

    /** @throws Refused if none was made */
    Authority.Proven proven(Visit visit) {
        return proven(visit, visit.signedIn()).orElseThrow(Problem.STEP_UP_WANTED::refused);
    }

    /** @throws Refused if the state of the account holds this back, or what was proved does not allow it */
    void permit(Session session, Authority.Proven by, Operation operation) {
        refuseUnlessGranted(registry.isAllowed(by, operation, session.proved()));
    }

    /** @throws Refused if the state of the account holds this back */
    void permit(AccountId account, Operation operation) {
        refuseUnlessGranted(registry.isAllowed(account, operation));
    }

    private static void refuseUnlessGranted(Permission permission) {
        if (permission instanceof Permission.Withheld withheld) {
            throw withheld.until()
                    .map(until -> Problem.HELD_BACK.at("", Sentence.of("problem.held-back.until", until)))
                    .orElseGet(() -> Reasons.refused(withheld.reason(), Duration.ZERO));
        }
    }
}
