package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * What a ticket says once opened: everything that was decided when the ceremony began, so that finishing it has nothing left to
 * choose.
 *
 * @param nonce   the seal's own, which also names the ticket among the spent ones
 * @param slot    the nonce of the slot that it belongs to: its own, but for a ticket that was given again
 * @param whose   what is to be proved
 * @param aim     what for
 * @param pending the verifier's half
 * @param code    what was sent, if anything was
 * @param holder  to whom it was given
 */
record OpenTicket(
        Bytes nonce,
        Bytes slot,
        Whose whose,
        Aim aim,
        Bytes pending,
        Optional<SentCode> code,
        Holder holder,
        Instant issuedAt,
        Instant expiresAt) {

    /**
     * One method of one account.
     *
     * @param named whether the account was known when it began; if not, account, epoch and method stand for nothing until the proof
     *              names them
     */
    record Whose(boolean named, AccountId account, String epoch, MethodId method, MethodKind kind) {}

    /**
     * What a proof will do.
     *
     * @param label of the method to be enrolled; empty otherwise
     * @param first whether nothing else had been proved in this session, so that no answer may tell anything
     * @param by    the proof that allows an enrollment; empty for the application's word, and when signing in
     */
    record Aim(
            Purpose purpose,
            Optional<Operation> operation,
            String label,
            boolean first,
            Optional<Authority.Proven> by) {
        static final Aim NONE = new Aim(Purpose.SIGN_IN, Optional.empty(), "", false, Optional.empty());
    }

    /** @param caller the fingerprint of the session it was given to */
    record Holder(Bytes caller, Entrance entrance) {
        static final Holder NOBODY = new Holder(Bytes.EMPTY, Entrance.by(Lane.STRANGER));
    }

    /** A ticket for a method of an account, with nothing decided yet. The seal's key is derived from its nonce, so it is sealed once. */
    static OpenTicket blank(Account account, MethodId method, MethodKind kind, Instant now, Policy policy) {
        Bytes nonce = Bytes.copyOf(Tickets.nonce());
        return new OpenTicket(
                nonce,
                nonce,
                new Whose(true, account.id(), account.epoch(), method, kind),
                Aim.NONE,
                Bytes.EMPTY,
                Optional.empty(),
                Holder.NOBODY,
                now,
                now.plus(policy.ticketLife()));
    }

    /** @param enrolling {@link Purpose#ENROLL} or {@link Purpose#REPLACE_ALL} */
    OpenTicket forEnrollment(
            Purpose enrolling, String label, Bytes verifiersHalf, Optional<Authority.Proven> allowedBy) {
        return with(whose, new Aim(enrolling, Optional.empty(), label, false, allowedBy), verifiersHalf);
    }

    OpenTicket forProof(Asked asked, Bytes verifiersHalf) {
        Aim proof = new Aim(asked.purpose(), asked.operation(), "", asked.first(), Optional.empty());
        return with(whose, proof, verifiersHalf);
    }

    /** For whoever is in no account: the proof will name one. */
    OpenTicket forAnyone(Bytes verifiersHalf) {
        return with(new Whose(false, account(), "", method(), kind()), aim, verifiersHalf);
    }

    /** The same once the proof has named whose it is. Which life of the account it is for was never said. */
    OpenTicket naming(Account found, MethodId provedMethod) {
        return with(new Whose(true, found.id(), found.epoch(), provedMethod, kind()), aim, pending);
    }

    OpenTicket forCaller(Caller caller, Lane lane) {
        return forCaller(caller, Entrance.by(lane));
    }

    OpenTicket forCaller(Caller caller, Entrance entrance) {
        Holder next = new Holder(caller.fingerprint(), entrance);
        return new OpenTicket(nonce, slot, whose, aim, pending, code, next, issuedAt, expiresAt);
    }

    OpenTicket sending(SentCode sent) {
        return new OpenTicket(nonce, slot, whose, aim, pending, Optional.of(sent), holder, issuedAt, expiresAt);
    }

    /** The same ticket once more: it looks like another, and the same code is good for it. */
    OpenTicket again() {
        Bytes other = Bytes.copyOf(Tickets.nonce());
        return new OpenTicket(other, slot, whose, aim, pending, code, holder, issuedAt, expiresAt);
    }

    private OpenTicket with(Whose other, Aim next, Bytes verifiersHalf) {
        return new OpenTicket(nonce, slot, other, next, verifiersHalf, code, holder, issuedAt, expiresAt);
    }

    boolean named() {
        return whose.named();
    }

    AccountId account() {
        return whose.account();
    }

    String epoch() {
        return whose.epoch();
    }

    MethodId method() {
        return whose.method();
    }

    MethodKind kind() {
        return whose.kind();
    }

    Purpose purpose() {
        return aim.purpose();
    }

    Optional<Operation> operation() {
        return aim.operation();
    }

    String label() {
        return aim.label();
    }

    boolean first() {
        return aim.first();
    }

    /** Whether the method is none of the account's yet. */
    boolean enrolls() {
        return purpose() == Purpose.ENROLL || purpose() == Purpose.REPLACE_ALL;
    }

    Bytes caller() {
        return holder.caller();
    }

    Lane lane() {
        return entrance().lane();
    }

    Entrance entrance() {
        return holder.entrance();
    }

    Authority authority() {
        return aim.by().<Authority>map(proven -> proven).orElseGet(() -> Authority.assertedByApplication(account()));
    }

    /** What a code that was sent for it is good for. */
    Bytes bound() {
        return Bytes.copyOf(new WireWriter()
                .bytes(slot)
                .constant(purpose())
                .maybe(operation(), (to, value) -> to.text(value.name()))
                .text(account().value())
                .text(method().value())
                .instant(expiresAt)
                .toByteArray());
    }

    /** What was wrong with presenting this ticket here, if anything. */
    Optional<Reason> refuses(Expected expected, Caller presenter) {
        if (!caller().equals(presenter.fingerprint())) {
            return Optional.of(Reason.WRONG_CALLER);
        }
        if (!expected.account().equals(named() ? Optional.of(account()) : Optional.empty())) {
            return Optional.of(Reason.WRONG_ACCOUNT);
        }
        return expected.purposes().contains(purpose()) ? Optional.empty() : Optional.of(Reason.WRONG_PURPOSE);
    }

    void write(WireWriter out) {
        out.bytes(slot)
                .constant(purpose())
                .maybe(operation(), (to, value) -> to.text(value.name()))
                .number(named() ? 1 : 0)
                .text(account().value())
                .text(epoch())
                .text(method().value())
                .text(kind().value())
                .text(label())
                .bytes(pending)
                .instant(issuedAt)
                .instant(expiresAt)
                .bytes(caller())
                .constant(lane())
                .maybe(entrance().link(), WireWriter::bytes)
                .maybe(code, (to, sent) -> sent.write(to))
                .number(first() ? 1 : 0)
                .maybe(aim.by(), (to, proven) -> ProvenForm.write(to, proven));
    }

    static OpenTicket read(Bytes nonce, WireReader in) {
        Bytes slot = in.bytes();
        Purpose purpose = in.constant(Purpose.class);
        Optional<Operation> operation = in.maybe(from -> new Operation(from.text()));
        Whose whose = new Whose(
                in.number() == 1,
                new AccountId(in.text()),
                in.text(),
                new MethodId(in.text()),
                new MethodKind(in.text()));
        String label = in.text();
        Bytes pending = in.bytes();
        Instant issuedAt = in.instant();
        Instant expiresAt = in.instant();
        Holder holder = new Holder(in.bytes(), new Entrance(in.constant(Lane.class), in.maybe(WireReader::bytes)));
        Optional<SentCode> code = in.maybe(SentCode::read);
        Aim aim = new Aim(purpose, operation, label, in.number() == 1, in.maybe(ProvenForm::read));
        return new OpenTicket(nonce, slot, whose, aim, pending, code, holder, issuedAt, expiresAt);
    }
}
