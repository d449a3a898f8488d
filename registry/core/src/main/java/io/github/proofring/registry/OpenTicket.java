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
 * @param named   whether the account was known when it began; if not, account, epoch and method stand for nothing until the proof
 *                names them
 * @param label   of the method to be enrolled; empty otherwise
 * @param pending the verifier's half
 * @param caller  the fingerprint of the session it was given to
 * @param code    what was sent, if anything was
 * @param first   whether nothing else had been proved in this session, so that no answer may tell anything
 * @param by      the proof that allows an enrollment; empty for the application's word, and when signing in
 */
record OpenTicket(
        Bytes nonce,
        Bytes slot,
        Purpose purpose,
        Optional<Operation> operation,
        boolean named,
        AccountId account,
        String epoch,
        MethodId method,
        MethodKind kind,
        String label,
        Bytes pending,
        Instant issuedAt,
        Instant expiresAt,
        Bytes caller,
        Lane lane,
        Optional<SentCode> code,
        boolean first,
        Optional<Authority.Proven> by) {

    /** A ticket for a method of an account, with nothing decided yet. The seal's key is derived from its nonce, so it is sealed once. */
    static OpenTicket blank(Account account, MethodId method, MethodKind kind, Instant now, Policy policy) {
        Bytes nonce = Bytes.copyOf(Tickets.nonce());
        return new OpenTicket(
                nonce,
                nonce,
                Purpose.SIGN_IN,
                Optional.empty(),
                true,
                account.id(),
                account.epoch(),
                method,
                kind,
                "",
                Bytes.EMPTY,
                now,
                now.plus(policy.ticketLife()),
                Bytes.EMPTY,
                Lane.STRANGER,
                Optional.empty(),
                false,
                Optional.empty());
    }

    OpenTicket forEnrollment(String newLabel, Bytes verifiersHalf, Optional<Authority.Proven> allowedBy) {
        return new OpenTicket(
                nonce,
                slot,
                Purpose.ENROLL,
                operation,
                named,
                account,
                epoch,
                method,
                kind,
                newLabel,
                verifiersHalf,
                issuedAt,
                expiresAt,
                caller,
                lane,
                code,
                first,
                allowedBy);
    }

    OpenTicket forProof(Asked asked, Bytes verifiersHalf) {
        return new OpenTicket(
                nonce,
                slot,
                asked.purpose(),
                asked.operation(),
                named,
                account,
                epoch,
                method,
                kind,
                label,
                verifiersHalf,
                issuedAt,
                expiresAt,
                caller,
                lane,
                code,
                asked.first(),
                by);
    }

    /** For whoever is in no account: the proof will name one. */
    OpenTicket forAnyone(Bytes verifiersHalf) {
        return new OpenTicket(
                nonce,
                slot,
                purpose,
                operation,
                false,
                account,
                "",
                method,
                kind,
                label,
                verifiersHalf,
                issuedAt,
                expiresAt,
                caller,
                lane,
                code,
                first,
                by);
    }

    OpenTicket forCaller(Caller holder, Lane theirs) {
        return new OpenTicket(
                nonce,
                slot,
                purpose,
                operation,
                named,
                account,
                epoch,
                method,
                kind,
                label,
                pending,
                issuedAt,
                expiresAt,
                holder.fingerprint(),
                theirs,
                code,
                first,
                by);
    }

    OpenTicket sending(SentCode sent) {
        return new OpenTicket(
                nonce,
                slot,
                purpose,
                operation,
                named,
                account,
                epoch,
                method,
                kind,
                label,
                pending,
                issuedAt,
                expiresAt,
                caller,
                lane,
                Optional.of(sent),
                first,
                by);
    }

    /** The same ticket once more: it looks like another, and the same code is good for it. */
    OpenTicket again() {
        return new OpenTicket(
                Bytes.copyOf(Tickets.nonce()),
                slot,
                purpose,
                operation,
                named,
                account,
                epoch,
                method,
                kind,
                label,
                pending,
                issuedAt,
                expiresAt,
                caller,
                lane,
                code,
                first,
                by);
    }

    /** What a code that was sent for it is good for. */
    Bytes bound() {
        return Bytes.copyOf(new WireWriter()
                .bytes(slot)
                .constant(purpose)
                .maybe(operation, (to, value) -> to.text(value.name()))
                .text(account.value())
                .text(method.value())
                .instant(expiresAt)
                .toByteArray());
    }

    /** What was wrong with presenting this ticket here, if anything. */
    Optional<Reason> refuses(Expected expected, Caller presenter) {
        if (!caller.equals(presenter.fingerprint())) {
            return Optional.of(Reason.WRONG_CALLER);
        }
        if (!expected.account().equals(named ? Optional.of(account) : Optional.empty())) {
            return Optional.of(Reason.WRONG_ACCOUNT);
        }
        return expected.purposes().contains(purpose) ? Optional.empty() : Optional.of(Reason.WRONG_PURPOSE);
    }

    /** The same once the proof has named whose it is. Which life of the account it is for was never said. */
    OpenTicket naming(Account found, MethodId provedMethod) {
        return new OpenTicket(
                nonce,
                slot,
                purpose,
                operation,
                true,
                found.id(),
                found.epoch(),
                provedMethod,
                kind,
                label,
                pending,
                issuedAt,
                expiresAt,
                caller,
                lane,
                code,
                first,
                by);
    }

    Authority authority() {
        return by.<Authority>map(proven -> proven).orElseGet(() -> Authority.assertedByApplication(account));
    }

    void write(WireWriter out) {
        out.bytes(slot)
                .constant(purpose)
                .maybe(operation, (to, value) -> to.text(value.name()))
                .number(named ? 1 : 0)
                .text(account.value())
                .text(epoch)
                .text(method.value())
                .text(kind.value())
                .text(label)
                .bytes(pending)
                .instant(issuedAt)
                .instant(expiresAt)
                .bytes(caller)
                .constant(lane)
                .maybe(code, (to, sent) -> sent.write(to))
                .number(first ? 1 : 0)
                .maybe(by, (to, proven) -> ProvenForm.write(to, proven));
    }

    static OpenTicket read(Bytes nonce, WireReader in) {
        return new OpenTicket(
                nonce,
                in.bytes(),
                in.constant(Purpose.class),
                in.maybe(from -> new Operation(from.text())),
                in.number() == 1,
                new AccountId(in.text()),
                in.text(),
                new MethodId(in.text()),
                new MethodKind(in.text()),
                in.text(),
                in.bytes(),
                in.instant(),
                in.instant(),
                in.bytes(),
                in.constant(Lane.class),
                in.maybe(SentCode::read),
                in.number() == 1,
                in.maybe(ProvenForm::read));
    }
}
