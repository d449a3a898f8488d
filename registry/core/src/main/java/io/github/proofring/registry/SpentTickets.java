package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The accepted tickets whose time is not over. What is dropped from the list raises the watermark to its expiry, and a ticket
 * that expires at or before the watermark is refused: so no node, however its clock runs, takes one that another has forgotten.
 * That holds because all tickets live equally long.
 */
record SpentTickets(List<Spent> list, Instant forgottenThrough) {
    record Spent(Bytes nonce, Instant expiresAt) {
        void write(WireWriter out) {
            out.bytes(nonce).instant(expiresAt);
        }

        static Spent read(WireReader in) {
            return new Spent(in.bytes(), in.instant());
        }
    }

    static final SpentTickets NONE = new SpentTickets(List.of(), Instant.EPOCH);
    static final int MOST = 64;

    boolean contain(Bytes nonce) {
        return list.stream().anyMatch(spent -> spent.nonce().equals(nonce));
    }

    boolean mayHaveForgotten(Instant expiresAt) {
        return !expiresAt.isAfter(forgottenThrough);
    }

    SpentTickets plus(Bytes nonce, Instant expiresAt, Instant now) {
        List<Spent> kept = new ArrayList<>(list);
        kept.add(new Spent(nonce, expiresAt));
        kept.sort(Comparator.comparing(Spent::expiresAt));
        Instant watermark = forgottenThrough;
        while (kept.size() > MOST || kept.get(0).expiresAt().isBefore(now)) {
            Instant dropped = kept.remove(0).expiresAt();
            watermark = dropped.isAfter(watermark) ? dropped : watermark;
        }
        return new SpentTickets(List.copyOf(kept), watermark);
    }

    void write(WireWriter out) {
        out.each(list, (to, spent) -> spent.write(to)).instant(forgottenThrough);
    }

    static SpentTickets read(WireReader in) {
        return new SpentTickets(in.each(Spent::read), in.instant());
    }
}
