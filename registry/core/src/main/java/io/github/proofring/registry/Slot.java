package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;

/**
 * An open enrollment, or a sent code that may still be typed. Its ticket is good only while its slot is here, so that wrong codes on
 * a ticket can be counted, so that one code at a time is good, and so that a forged ticket is worth nothing.
 *
 * @param tries   the wrong codes so far
 * @param key     under which the ticket's half of a sent code is hashed; empty if none was sent
 * @param address to which the code of an enrollment was sent, in the form in which addresses are counted; empty if none was
 * @param replaces whether it is to replace everything, on the application's word alone: such a one takes the place of none of the others
 */
record Slot(Bytes nonce, Instant expiresAt, int tries, Bytes key, String address, boolean replaces) {
    /** For the ticket of an enrollment that sends nothing. */
    static Slot unsent(Bytes nonce, Instant expiresAt) {
        return new Slot(nonce, expiresAt, 0, Bytes.EMPTY, "", false);
    }

    Slot forPurpose(Purpose purpose) {
        return new Slot(nonce, expiresAt, tries, key, address, purpose == Purpose.REPLACE_ALL);
    }

    Slot afterFailure() {
        return new Slot(nonce, expiresAt, tries + 1, key, address, replaces);
    }

    Slot withTries(int before) {
        return new Slot(nonce, expiresAt, before, key, address, replaces);
    }

    /** Whether a code to this address is in it, and may still be typed. */
    boolean holds(String sentTo, Instant now) {
        return !address.isEmpty() && address.equals(sentTo) && expiresAt.isAfter(now);
    }

    /** Leaves the key and the address out. */
    @Override
    public String toString() {
        return "Slot[" + expiresAt + ", " + tries + " tries]";
    }

    void write(WireWriter out) {
        out.bytes(nonce)
                .instant(expiresAt)
                .number(tries)
                .bytes(key)
                .text(address)
                .number(replaces ? 1 : 0);
    }

    static Slot read(WireReader in) {
        return new Slot(in.bytes(), in.instant(), in.number(), in.bytes(), in.text(), in.number() == 1);
    }
}
