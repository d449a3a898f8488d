package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the methods of an account stand still because all of them are to be replaced.
 *
 * @param replacement what is going on
 * @param notBefore   the application's word starts no other before this
 * @param unproven    when codes were sent to addresses that were to replace everything
 */
record Standstill(Optional<Replacement> replacement, Instant notBefore, Sends unproven) {
    static final Standstill NONE = new Standstill(Optional.empty(), Instant.EPOCH, Sends.NONE);

    /** The method that was proven and is not on the account yet. */
    Optional<Enrolled> setAside() {
        return replacement.flatMap(Replacement::method);
    }

    Optional<Instant> endsAt() {
        return replacement.map(Replacement::endsAt);
    }

    Optional<Instant> dueAt() {
        return replacement.map(Replacement::dueAt);
    }

    Standstill sending(Instant now) {
        return new Standstill(replacement, notBefore, unproven.plus(now));
    }

    Standstill with(Replacement next) {
        return new Standstill(Optional.of(next), notBefore, unproven);
    }

    /** The same replacement, with what is kept of one of its links. */
    Standstill with(LinkLane lane) {
        return new Standstill(replacement.map(going -> going.with(lane)), notBefore, unproven);
    }

    Standstill over() {
        return new Standstill(Optional.empty(), notBefore, unproven);
    }

    Standstill cancelled(Instant quietUntil) {
        return new Standstill(Optional.empty(), quietUntil, unproven);
    }

    void write(WireWriter out) {
        out.maybe(replacement, (to, value) -> value.write(to)).instant(notBefore);
        unproven.write(out);
    }

    static Standstill read(WireReader in) {
        return new Standstill(in.maybe(Replacement::read), in.instant(), Sends.read(in));
    }
}
