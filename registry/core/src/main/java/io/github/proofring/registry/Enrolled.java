package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * A method on an account, with what its verifier keeps and what the guessing rules count.
 *
 * @param preferred  whether it is offered first
 * @param suspendedAt since when it is put out of use, if it is
 * @param cancelling what is kept of it while it is to cancel a replacement of everything, apart from all other attempts
 * @param failures   wrong codes from anyone since any method of the account was last proved, which is when its owner is told
 */
record Enrolled(
        MethodId id,
        MethodKind kind,
        String label,
        Strength strength,
        Instant addedAt,
        Optional<Instant> lastUsedAt,
        Bytes state,
        Optional<CredentialId> credential,
        boolean preferred,
        Optional<Instant> suspendedAt,
        Track knownDevice,
        Track stranger,
        Track cancelling,
        int failures) {

    static Enrolled now(
            OpenTicket ticket,
            String label,
            Bytes state,
            Strength strength,
            Optional<CredentialId> credential,
            Instant now) {
        return new Enrolled(
                ticket.method(),
                ticket.kind(),
                label,
                strength,
                now,
                Optional.empty(),
                state,
                credential,
                false,
                Optional.empty(),
                Track.NONE,
                Track.NONE,
                Track.NONE,
                0);
    }

    /** The message that enrolled it counts as the first to it. */
    Enrolled enrolledBy(OpenTicket ticket) {
        return ticket.code().isEmpty() ? this : with(Lane.STRANGER, stranger.sent(ticket.issuedAt()));
    }

    /** As its owner may see it. */
    Method view(Description about) {
        return new Method(id, kind, label, strength, addedAt, lastUsedAt, credential, preferred, suspendedAt, about);
    }

    Track track(Lane lane) {
        return switch (lane) {
            case KNOWN_DEVICE -> knownDevice;
            case STRANGER -> stranger;
            case CANCELLING -> cancelling;
        };
    }

    Attempts attempts(Lane lane) {
        return track(lane).attempts();
    }

    /** A code goes out, for whoever is in this lane. */
    Enrolled sending(Lane lane, Slot slot, Instant now) {
        return with(lane, track(lane).sending(slot, now));
    }

    Enrolled renamed(String next) {
        return with(next, addedAt, preferred, failures);
    }

    Enrolled preferred(boolean chosen) {
        return with(label, addedAt, chosen, failures);
    }

    Enrolled addedAt(Instant time) {
        return with(label, time, preferred, failures);
    }

    boolean isSuspended() {
        return suspendedAt.isPresent();
    }

    Enrolled suspended(Optional<Instant> since) {
        return new Enrolled(
                id,
                kind,
                label,
                strength,
                addedAt,
                lastUsedAt,
                state,
                credential,
                preferred,
                since,
                knownDevice,
                stranger,
                cancelling,
                failures);
    }

    /** A proof can show more than the one that enrolled it: a passkey that has verified its user since. */
    Enrolled afterSuccess(Judgement.Proven proof, Lane lane, Instant now) {
        return new Enrolled(
                        id,
                        kind,
                        label,
                        proof.strength().atLeast(strength) ? proof.strength() : strength,
                        addedAt,
                        Optional.of(now),
                        proof.state(),
                        credential,
                        preferred,
                        suspendedAt,
                        knownDevice,
                        stranger,
                        cancelling,
                        0)
                .with(lane, track(lane).afterSuccess());
    }

    Enrolled afterFailure(Lane lane, Instant now, Policy policy) {
        return failures(failures + 1).with(lane, track(lane).afterFailure(now, policy));
    }

    /** A method of the account was proved, this one or another: its owner is told of the failures, and used-up lanes may open. */
    Enrolled afterProof(Purpose purpose, Policy policy) {
        Enrolled told = failures(0);
        for (Lane lane : Lane.values()) {
            if (attempts(lane).exhausted(lane, policy) && lane.opensAgainAfter(purpose)) {
                told = told.with(lane, track(lane).opened());
            }
        }
        return told;
    }

    /** Wrong codes of an earlier cancel slow no later one. */
    Enrolled withoutCancels() {
        return cancelling(new Track(Attempts.NONE, Optional.empty(), cancelling.sends()));
    }

    Enrolled cancelling(Track track) {
        return with(Lane.CANCELLING, track);
    }

    private Enrolled failures(int count) {
        return with(label, addedAt, preferred, count);
    }

    private Enrolled with(String name, Instant added, boolean first, int failed) {
        return new Enrolled(
                id,
                kind,
                name,
                strength,
                added,
                lastUsedAt,
                state,
                credential,
                first,
                suspendedAt,
                knownDevice,
                stranger,
                cancelling,
                failed);
    }

    private Enrolled with(Lane lane, Track track) {
        return new Enrolled(
                id,
                kind,
                label,
                strength,
                addedAt,
                lastUsedAt,
                state,
                credential,
                preferred,
                suspendedAt,
                lane == Lane.KNOWN_DEVICE ? track : knownDevice,
                lane == Lane.STRANGER ? track : stranger,
                lane == Lane.CANCELLING ? track : cancelling,
                failures);
    }

    void write(WireWriter out) {
        out.text(id.value())
                .text(kind.value())
                .text(label)
                .constant(strength)
                .instant(addedAt)
                .maybe(lastUsedAt, WireWriter::instant)
                .bytes(state)
                .maybe(credential, (to, name) -> to.bytes(name.bytes()))
                .number(preferred ? 1 : 0)
                .maybe(suspendedAt, WireWriter::instant);
        knownDevice.write(out);
        stranger.write(out);
        cancelling.write(out);
        out.number(failures);
    }

    static Enrolled read(WireReader in) {
        return new Enrolled(
                new MethodId(in.text()),
                new MethodKind(in.text()),
                in.text(),
                in.constant(Strength.class),
                in.instant(),
                in.maybe(WireReader::instant),
                in.bytes(),
                in.maybe(from -> new CredentialId(from.bytes())),
                in.number() == 1,
                in.maybe(WireReader::instant),
                Track.read(in),
                Track.read(in),
                Track.read(in),
                in.number());
    }
}
