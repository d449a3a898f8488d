package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;

/** The byte form of a proven authority, inside a ticket and on its own. */
final class ProvenForm {
    private ProvenForm() {}

    static void write(WireWriter out, Authority.Proven proven) {
        out.text(proven.account().value())
                .text(proven.epoch())
                .text(proven.method().value())
                .constant(proven.strength())
                .instant(proven.provenAt())
                .constant(proven.purpose())
                .maybe(proven.operation(), (to, operation) -> to.text(operation.name()))
                .bytes(proven.caller());
    }

    static Authority.Proven read(WireReader in) {
        return new Authority.Proven(
                new AccountId(in.text()),
                in.text(),
                new MethodId(in.text()),
                in.constant(Strength.class),
                in.instant(),
                in.constant(Purpose.class),
                in.maybe(from -> new Operation(from.text())),
                in.bytes(),
                "");
    }
}
