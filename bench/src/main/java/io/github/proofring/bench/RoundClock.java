package io.github.proofring.bench;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A time that stands still for a round in which everybody signs in once, and is an hour later in the next: no code is used twice, and
 * no account remembers more tickets than one whose owner comes now and then.
 */
final class RoundClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-26T12:00:00Z");

    void nextRound() {
        now = now.plus(Duration.ofHours(1));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** The same store on a machine that has this time. */
    AccountStore onThisTime(AccountStore store) {
        return new AccountStore() {
            @Override
            public Found find(AccountId account) {
                return new Found(store.find(account).row(), now);
            }

            @Override
            public Stored store(Change change) {
                return store.store(change);
            }

            @Override
            public Stored delete(AccountId account, Revision revision) {
                return store.delete(account, revision);
            }

            @Override
            public List<AccountId> due(Instant until, int limit) {
                return store.due(until, limit);
            }
        };
    }
}
