package io.github.proofring.registry;

import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * An address that was a method of the account. It opens nothing, and is still told what happens: whoever takes an account over removes its
 * owner's addresses first.
 *
 * @param until how long it is told
 */
record Former(MethodId id, MethodKind kind, Bytes state, Instant addedAt, Instant removedAt, Instant until) {
    /** As much as is kept of any address. */
    static final int MOST_STATE = Addressed.At.MAX_STATE;

    /** Whether so much can be kept for the sake of messages alone. */
    static boolean fits(Enrolled removed) {
        return removed.state().size() <= MOST_STATE;
    }

    static Former of(Enrolled removed, Instant removedAt, Policy policy) {
        return new Former(
                removed.id(),
                removed.kind(),
                removed.state(),
                removed.addedAt(),
                removedAt,
                removedAt.plus(policy.restriction().tellFormer()));
    }

    /** How long it was a method. */
    Duration stood() {
        return Duration.between(addedAt, removedAt);
    }

    /** Leaves the address out. */
    @Override
    public String toString() {
        return "Former[" + id + ", " + kind + ", " + until + "]";
    }

    void write(WireWriter out) {
        out.text(id.value())
                .text(kind.value())
                .bytes(state)
                .instant(addedAt)
                .instant(removedAt)
                .instant(until);
    }

    static Former read(WireReader in) {
        return new Former(
                new MethodId(in.text()),
                new MethodKind(in.text()),
                in.bytes(),
                in.instant(),
                in.instant(),
                in.instant());
    }
}
