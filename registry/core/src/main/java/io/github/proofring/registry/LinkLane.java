package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;

/**
 * What is kept of the cancels of whoever came by one link of an alert: over all methods together, so that a link is worth no more guesses where there
 * are more methods.
 *
 * @param address to which the link went
 * @param link    its name
 */
record LinkLane(MethodId address, Bytes link, Track track) {
    static LinkLane opened(AlertLinks.Link link) {
        return new LinkLane(link.address(), link.name(), Track.NONE);
    }

    LinkLane with(Track next) {
        return new LinkLane(address, link, next);
    }

    void write(WireWriter out) {
        out.text(address.value()).bytes(link);
        track.write(out);
    }

    static LinkLane read(WireReader in) {
        return new LinkLane(new MethodId(in.text()), in.bytes(), Track.read(in));
    }
}
