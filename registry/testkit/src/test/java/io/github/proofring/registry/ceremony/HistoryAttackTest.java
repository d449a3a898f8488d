package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Attacks on the history of an account")
class HistoryAttackTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Owner.Known other;
    private WatchedLog log;
    private Registry registry;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        log = new WatchedLog(store.histories(), new ArrayList<>());
        registry = owner.registry.keeping(log);
        owner.newAlerts();
        owner.events.clear();
    }

    private void suspend(MethodId method) {
        assertInstanceOf(
                Suspension.Suspended.class,
                registry.suspend(owner.stepUp(word, Operation.suspendMethod(method)), method));
    }

    private void resume(MethodId method) {
        assertInstanceOf(
                Suspension.Resumed.class, registry.resume(owner.stepUp(word, Operation.resumeMethod(method)), method));
    }

    private List<What> history() {
        return registry.history(owner.account, Optional.empty(), 100).stream()
                .map(AccountEvent::what)
                .toList();
    }

    @Test
    @DisplayName("no line of history is lost while its log is down, however often the same thing happens to a method")
    void logDown() {
        log.down = true;
        suspend(other.id);
        resume(other.id);
        suspend(other.id);
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "one");
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "two");
        List<What> all = List.of(
                What.METHOD_RENAMED,
                What.METHOD_RENAMED,
                What.METHOD_SUSPENDED,
                What.METHOD_RESUMED,
                What.METHOD_SUSPENDED);
        assertEquals(all.stream().sorted().toList(), history().stream().sorted().toList());
        log.down = false;
        owner.clock.advance(Duration.ofHours(1));
        registry.runDue(10);
        assertEquals(all.stream().sorted().toList(), history().stream().sorted().toList());
    }

    @Test
    @DisplayName(
            "the application hears at once that a method was put out of use, so that it ends sessions, while the log is down")
    void logDownSessionsEnd() {
        log.down = true;
        suspend(other.id);
        assertTrue(
                owner.happened().contains(What.METHOD_SUSPENDED),
                owner.happened().toString());
    }

    @Test
    @DisplayName("what the calendar did is one line with one name, read twice before anyone has written it")
    void doneIsOneLine() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        registry.removeAll(owner.applicationsWord());
        owner.clock.advance(Duration.ofDays(31));
        List<AccountEvent> first = registry.history(owner.account, Optional.empty(), 100);
        assertEquals(What.REPLACEMENT_DONE, first.get(0).what());
        assertEquals(first, registry.history(owner.account, Optional.empty(), 100));
        List<AccountEvent> rest = registry.history(owner.account, Optional.of(first.get(0)), 100);
        assertTrue(rest.stream().noneMatch(event -> event.what() == What.REPLACEMENT_DONE), rest.toString());
        registry.runDue(10);
        assertEquals(first, registry.history(owner.account, Optional.empty(), 100));
    }

    @Test
    @DisplayName(
            "no code, no word, no address in full and no pass stands in any line, nor in what is kept of the last uses")
    void noSecrets() {
        House house = new House(store);
        Resident ada = new Resident(house, "ada.ada");
        ada.signIn();
        String lines = ada.history().toString() + house.registry.recentUse(ada.account);
        for (Message message : house.inbox.messages()) {
            Matcher code = Pattern.compile("\\b\\d{6,8}\\b").matcher(message.text());
            assertFalse(code.find() && lines.contains(code.group()), lines);
        }
        for (String secret : List.of(ada.mailbox, ada.number, ada.word.next().typed(), ada.binding)) {
            assertFalse(lines.contains(secret), lines);
        }
        assertTrue(lines.contains("the browser of ada.ada"), lines);
    }

    @Test
    @DisplayName(
            "what a thief calls a method is one line of 64 bytes there, marked as a label, and stands in no message")
    void sentences() {
        String sentence = "Your account is closed. Call 0900 12345 now to open it again";
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), other.id, sentence);
        owner.clock.advance(Duration.ofSeconds(1));
        suspend(other.id);
        AccountEvent line = registry.history(owner.account, Optional.empty(), 1).get(0);
        assertEquals(What.METHOD_SUSPENDED, line.what());
        assertTrue(sentence.startsWith(line.label()) && !line.label().isEmpty(), line.label());
        assertEquals("", line.source() + line.masked());
        assertEquals(1, owner.newAlerts().size());
        assertTrue(owner.inbox.messages().stream()
                .noneMatch(message -> message.text().contains("0900")));
    }

    @Test
    @DisplayName("a server that stalled with a line in its hands leaves none of an account that was erased meanwhile")
    void erasedWhileTelling() {
        Authority.Administrator grace = Authority.administrator(owner.account, "Grace", "ticket 7");
        WatchedLog slow = new WatchedLog(store.histories(), new ArrayList<>());
        Registry others = owner.registry.keeping(slow);
        slow.beforeAppend = () -> others.erase(grace);
        others.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        assertTrue(owner.store.find(owner.account).row().isEmpty());
        slow.beforeAppend = () -> {};
        assertEquals(List.of(), slow.newest(owner.account, slow.appended, Optional.empty(), 10));
    }
}
