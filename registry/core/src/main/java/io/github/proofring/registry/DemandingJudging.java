package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;

/** Refuses, before anything is written, a proof that is right and not strong enough for the place where it is made. */
record DemandingJudging(Judging judging, Strength wanted) implements Judging {
    @Override
    public boolean guessable() {
        return judging.guessable();
    }

    @Override
    public Method view(Enrolled method) {
        return judging.view(method);
    }

    @Override
    public String ownName(Bytes state) {
        return judging.ownName(state);
    }

    @Override
    public boolean replacesItself() {
        return judging.replacesItself();
    }

    @Override
    public Judgement enrollment(Slot slot) {
        return judging.enrollment(slot);
    }

    @Override
    public Judgement proof(Enrolled method) {
        Judgement judgement = judging.proof(method);
        return judgement instanceof Judgement.Proven proven
                        && !proven.strength().atLeast(wanted)
                ? new Judgement.Refused(Reason.PROOF_TOO_WEAK)
                : judgement;
    }
}
