package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import io.github.proofring.registry.testkit.Inbox;
import io.github.proofring.testkit.SettableClock;
import io.github.proofring.webauthn.UserVerification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One registry, on one store and under one key ring, in which several accounts live. */
final class House {
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    final Inbox inbox = new Inbox();
    final AccountStore store;
    final Registry registry;
    private final List<AccountId> residents = new ArrayList<>();

    House(TestStore kind) {
        this.store = new OfThisHouse(new ClockedAccountStore(kind.open(), clock), residents);
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Sending sending = Sending.of(
                        inbox,
                        kind.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", numbers))
                .withAlertPage(Owner.PAGE);
        this.registry = Registry.create(
                        store,
                        KeyRing.generate(),
                        List.of(
                                new Passkeys(PasskeyCeremonies.PARTY, UserVerification.REQUIRED),
                                new AuthenticatorApps("Example"),
                                new Knock()),
                        sending,
                        Policy.STANDARD,
                        clock)
                .keeping(kind.histories());
    }

    /** Tests share the tables of a database, and what is due there is not for this house's key ring. */
    private record OfThisHouse(AccountStore all, List<AccountId> residents) implements AccountStore {
        @Override
        public Found find(AccountId id) {
            return all.find(id);
        }

        @Override
        public Stored store(Change change) {
            return all.store(change);
        }

        @Override
        public Stored delete(AccountId id, Revision revision) {
            return all.delete(id, revision);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return residents.stream()
                    .filter(id -> find(id).row()
                            .flatMap(Row::dueAt)
                            .filter(time -> !time.isAfter(now))
                            .isPresent())
                    .limit(limit)
                    .toList();
        }
    }

    void movesIn(AccountId account) {
        residents.add(account);
    }

    /** What the store holds of an account: equal to what it held before if no byte of it was written since. */
    Optional<Row> row(AccountId account) {
        return store.find(account).row();
    }

    List<AccountEvent> history(AccountId account) {
        return registry.history(account, Optional.empty(), 100);
    }
}
