package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A method on an account, with what its verifier keeps and what the guessing rules count.
 *
 * @param failures wrong codes from anyone since any method of the account was last proved, which is when its owner is told
 */
record Enrolled(
        Method view,
        Bytes state,
        Optional<CredentialId> credential,
        Attempts knownDevice,
        Attempts stranger,
        int failures) {

    static Enrolled now(
            OpenTicket ticket, Bytes state, Strength strength, Optional<CredentialId> credential, Instant now) {
        Method view = new Method(ticket.method(), ticket.kind(), ticket.label(), strength, now, Optional.empty());
        return new Enrolled(view, state, credential, Attempts.NONE, Attempts.NONE, 0);
    }

    MethodId id() {
        return view.id();
    }

    Attempts attempts(Lane lane) {
        return lane == Lane.KNOWN_DEVICE ? knownDevice : stranger;
    }

    Enrolled afterSuccess(Bytes next, Lane lane, Instant now) {
        Method used =
                new Method(view.id(), view.kind(), view.label(), view.strength(), view.addedAt(), Optional.of(now));
        return new Enrolled(used, next, credential, knownDevice, stranger, 0).with(lane, Attempts.NONE);
    }

    Enrolled afterFailure(Lane lane, Instant now, Policy policy) {
        return new Enrolled(view, state, credential, knownDevice, stranger, failures + 1)
                .with(lane, attempts(lane).afterFailure(now, policy));
    }

    /** A method of the account was proved, this one or another: its owner is told of the failures, and used-up lanes may open. */
    Enrolled afterProof(Purpose purpose, Policy policy) {
        Enrolled told = new Enrolled(view, state, credential, knownDevice, stranger, 0);
        for (Lane lane : Lane.values()) {
            if (attempts(lane).exhausted(lane, policy) && lane.opensAgainAfter(purpose)) {
                told = told.with(lane, Attempts.NONE);
            }
        }
        return told;
    }

    private Enrolled with(Lane lane, Attempts attempts) {
        return lane == Lane.KNOWN_DEVICE
                ? new Enrolled(view, state, credential, attempts, stranger, failures)
                : new Enrolled(view, state, credential, knownDevice, attempts, failures);
    }

    void write(WireWriter out) {
        out.text(view.id().value())
                .text(view.kind().value())
                .text(view.label())
                .constant(view.strength())
                .instant(view.addedAt())
                .maybe(view.lastUsedAt(), WireWriter::instant)
                .bytes(state)
                .maybe(credential, (to, id) -> to.bytes(id.bytes()));
        knownDevice.write(out);
        stranger.write(out);
        out.number(failures);
    }

    static Enrolled read(WireReader in) {
        Method view = new Method(
                new MethodId(in.text()),
                new MethodKind(in.text()),
                in.text(),
                in.constant(Strength.class),
                in.instant(),
                in.maybe(WireReader::instant));
        return new Enrolled(
                view,
                in.bytes(),
                in.maybe(from -> new CredentialId(from.bytes())),
                Attempts.read(in),
                Attempts.read(in),
                in.number());
    }
}
