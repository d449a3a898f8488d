package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import io.github.proofring.registry.spi.StoreException;
import java.util.List;
import java.util.Optional;

/** A log that writes down what it is asked, and that can be down. */
final class WatchedLog implements HistoryStore {
    private final HistoryStore log;
    private final List<String> asked;
    boolean down;
    /** The life that was last asked for. */
    String life = "";
    /** The life of the last entry. */
    String appended = "";
    /** What happens while an entry is on its way. */
    Runnable beforeAppend = () -> {};

    WatchedLog(HistoryStore log, List<String> asked) {
        this.log = log;
        this.asked = asked;
    }

    @Override
    public void append(HistoryEntry entry) {
        asked.add("append");
        if (down) {
            throw StoreException.failed("the log is down", new IllegalStateException());
        }
        beforeAppend.run();
        appended = entry.life();
        log.append(entry);
    }

    @Override
    public List<HistoryEntry> newest(AccountId account, String which, Optional<HistoryEntry> before, int limit) {
        asked.add("newest");
        life = which;
        return log.newest(account, which, before, limit);
    }

    @Override
    public void delete(AccountId account) {
        asked.add("delete");
        log.delete(account);
    }
}
