package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.EventSink;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("What was not told at once is told later")
class TellingTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        owner.events.clear();
    }

    /** Of which no address hears. */
    private void addAnother() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        owner.inbox.recover();
    }

    private Row row() {
        return owner.store.find(owner.account).row().orElseThrow();
    }

    /** A server that sends in another way, to the same account. */
    private Registry server(AccountStore on, Delivery delivery) {
        Sending sending = Sending.of(
                delivery,
                store.budgets(),
                new EmailCodes("Example"),
                PhoneCodes.byText("Example", "example.org", PhonePolicy.typedIn("GB")));
        return Registry.create(on, owner.keys, List.of(new Knock()), sending, Policy.STANDARD, owner.clock)
                .telling(owner.events::add);
    }

    @Test
    @DisplayName("each notice at its own time: one that is due is told, and one that is not stays")
    void eachAtItsTime() {
        Instant start = owner.clock.instant();
        addAnother();
        owner.clock.advance(Duration.ofSeconds(30));
        addAnother();
        owner.clock.set(start.plusSeconds(60));
        assertEquals(1, owner.registry.runDue(10));
        assertEquals(2, owner.newAlerts().size());
        assertEquals(Optional.of(start.plusSeconds(90)), row().dueAt());
        owner.clock.set(start.plusSeconds(90));
        assertEquals(1, owner.registry.runDue(10));
        assertEquals(2, owner.newAlerts().size());
        assertEquals(Optional.empty(), row().dueAt());
    }

    @Test
    @DisplayName(
            "for five days; then that address is given up, the application is told, and the account is not due any more")
    void givenUp() {
        Instant start = owner.clock.instant();
        addAnother();
        owner.inbox.failWith(DeliveryException.failed("down"));
        int tries = 0;
        List<MethodId> givenUp = new ArrayList<>();
        Registry registry = server(owner.store, owner.inbox).telling(new EventSink() {
            @Override
            public void on(AccountEvent event) {}

            @Override
            public void onGivenUp(AccountId account, MethodId address) {
                assertEquals(owner.account, account);
                givenUp.add(address);
            }
        });
        for (Optional<Instant> due = row().dueAt(); due.isPresent() && tries < 200; due = row().dueAt()) {
            owner.clock.set(due.get());
            registry.runDue(10);
            tries++;
        }
        owner.inbox.recover();
        assertEquals(Optional.empty(), row().dueAt());
        Duration took = Duration.between(start, owner.clock.instant());
        assertEquals(5, took.toDays());
        assertEquals(owner.methods().subList(1, 3), givenUp);
        owner.clock.advance(Duration.ofDays(1));
        owner.registry.runDue(10);
        assertEquals(List.of(), owner.newAlerts());
    }

    @Test
    @DisplayName("a try in vain is one write, which says when the next one is")
    void oneWrite() {
        addAnother();
        owner.inbox.failWith(DeliveryException.failed("down"));
        owner.clock.advance(Duration.ofMinutes(1));
        long before = row().revision().version();
        owner.registry.runDue(10);
        assertEquals(before + 1, row().revision().version());
    }

    @Test
    @DisplayName("a way of sending that throws whatever it likes has not told that address, and keeps no other from it")
    void throwing() {
        addAnother();
        owner.clock.advance(Duration.ofMinutes(1));
        List<String> reached = new ArrayList<>();
        Registry throwing = server(owner.store, message -> {
            if (message.to().contains("@")) {
                throw new IllegalStateException("a bug");
            }
            reached.add(message.to());
        });
        assertEquals(1, throwing.runDue(10));
        assertEquals(1, reached.size());
        owner.clock.set(row().dueAt().orElseThrow());
        owner.registry.runDue(10);
        assertTrue(owner.newAlerts().stream().allMatch(message -> message.to().contains("@")));
        assertEquals(1, reached.size());
        assertEquals(Optional.empty(), row().dueAt());
    }

    @Test
    @DisplayName("what another server has told meanwhile, because this one was slow, stays told")
    void slow() {
        addAnother();
        owner.clock.advance(Duration.ofMinutes(1));
        Registry slow = server(owner.store, message -> {
            row().dueAt().ifPresent(owner.clock::set);
            owner.registry.runDue(10);
        });
        assertEquals(1, slow.runDue(1));
        assertEquals(2, owner.newAlerts().size());
        assertEquals(Optional.empty(), row().dueAt());
    }

    @Test
    @DisplayName("an account that the store calls due and that is not, as another server was faster, is left alone")
    void notDue() {
        addAnother();
        long before = row().revision().version();
        Registry late = server(
                new AccountStore() {
                    @Override
                    public Found find(AccountId id) {
                        return owner.store.find(id);
                    }

                    @Override
                    public Stored store(Change change) {
                        return owner.store.store(change);
                    }

                    @Override
                    public Stored delete(AccountId id, Revision revision) {
                        return owner.store.delete(id, revision);
                    }

                    @Override
                    public List<AccountId> due(Instant now, int limit) {
                        return List.of(owner.account);
                    }
                },
                owner.inbox);
        assertEquals(0, late.runDue(1));
        assertEquals(List.of(), owner.newAlerts());
        assertEquals(before, row().revision().version());
    }
}
