package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;

/**
 * An open enrollment. Its ticket is good only while its slot is here, so that wrong codes on a ticket can be counted before
 * there is a method to count them on, and so that a forged ticket is worth nothing.
 */
record Slot(Bytes nonce, Instant expiresAt, int tries) {
    Slot afterFailure() {
        return new Slot(nonce, expiresAt, tries + 1);
    }

    void write(WireWriter out) {
        out.bytes(nonce).instant(expiresAt).number(tries);
    }

    static Slot read(WireReader in) {
        return new Slot(in.bytes(), in.instant(), in.number());
    }
}
