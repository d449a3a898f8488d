package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Right;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What happens to an account is told")
class AlertsTest extends LifeCycleSteps {
    private Owner.Known addAnother() {
        return owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
    }

    private void remove(MethodId method) {
        assertEquals(
                Removal.Removed.class,
                owner.registry
                        .remove(owner.stepUp(word, Operation.removeMethod(method)), method)
                        .getClass());
    }

    private Set<Channel> channels(List<Message> messages) {
        return new HashSet<>(messages.stream().map(Message::channel).toList());
    }

    private Optional<Instant> dueAt() {
        return owner.store.find(owner.account).row().flatMap(Row::dueAt);
    }

    @Test
    @DisplayName("to every other address, when a method is added: and not to the new one")
    void added() {
        Owner.Known another = addAnother();
        assertEquals(Set.of(Channel.EMAIL, Channel.SMS), channels(owner.newAlerts()));
        AccountEvent event = owner.events.get(0);
        assertEquals(
                new AccountEvent(
                        event.id(),
                        owner.account,
                        What.METHOD_ADDED,
                        Optional.of(another.id),
                        Optional.of(Knock.KIND),
                        "a word",
                        "",
                        owner.clock.instant(),
                        Optional.empty(),
                        new Right.Proof(word.id, Strength.TYPED_CODE),
                        ""),
                event);
        Method second = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        String address = owner.registry.address(owner.account, second.id()).orElseThrow();
        List<Message> alerts = owner.newAlerts();
        assertEquals(2, alerts.size());
        assertEquals(List.of(word.id, email.id(), phone.id(), another.id, second.id()), owner.methods());
        assertTrue(alerts.stream().noneMatch(message -> message.to().equals(address)));
    }

    @Test
    @DisplayName("with nobody else to tell, nothing waits to be told")
    void first() {
        Owner alone = new Owner(store);
        alone.firstWord();
        assertEquals(List.of(What.METHOD_ADDED), alone.happened());
        assertEquals(Optional.empty(), alone.store.find(alone.account).row().flatMap(Row::dueAt));
    }

    @Test
    @DisplayName("when a method is removed: an address that went is told that and all else for thirty days (hazard 21)")
    void removed() {
        String gone = owner.registry.address(owner.account, email.id()).orElseThrow();
        remove(email.id());
        assertEquals(List.of(What.METHOD_REMOVED), owner.happened());
        assertEquals(Optional.of(email.id()), owner.events.get(0).method());
        assertTrue(owner.newAlerts().stream().anyMatch(message -> message.to().equals(gone)));
        owner.clock.advance(Duration.ofDays(30).minusMinutes(1));
        addAnother();
        assertTrue(owner.newAlerts().stream().anyMatch(message -> message.to().equals(gone)));
        owner.clock.advance(Duration.ofMinutes(1));
        addAnother();
        assertTrue(owner.newAlerts().stream().noneMatch(message -> message.to().equals(gone)));
    }

    @Test
    @DisplayName("hazard 21: nobody gets an owner's address forgotten by adding and removing others after it")
    void formerStays() {
        String gone = owner.registry.address(owner.account, email.id()).orElseThrow();
        owner.clock.advance(Duration.ofHours(1));
        remove(email.id());
        for (int i = 0; i < 12; i++) {
            owner.clock.advance(Duration.ofHours(4));
            remove(owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD)).id());
        }
        forget();
        addAnother();
        assertTrue(owner.newAlerts().stream().anyMatch(message -> message.to().equals(gone)));
    }

    @Test
    @DisplayName("when a recovery code is used, and when a new set takes the place of the old one")
    void recoveryCodes() {
        Code code = newRecoveryCodes();
        assertEquals(List.of(What.METHOD_ADDED), owner.happened());
        MethodId set = owner.methods().get(3);
        Challenge challenge = owner.registry
                .begin(new Request.SignIn(owner.account, set), owner.browser)
                .orThrow();
        forget();
        owner.registry
                .finish(challenge.ticket(), code, owner.expecting(Purpose.SIGN_IN), owner.browser)
                .orThrow();
        assertEquals(List.of(What.RECOVERY_CODE_USED), owner.happened());
        assertEquals(2, owner.newAlerts().size());
        forget();
        newRecoveryCodes();
        assertEquals(List.of(What.METHOD_ADDED), owner.happened());
    }

    private Code newRecoveryCodes() {
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge challenge = owner.registry
                .begin(new Request.Enroll(by, RecoveryCodes.KIND, "", "ada"), owner.browser)
                .orThrow();
        owner.registry
                .finish(challenge.ticket(), new RecoveryCodes.Kept(), owner.expecting(Purpose.ENROLL), owner.browser)
                .orThrow();
        return new Code(((RecoveryCodes.Codes) challenge.prompt()).codes().get(0));
    }

    @Test
    @DisplayName("in the language in which the owner was here last, and not in a stranger's")
    void language() {
        Caller german = owner.browser.withLanguage(Locale.GERMAN);
        Challenge challenge = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), german)
                .orThrow();
        owner.registry
                .finish(challenge.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), german)
                .orThrow();
        forget();
        Challenge asked = owner.registry
                .begin(
                        new Request.ReplaceAll(new Request.Enroll(owner.applicationsWord(), Knock.KIND, "new", "ada")),
                        owner.stranger.withLanguage(Locale.FRENCH))
                .orThrow();
        owner.registry
                .finish(
                        asked.ticket(),
                        ((Knock.Word) asked.prompt()).proof(0),
                        owner.expecting(Purpose.REPLACE_ALL),
                        owner.stranger.withLanguage(Locale.FRENCH))
                .orThrow();
        assertTrue(owner.newAlerts().stream()
                .anyMatch(message -> message.html().orElse("").contains("lang=\"de\"")));
    }

    @Test
    @DisplayName("again, later and later, while mail is down; to those only who were not told")
    void retries() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        addAnotherThatCannotBeTold();
        owner.inbox.recover();
        assertEquals(List.of(), owner.newAlerts());
        owner.clock.advance(Duration.ofSeconds(59));
        owner.registry.runDue(10);
        assertEquals(List.of(), owner.newAlerts(), "whoever stored it may still be at it");
        owner.inbox.failWith(DeliveryException.failed("down"));
        List<Duration> waits = new ArrayList<>();
        owner.clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 12; i++) {
            owner.registry.runDue(10);
            Instant next = dueAt().orElseThrow();
            waits.add(Duration.between(owner.clock.instant(), next));
            owner.clock.set(next);
        }
        assertEquals(Duration.ofMinutes(2), waits.get(0));
        assertEquals(Duration.ofMinutes(4), waits.get(1));
        assertEquals(Duration.ofHours(6), waits.get(11));
        owner.inbox.recover();
        owner.registry.runDue(10);
        owner.registry.runDue(10);
        assertEquals(2, owner.newAlerts().size());
        assertEquals(1, owner.events.size(), "the application heard it at once");
        assertEquals(Optional.empty(), dueAt());
    }

    private void addAnotherThatCannotBeTold() {
        addAnother();
    }

    @Test
    @DisplayName(
            "hazard 24: also after a crash between the write and the telling, by whichever server comes first, once")
    void afterACrash() {
        UnreliableAccountStore crashing = (UnreliableAccountStore) owner.store;
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge challenge = owner.registry
                .begin(new Request.Enroll(by, Knock.KIND, "another", "ada"), owner.browser)
                .orThrow();
        crashing.passNextWrite();
        crashing.failNextWrite();
        owner.registry
                .finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow();
        assertEquals(2, owner.newAlerts().size(), "told, and that was not noted");
        owner.clock.advance(Duration.ofMinutes(1));
        owner.registry.runDue(10);
        owner.server(owner.store).runDue(10);
        assertEquals(2, owner.newAlerts().size(), "told again, once");
        assertEquals(1, owner.events.stream().map(AccountEvent::id).distinct().count(), "the same event both times");
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName("an application that throws hears it again, with the same id, and no message is sent twice")
    void sinkThrows() {
        List<String> heard = new ArrayList<>();
        var registry = owner.server(owner.store).telling(event -> {
            heard.add(event.id());
            if (heard.size() == 1) {
                throw new IllegalStateException("not now");
            }
        });
        Authority.Proven by = owner.stepUp(word, Operation.removeMethod(email.id()));
        registry.remove(by, email.id());
        assertEquals(2, owner.newAlerts().size());
        owner.clock.advance(Duration.ofMinutes(1));
        registry.runDue(10);
        assertEquals(2, heard.size());
        assertEquals(heard.get(0), heard.get(1));
        assertEquals(List.of(), owner.newAlerts());
    }

    @Test
    @DisplayName("an address that is refused for good is not asked again, and nothing waits for it")
    void refusedAddress() {
        owner.inbox.failWith(DeliveryException.refused("no such mailbox"));
        addAnother();
        assertEquals(Optional.empty(), dueAt());
    }

    @Test
    @DisplayName(
            "hazard 24: while mail is down nothing is added before the account swells; removals, sign-ins and requests to replace everything go on")
    void full() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        int changes = 0;
        Removal last = new Removal.NotRemoved(Reason.BUSY, Optional.empty());
        while (changes < 100) {
            Authority by = owner.stepUp(word, Operation.ADD_METHOD);
            var begun = owner.registry.begin(new Request.Enroll(by, Knock.KIND, "more", "ada"), owner.browser);
            if (!(begun instanceof Challenge challenge)) {
                assertDeclined(Reason.ALERTS_WAITING, begun);
                break;
            }
            MethodId more = owner.registry
                    .finish(
                            challenge.ticket(),
                            ((Knock.Word) challenge.prompt()).proof(0),
                            owner.expecting(Purpose.ENROLL),
                            owner.browser)
                    .orThrow()
                    .method()
                    .id();
            changes++;
            last = owner.registry.remove(owner.stepUp(word, Operation.removeMethod(more)), more);
            changes++;
        }
        assertEquals(18, changes);
        assertEquals(Removal.Removed.class, last.getClass());
        remove(email.id());
        owner.signIn(word).orThrow();
        owner.replacedByStranger();
        owner.inbox.recover();
        owner.clock.advance(Duration.ofMinutes(1));
        owner.registry.runDue(10);
        assertEquals(2 * 4, owner.newAlerts().size(), "of each sort once, to each address");
        assertEquals(20, owner.events.size(), "of each change to the application");
        owner.cancel(word).orThrow();
        addAnother();
    }

    @Test
    @DisplayName("to no address that came after it, one that is gone again when it is told neither")
    void goneBeforeItIsTold() {
        owner.inbox.failWith(DeliveryException.failed("down"));
        addAnother();
        owner.inbox.recover();
        owner.newAlerts();
        Method passing = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        String address = owner.registry.address(owner.account, passing.id()).orElseThrow();
        remove(passing.id());
        owner.clock.advance(Duration.ofHours(1));
        owner.registry.runDue(10);
        List<String> told = owner.newAlerts().stream().map(Message::to).toList();
        assertTrue(
                told.contains(owner.registry.address(owner.account, phone.id()).orElseThrow()));
        assertEquals(1, told.stream().filter(address::equals).count(), "of its own removal alone");
    }

    @Test
    @DisplayName("to an address that a server has just added whose clock is 20 seconds ahead")
    void addedByAServerAhead() {
        owner.clock.advance(Duration.ofSeconds(20));
        Method ahead = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        String address = owner.registry.address(owner.account, ahead.id()).orElseThrow();
        owner.clock.advance(Duration.ofSeconds(-20));
        owner.newAlerts();
        addAnother();
        assertTrue(owner.newAlerts().stream().anyMatch(message -> message.to().equals(address)));
    }

    @Test
    @DisplayName("a change whose write failed is told to nobody")
    void failedWrite() {
        UnreliableAccountStore failing = (UnreliableAccountStore) owner.store;
        Authority.Proven by = owner.stepUp(word, Operation.removeMethod(email.id()));
        failing.failNextWrite();
        assertThrows(StoreException.class, () -> owner.registry.remove(by, email.id()));
        assertEquals(List.of(), owner.newAlerts());
        assertEquals(List.of(), owner.events);
    }

    @Test
    @DisplayName(
            "a link that cancels stands only where there is something to cancel, and an address added since is told nothing")
    void linksAndLaterAddresses() {
        UnreliableAccountStore crashing = (UnreliableAccountStore) owner.store;
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        Challenge challenge = owner.registry
                .begin(new Request.Enroll(by, Knock.KIND, "another", "ada"), owner.browser)
                .orThrow();
        crashing.passNextWrite();
        crashing.failNextWrite();
        owner.registry
                .finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow();
        Method later = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        String address = owner.registry.address(owner.account, later.id()).orElseThrow();
        owner.replacedByStranger();
        owner.newAlerts();
        owner.clock.advance(Duration.ofMinutes(1));
        owner.registry.runDue(10);
        List<Message> late = owner.newAlerts();
        assertEquals(2, late.size());
        assertTrue(late.stream().noneMatch(message -> message.text().contains(Owner.PAGE)));
        assertTrue(late.stream().noneMatch(message -> message.to().equals(address)));
    }

    @Test
    @DisplayName("what the thief called a method stands in no message")
    void noLabel() {
        Authority by = owner.stepUp(word, Operation.ADD_METHOD);
        String label = "call +44 900 " + UUID.randomUUID();
        Challenge challenge = owner.registry
                .begin(new Request.Enroll(by, Knock.KIND, label, "ada"), owner.browser)
                .orThrow();
        owner.registry
                .finish(
                        challenge.ticket(),
                        ((Knock.Word) challenge.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow();
        List<Message> alerts = owner.newAlerts();
        assertEquals(2, alerts.size());
        assertFalse(alerts.stream().anyMatch(message -> message.text().contains(label)));
        assertEquals(phone.id(), owner.methods().get(2));
    }
}
