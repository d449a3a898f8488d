package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.EventSink;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account that cannot be served")
class StuckAccountTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final AccountStore store = new InMemoryAccountStore(clock);
    private final Caller caller = Caller.session("a browser of nobody in particular");

    private Registry server(KeyRing keys, EventSink events) {
        return Registry.create(store, keys, List.of(new Knock()), Policy.STANDARD, clock)
                .telling(events);
    }

    /** Of which the application could not be told. */
    private void untold(KeyRing keys, String name) {
        Registry registry = server(keys, event -> {
            throw new IllegalStateException("not now");
        });
        AccountId account = new AccountId(name);
        Challenge challenge = registry.begin(
                        new Request.Enroll(Authority.assertedByApplication(account), Knock.KIND, "a word", name),
                        caller)
                .orThrow();
        registry.finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        Expected.of(account, Purpose.ENROLL),
                        caller)
                .orThrow();
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("because its key is not on the ring keeps no other from being served, though it is due longest")
    void keepsNoOther() {
        KeyRing ours = KeyRing.generate();
        untold(KeyRing.generate(), "of another ring");
        untold(KeyRing.generate(), "of a third");
        untold(ours, "one of ours");
        untold(ours, "another of ours");
        clock.advance(Duration.ofMinutes(1));
        List<String> heard = new ArrayList<>();
        Registry registry = server(ours, event -> heard.add(event.account().value()));
        assertEquals(1, registry.runDue(1));
        assertEquals(List.of("one of ours"), heard);
        assertEquals(1, registry.runDue(100));
        assertEquals(List.of("one of ours", "another of ours"), heard);
        assertEquals(0, registry.runDue(100));
    }

    @Test
    @DisplayName("does not make the others more than were asked for")
    void noMoreThanAsked() {
        KeyRing ours = KeyRing.generate();
        untold(KeyRing.generate(), "of another ring");
        List.of("1", "2", "3", "4").forEach(name -> untold(ours, name));
        clock.advance(Duration.ofMinutes(1));
        List<String> heard = new ArrayList<>();
        Registry registry = server(ours, event -> heard.add(event.account().value()));
        assertEquals(2, registry.runDue(2));
        assertEquals(List.of("1", "2"), heard);
    }

    @Test
    @DisplayName("or none: as many are served as were asked for, and the rest next time")
    void someNextTime() {
        KeyRing ours = KeyRing.generate();
        List.of("1", "2", "3").forEach(name -> untold(ours, name));
        clock.advance(Duration.ofMinutes(1));
        Registry registry = server(ours, event -> {});
        assertEquals(2, registry.runDue(2));
        assertEquals(1, registry.runDue(2));
    }

    @Test
    @DisplayName("and a thousand like it are enough for one run")
    void thousand() {
        List<AccountId> all = IntStream.range(0, 2_000)
                .mapToObj(i -> new AccountId("stuck-" + i))
                .toList();
        List<AccountId> looked = new ArrayList<>();
        AccountStore broken = new AccountStore() {
            @Override
            public Found find(AccountId account) {
                looked.add(account);
                throw StoreException.failed("broken", new IllegalStateException());
            }

            @Override
            public Stored store(Change change) {
                throw StoreException.failed("broken", new IllegalStateException());
            }

            @Override
            public Stored delete(AccountId account, Revision revision) {
                throw StoreException.failed("broken", new IllegalStateException());
            }

            @Override
            public List<AccountId> due(Instant now, int limit) {
                return all.subList(0, limit);
            }
        };
        Registry registry = Registry.create(broken, KeyRing.generate(), List.of(), Policy.STANDARD, clock);
        assertEquals(0, registry.runDue(100));
        assertEquals(all.subList(0, 1_000), looked);
    }

    @Test
    @DisplayName("is one of the accounts to look at, of which there is at least one")
    void atLeastOne() {
        Registry registry = server(KeyRing.generate(), event -> {});
        assertThrows(IllegalArgumentException.class, () -> registry.runDue(0));
    }

    @Test
    @DisplayName("is told of its event once it can be")
    void later() {
        KeyRing theirs = KeyRing.generate();
        untold(theirs, "of another ring");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(0, server(KeyRing.generate(), event -> {}).runDue(10));
        List<AccountEvent.What> heard = new ArrayList<>();
        assertEquals(1, server(theirs, event -> heard.add(event.what())).runDue(10));
        assertEquals(List.of(AccountEvent.What.METHOD_ADDED), heard);
    }
}
