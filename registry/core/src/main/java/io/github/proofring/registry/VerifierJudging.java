package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.Optional;

/**
 * One proof before its verifier. A judgement may be costly and a rule may be asked sixteen times, so it is kept for as long as the
 * method's state is the one it was made on.
 */
final class VerifierJudging implements Judging {
    private final Verifier verifier;
    private final OpenTicket ticket;
    private final Proof proof;
    private final Instant now;
    private Bytes judgedState = Bytes.EMPTY;
    private Optional<Judgement> judgement = Optional.empty();

    VerifierJudging(Verifier verifier, OpenTicket ticket, Proof proof, Instant now) {
        this.verifier = verifier;
        this.ticket = ticket;
        this.proof = proof;
        this.now = now;
    }

    @Override
    public boolean guessable() {
        return verifier.guessable();
    }

    @Override
    public Method view(Enrolled method) {
        return method.view(verifier.describe(method.state()));
    }

    @Override
    public String ownName(Bytes state) {
        return verifier.describe(state).name();
    }

    @Override
    public boolean replacesItself() {
        return verifier.replacesItself();
    }

    @Override
    public Judgement enrollment(Slot slot) {
        Judgement made = judgement.orElseGet(() -> verifier.judgeEnrollment(ticket.pending(), proof, now));
        judgement = Optional.of(made);
        return made;
    }

    @Override
    public Judgement proof(Enrolled method) {
        if (judgement.isEmpty() || !judgedState.equals(method.state())) {
            judgedState = method.state();
            judgement = Optional.of(verifier.judgeProof(judgedState, ticket.pending(), proof, now));
        }
        return judgement.get();
    }
}
