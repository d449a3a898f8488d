package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.UnreadableAccountException;
import io.github.proofring.registry.Use;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.Right;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
@DisplayName("The history of an account")
class HistoryTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private final List<String> asked = new ArrayList<>();
    private WatchedLog log;
    private Registry registry;

    @BeforeEach
    void aRegistry() {
        owner = new Owner(store);
        log = new WatchedLog(store.histories(), asked);
        registry = owner.registry.keeping(log);
    }

    private List<AccountEvent> all() {
        return registry.history(owner.account, Optional.empty(), 100);
    }

    private List<What> happened() {
        List<What> found =
                new ArrayList<>(all().stream().map(AccountEvent::what).toList());
        Collections.reverse(found);
        return found;
    }

    private Authority.Proven proof(Owner.Known with, Operation operation, String source) {
        Caller from = owner.browser.withSource(source);
        Challenge challenge = registry.begin(new Request.StepUp(owner.account, with.id, operation), from)
                .orThrow();
        return registry.finish(challenge.ticket(), with.next(), owner.expecting(Purpose.STEP_UP), from)
                .orThrow()
                .authority();
    }

    private Owner.Known add(Authority by, String source) {
        Caller from = owner.browser.withSource(source);
        Challenge challenge = registry.begin(new Request.Enroll(by, Knock.KIND, "a word", "ada"), from)
                .orThrow();
        Knock.Word word = (Knock.Word) challenge.prompt();
        Method added = registry.finish(challenge.ticket(), word.proof(0), owner.expecting(Purpose.ENROLL), from)
                .orThrow()
                .method();
        return new Owner.Known(added.id(), word);
    }

    private void tick() {
        owner.clock.advance(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName(
            "has every event of the life of every method, with its time, its kind, by what right it was done and from where")
    void complete() {
        Owner.Known word = add(owner.applicationsWord(), "sign-up, 192.0.2.1");
        tick();
        Owner.Known other = add(proof(word, Operation.ADD_METHOD, "Firefox"), "Firefox, 192.0.2.2");
        tick();
        registry.rename(proof(word, Operation.RENAME_METHOD, "Firefox"), other.id, "the other");
        tick();
        registry.prefer(proof(word, Operation.CHOOSE_DEFAULT, "Firefox"), other.id);
        tick();
        registry.suspend(
                Authority.administrator(owner.account, "Grace", "ticket 7").from(owner.browser.withSource("office")),
                other.id);
        tick();
        registry.resume(proof(word, Operation.resumeMethod(other.id), "Firefox"), other.id);
        tick();
        registry.remove(proof(word, Operation.removeMethod(other.id), "Safari, 192.0.2.3"), other.id);
        assertEquals(
                List.of(
                        What.METHOD_ADDED,
                        What.METHOD_ADDED,
                        What.METHOD_RENAMED,
                        What.DEFAULT_CHOSEN,
                        What.METHOD_SUSPENDED,
                        What.METHOD_RESUMED,
                        What.METHOD_REMOVED),
                happened());
        List<AccountEvent> events = all();
        AccountEvent first = events.get(6);
        assertEquals(new Right.Application(), first.by());
        assertEquals("sign-up, 192.0.2.1", first.source());
        assertEquals("a word", first.label());
        assertEquals(Optional.of(Knock.KIND), first.kind());
        AccountEvent second = events.get(5);
        Right.Proof byWord = new Right.Proof(word.id, Strength.TYPED_CODE);
        assertEquals(byWord, second.by());
        assertEquals("Firefox, 192.0.2.2", second.source());
        assertEquals("the other", events.get(4).label());
        AccountEvent suspended = events.get(2);
        assertEquals(new Right.Administrator("Grace", "ticket 7"), suspended.by());
        assertEquals("office", suspended.source());
        AccountEvent removed = events.get(0);
        assertEquals(byWord, removed.by());
        assertEquals("Safari, 192.0.2.3", removed.source());
        assertEquals(Optional.of(other.id), removed.method());
        assertEquals(owner.clock.instant(), removed.at());
    }

    @Test
    @DisplayName("says what was asked for with the application's word, and what the calendar did")
    void replaced() {
        Owner.Known word = add(owner.applicationsWord(), "");
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        registry.removeAll(Authority.assertedByApplication(owner.account).from(owner.stranger.withSource("somewhere")));
        AccountEvent asked = all().get(0);
        assertEquals(What.REPLACEMENT_ASKED, asked.what());
        assertEquals(new Right.Application(), asked.by());
        assertEquals("somewhere", asked.source());
        owner.clock.advance(Duration.ofDays(31));
        AccountEvent done = all().get(0);
        assertEquals(What.REPLACEMENT_DONE, done.what());
        assertEquals(new Right.Time(), done.by());
        assertEquals(asked.until(), Optional.of(done.at()));
    }

    @Test
    @DisplayName("is read in pages, and of one moment nothing is left out or comes twice")
    void pages() {
        Owner.Known word = add(owner.applicationsWord(), "");
        for (int i = 0; i < 7; i++) {
            registry.rename(proof(word, Operation.RENAME_METHOD, ""), word.id, "name " + i);
        }
        List<AccountEvent> paged = new ArrayList<>();
        Optional<AccountEvent> last = Optional.empty();
        while (paged.size() <= 8) {
            List<AccountEvent> page = registry.history(owner.account, last, 3);
            if (page.isEmpty()) {
                break;
            }
            paged.addAll(page);
            last = Optional.of(page.get(page.size() - 1));
        }
        assertEquals(all(), paged);
        assertEquals(8, paged.size());
        assertThrows(IllegalArgumentException.class, () -> registry.history(owner.account, Optional.empty(), 0));
    }

    @Test
    @DisplayName(
            "is not lost while its store is down, and holds nobody up: it is read from the account, and written once the store is back")
    void storeDown() {
        log.down = true;
        Owner.Known word = add(owner.applicationsWord(), "");
        assertEquals(List.of(What.METHOD_ADDED), happened());
        assertInstanceOf(Authority.Proven.class, proof(word, Operation.ADD_METHOD, ""));
        log.down = false;
        owner.clock.advance(Duration.ofMinutes(10));
        registry.runDue(10);
        assertEquals(List.of(What.METHOD_ADDED), happened());
        assertTrue(owner.store.find(owner.account).row().orElseThrow().dueAt().isEmpty());
    }

    @Test
    @DisplayName(
            "of a year of sign-ins has ten lines, and a sign-in reads once, writes once and does not come near the log")
    void aYear() {
        Owner.Known word = add(owner.applicationsWord(), "");
        Registry counted = Registry.create(
                        new CountedStore(owner.store, asked),
                        owner.keys,
                        List.of(new Knock()),
                        Policy.STANDARD,
                        owner.clock)
                .keeping(log);
        int bytes = 0;
        for (int day = 0; day < 365; day++) {
            owner.clock.advance(Duration.ofDays(1));
            asked.clear();
            Caller from = owner.browser.withSource("Firefox on Linux, day " + day);
            Challenge challenge = counted.begin(new Request.SignIn(owner.account, word.id), from)
                    .orThrow();
            counted.finish(challenge.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), from)
                    .orThrow();
            assertEquals(List.of("find", "find", "store"), asked);
            int now = owner.store.find(owner.account).row().orElseThrow().body().size();
            assertTrue(day < 80 || now <= bytes + 64, () -> now + " bytes");
            bytes = Math.max(bytes, now);
        }
        List<Use> uses = counted.recentUse(owner.account);
        assertEquals(10, uses.size());
        assertEquals(
                new Use(owner.clock.instant(), word.id, Purpose.SIGN_IN, "Firefox on Linux, day 364"), uses.get(0));
        assertEquals("Firefox on Linux, day 355", uses.get(9).source());
        assertEquals(List.of(What.METHOD_ADDED), happened());
        assertTrue(bytes < 4_096, bytes + " bytes");
    }

    @Test
    @DisplayName("is sealed, and bound to its account: neither read nor moved to another by whoever has the database")
    void sealed() {
        add(owner.applicationsWord(), "a telling place");
        all();
        HistoryEntry entry =
                log.newest(owner.account, log.life, Optional.empty(), 1).get(0);
        String body = new String(entry.body().toArray(), StandardCharsets.ISO_8859_1);
        assertTrue(!body.contains("telling") && !body.contains("a word"), body);
        Registry theirs = Registry.create(owner.store, owner.keys, List.of(new Knock()), Policy.STANDARD, owner.clock)
                .keeping(log);
        log.append(new HistoryEntry(owner.account, log.life, "AAAAAAAAAAAAAAAAAAAAAA", entry.at(), entry.body()));
        assertThrows(UnreadableAccountException.class, () -> theirs.history(owner.account, Optional.empty(), 10));
        AccountId stranger = new AccountId("another");
        log.append(new HistoryEntry(stranger, log.life, entry.id(), entry.at(), entry.body()));
        assertEquals(List.of(), theirs.history(stranger, Optional.empty(), 10));
    }

    @Test
    @DisplayName("names the key to add when it is not on the ring")
    void missingKey() {
        add(owner.applicationsWord(), "");
        UnreadableAccountException missing = assertThrows(
                UnreadableAccountException.class,
                () -> Registry.create(
                                owner.store, KeyRing.generate(), List.of(new Knock()), Policy.STANDARD, owner.clock)
                        .keeping(log)
                        .history(owner.account, Optional.empty(), 10));
        assertTrue(missing.getMessage().contains("add that key"), missing.getMessage());
    }

    @Test
    @DisplayName("is asked in vain of a registry that keeps none, which says so")
    void notKept() {
        assertThrows(IllegalStateException.class, () -> owner.registry.history(owner.account, Optional.empty(), 10));
    }

    @Test
    @DisplayName("keeps of a source what stands on a line, and not more than 48 bytes of it")
    void sources() {
        Owner.Known word = add(owner.applicationsWord(), " two\r\nlines \u202e" + "☃".repeat(40));
        String source = all().get(0).source();
        assertTrue(source.startsWith("twolines"), source);
        assertTrue(source.getBytes(StandardCharsets.UTF_8).length <= 48, source);
        assertEquals("a word", registry.methods(owner.account).get(0).label());
        assertEquals(1, registry.methods(owner.account).size());
        assertEquals(word.id, registry.methods(owner.account).get(0).id());
    }
}
