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
 * @param label   of the method to be enrolled; empty otherwise
 * @param pending the verifier's half
 * @param caller  the fingerprint of the session it was given to
 * @param by      the proof that allows an enrollment; empty for the application's word, and when signing in
 */
record OpenTicket(
        Bytes nonce,
        Purpose purpose,
        Optional<Operation> operation,
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
        Optional<Authority.Proven> by) {

    /** What was wrong with presenting this ticket here, if anything. */
    Optional<Reason> refuses(Expected expected, Caller presenter) {
        if (!caller.equals(presenter.fingerprint())) {
            return Optional.of(Reason.WRONG_CALLER);
        }
        if (!account.equals(expected.account())) {
            return Optional.of(Reason.WRONG_ACCOUNT);
        }
        return expected.purposes().contains(purpose) ? Optional.empty() : Optional.of(Reason.WRONG_PURPOSE);
    }

    Authority authority() {
        return by.<Authority>map(proven -> proven).orElseGet(() -> Authority.assertedByApplication(account));
    }

    void write(WireWriter out) {
        out.constant(purpose)
                .maybe(operation, (to, value) -> to.text(value.name()))
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
                .maybe(by, (to, proven) -> ProvenForm.write(to, proven));
    }

    static OpenTicket read(Bytes nonce, WireReader in) {
        return new OpenTicket(
                nonce,
                in.constant(Purpose.class),
                in.maybe(from -> new Operation(from.text())),
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
                in.maybe(ProvenForm::read));
    }
}
