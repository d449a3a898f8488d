package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The wrong codes in a row of one method and lane, and the wait that follows from them.
 *
 * @param failures  how many
 * @param notBefore the next attempt is not looked at before this
 */
record Attempts(int failures, Instant notBefore) {
    static final Attempts NONE = new Attempts(0, Instant.EPOCH);

    boolean exhausted(Lane lane, Policy policy) {
        return failures >= lane.limit(policy);
    }

    Optional<Refusal> refuses(Lane lane, Instant now, Policy policy) {
        if (exhausted(lane, policy)) {
            return Optional.of(Refusal.because(Reason.PROVE_ANOTHER_WAY));
        }
        // A wait longer than any was written by a clock that is wrong.
        boolean waiting = now.isBefore(notBefore)
                && !Tickets.fromTheFuture(notBefore, now.plus(policy.guessing().longestWait()));
        return waiting ? Optional.of(new Refusal(Reason.TOO_MANY_ATTEMPTS, Optional.of(notBefore))) : Optional.empty();
    }

    Attempts afterFailure(Instant now, Policy policy) {
        int next = failures + 1;
        return new Attempts(next, now.plus(waitAfter(next, policy)));
    }

    private static Duration waitAfter(int failures, Policy policy) {
        int doublings = failures - policy.guessing().freeFailures() - 1;
        if (doublings < 0) {
            return Duration.ZERO;
        }
        // 2^32 times the shortest wait is over every limit already, and more would overflow.
        Duration wait = policy.guessing().firstWait().multipliedBy(1L << Math.min(doublings, 32));
        return wait.compareTo(policy.guessing().longestWait()) > 0
                ? policy.guessing().longestWait()
                : wait;
    }

    void write(WireWriter out) {
        out.number(failures).instant(notBefore);
    }

    static Attempts read(WireReader in) {
        return new Attempts(in.number(), in.instant());
    }
}
