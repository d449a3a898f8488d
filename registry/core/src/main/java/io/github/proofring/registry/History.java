package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to accounts, sealed in a log beside them. */
record History(HistoryStore store, Seal seal) {
    private static final int FORM = 1;
    private static final Comparator<AccountEvent> NEWEST_FIRST = Comparator.comparing(AccountEvent::at)
            .thenComparing(AccountEvent::id)
            .reversed();

    /** Adds what stands in a notice of this account. */
    void append(Account account, Notice notice) {
        store.append(entry(account, notice.event(account.id())));
    }

    /** The newest, those that are still to be added among them. */
    List<AccountEvent> newest(Account account, Optional<AccountEvent> before, int limit) {
        Map<String, AccountEvent> found = new HashMap<>();
        account.outbox().notices().stream()
                .map(notice -> notice.event(account.id()))
                .filter(event -> before.map(last -> NEWEST_FIRST.compare(last, event) < 0)
                        .orElse(true))
                .forEach(event -> found.put(event.id(), event));
        store.newest(account.id(), account.life(), before.map(event -> entry(account, event)), limit).stream()
                .map(this::open)
                .forEach(event -> found.put(event.id(), event));
        return found.values().stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private HistoryEntry entry(Account account, AccountEvent event) {
        byte[] bound = bound(account.id(), account.life(), event.id());
        byte[] sealed = seal.seal(Seal.Label.HISTORY, Tickets.nonce(), bound, write(event));
        return new HistoryEntry(account.id(), account.life(), event.id(), event.at(), Bytes.copyOf(sealed));
    }

    private AccountEvent open(HistoryEntry entry) {
        byte[] bound = bound(entry.account(), entry.life(), entry.id());
        Seal.Opened opened = seal.open(Seal.Label.HISTORY, bound, entry.body().toArray());
        if (opened instanceof Seal.Opened.Plain plain) {
            return read(entry, new WireReader(plain.content().toArray()));
        }
        throw new UnreadableAccountException(
                opened instanceof Seal.Opened.UnknownKey unknown
                        ? "history of account " + entry.account() + " is sealed under key " + unknown.id()
                                + ", which is not on the key ring: add that key"
                        : "history of account " + entry.account()
                                + " does not open: the key of that id is another one, or it was altered or copied from elsewhere");
    }

    /** An entry copied to another account or into another place does not open. */
    private static byte[] bound(AccountId account, String life, String id) {
        return new WireWriter().text(account.value()).text(life).text(id).toByteArray();
    }

    private static byte[] write(AccountEvent event) {
        WireWriter out = new WireWriter()
                .number(FORM)
                .constant(event.what())
                .maybe(event.method(), (to, value) -> to.text(value.value()))
                .maybe(event.kind(), (to, value) -> to.text(value.value()))
                .text(event.label())
                .text(event.masked())
                .instant(event.at())
                .maybe(event.until(), WireWriter::instant);
        new Doing(event.by(), event.source()).write(out);
        return out.toByteArray();
    }

    private static AccountEvent read(HistoryEntry entry, WireReader in) {
        int form = in.number();
        if (form != FORM) {
            throw new UnreadableAccountException("this release reads form " + FORM + " of history, not " + form);
        }
        AccountEvent.What what = in.constant(AccountEvent.What.class);
        Optional<MethodId> method = in.maybe(from -> new MethodId(from.text()));
        Optional<MethodKind> kind = in.maybe(from -> new MethodKind(from.text()));
        String label = in.text();
        String masked = in.text();
        Instant at = in.instant();
        Optional<Instant> until = in.maybe(WireReader::instant);
        Doing doing = Doing.read(in);
        return new AccountEvent(
                entry.id(), entry.account(), what, method, kind, label, masked, at, until, doing.by(), doing.source());
    }
}
