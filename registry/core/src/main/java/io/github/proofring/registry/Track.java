package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of one method in one lane.
 *
 * @param attempts the wrong codes in a row
 * @param live     the one code sent in this lane that may still be typed
 * @param sends    when codes were sent
 */
record Track(Attempts attempts, Optional<Slot> live, Sends sends) {
    static final Track NONE = new Track(Attempts.NONE, Optional.empty(), Sends.NONE);

    Optional<Slot> live(Bytes nonce) {
        return live.filter(slot -> slot.nonce().equals(nonce));
    }

    /** A new code kills the one before it, and forgives nothing. */
    Track sending(Slot slot, Instant now) {
        return new Track(attempts, Optional.of(slot), sends.plus(now));
    }

    Track sent(Instant time) {
        return new Track(attempts, live, sends.plus(time));
    }

    Track afterSuccess() {
        return new Track(Attempts.NONE, Optional.empty(), sends);
    }

    Track opened() {
        return new Track(Attempts.NONE, live, sends);
    }

    Track afterFailure(Instant now, Policy policy) {
        Optional<Slot> left = live.map(Slot::afterFailure)
                .filter(slot -> slot.tries() < policy.guessing().triesPerTicket());
        return new Track(attempts.afterFailure(now, policy), left, sends);
    }

    void write(WireWriter out) {
        attempts.write(out);
        out.maybe(live, (to, slot) -> slot.write(to));
        sends.write(out);
    }

    static Track read(WireReader in) {
        return new Track(Attempts.read(in), in.maybe(Slot::read), Sends.read(in));
    }
}
