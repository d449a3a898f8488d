package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;

/**
 * What is kept of one address. All of it was worked out when it was read, so that a later release that reads addresses in another way
 * goes on sending to those that were proved.
 *
 * @param to        what is sent to
 * @param typed     what its owner typed
 * @param countedAs how it is counted
 * @param masked    what may be shown of it
 * @param region    of a telephone number; empty for others
 */
record AddressState(String to, String typed, String countedAs, String masked, String region) {
    private static final int FORM = 1;

    /** Masked. */
    @Override
    public String toString() {
        return "AddressState[" + masked + "]";
    }

    Bytes toBytes() {
        return Bytes.copyOf(new WireWriter()
                .number(FORM)
                .text(to)
                .text(typed)
                .text(countedAs)
                .text(masked)
                .text(region)
                .toByteArray());
    }

    static AddressState of(Bytes state) {
        WireReader in = new WireReader(state.toArray());
        int form = in.number();
        if (form != FORM) {
            throw new IllegalArgumentException("this release reads form " + FORM + " of an address, not " + form);
        }
        return new AddressState(in.text(), in.text(), in.text(), in.text(), in.text());
    }
}
