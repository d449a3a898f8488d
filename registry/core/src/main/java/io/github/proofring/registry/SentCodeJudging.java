package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.SentCodes;
import java.util.Optional;

/** One typed code against the one that was sent. */
record SentCodeJudging(SentCodes kind, OpenTicket ticket, SentCode sent, Proof proof) implements Judging {
    @Override
    public boolean guessable() {
        return true;
    }

    @Override
    public Method view(Enrolled method) {
        return method.view(Kinds.describe(kind, method.state()));
    }

    @Override
    public String ownName(Bytes state) {
        return Labels.cut(kind.masked(state));
    }

    @Override
    public boolean replacesItself() {
        return false;
    }

    /** The address is the ticket's, and the account has to know that the code went there. */
    @Override
    public Judgement enrollment(Slot slot) {
        return slot.address().equals(kind.recipient(ticket.pending()).countedAs())
                ? judge(slot, ticket.pending())
                : new Judgement.Refused(Reason.TICKET_OUTDATED);
    }

    /** A code that is not the newest of its lane is no guess: it costs its owner nothing. */
    @Override
    public Judgement proof(Enrolled method) {
        return method.track(ticket.lane())
                .live(ticket.slot())
                .map(slot -> judge(slot, method.state()))
                .orElseGet(() -> new Judgement.Refused(Reason.TICKET_OUTDATED));
    }

    private Judgement judge(Slot slot, Bytes state) {
        Optional<String> typed = proof instanceof Code code ? sent.read(code.typed()) : Optional.empty();
        if (typed.isEmpty()) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        return sent.is(typed.get(), slot.key(), ticket.bound())
                ? new Judgement.Proven(state, kind.strength(), kind.exclusive(state), kind.amr())
                : new Judgement.Wrong();
    }
}
