package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.Optional;

/**
 * One proof before its verifier. A judgement may be costly and a rule may be asked sixteen times, so it is kept for as long as the
 * method's state is the one it was made on. Used by one thread.
 */
final class Judging {
    private final Verifier verifier;
    private final OpenTicket ticket;
    private final Proof proof;
    private final Instant now;
    private Bytes judgedState = Bytes.EMPTY;
    private Optional<Judgement> judgement = Optional.empty();

    Judging(Verifier verifier, OpenTicket ticket, Proof proof, Instant now) {
        this.verifier = verifier;
        this.ticket = ticket;
        this.proof = proof;
        this.now = now;
    }

    boolean guessable() {
        return verifier.guessable();
    }

    /** A method of this kind as its owner may see it. */
    Method view(Enrolled method) {
        return method.view(verifier.describe(method.state()));
    }

    /** What a new method is called by itself. */
    String ownName(Bytes state) {
        return verifier.describe(state).name();
    }

    Judgement enrollment() {
        Judgement made = judgement.orElseGet(() -> verifier.judgeEnrollment(ticket.pending(), proof, now));
        judgement = Optional.of(made);
        return made;
    }

    Judgement proof(Bytes state) {
        if (judgement.isEmpty() || !judgedState.equals(state)) {
            judgedState = state;
            judgement = Optional.of(verifier.judgeProof(state, ticket.pending(), proof, now));
        }
        return judgement.get();
    }
}
