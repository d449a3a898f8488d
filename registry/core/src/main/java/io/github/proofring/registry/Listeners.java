package io.github.proofring.registry;

import io.github.proofring.registry.spi.EventSink;
import java.util.Optional;

/** Who hears what happened beside the owner: the history and the application. Should one of the two not take it, both hear it again. */
record Listeners(Optional<History> history, Optional<EventSink> sink) {
    boolean isAnyone() {
        return history.isPresent() || sink.isPresent();
    }

    void on(Account account, Notice notice) {
        try {
            history.ifPresent(log -> log.append(account, notice));
        } finally {
            // Sessions end by it: that cannot wait until the log is back.
            sink.ifPresent(events -> events.on(notice.event(account.id())));
        }
    }

    /** Of an account that was erased while it was told of. */
    void forget(AccountId account) {
        history.ifPresent(log -> log.store().delete(account));
    }

    void onGivenUp(AccountId account, MethodId address) {
        sink.ifPresent(events -> events.onGivenUp(account, address));
    }
}
