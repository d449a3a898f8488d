package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.OpenedLink;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import java.time.Duration;
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
@DisplayName("Whoever came by the link of an alert to cancel")
class AlertLinkTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Method email;
    private Method phone;

    @BeforeEach
    void aReplacement() {
        owner = new Owner(store);
        word = owner.firstWord();
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        owner.replacedByStranger();
    }

    /** Until there is a wait. */
    private void fail(Caller caller) {
        fail(caller, 4);
    }

    /** So many until there is a wait, as others of the same lane failed before. */
    private void fail(Caller caller, int times) {
        for (int i = 0; i < times; i++) {
            assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), caller));
        }
        assertRejected(Reason.TOO_MANY_ATTEMPTS, owner.cancel(word, Owner.Known.wrong(), caller));
    }

    private Verdict type(Challenge challenge, Caller caller) {
        return owner.registry.finish(
                challenge.ticket(),
                new Code(owner.code(challenge)),
                owner.expecting(Purpose.CANCEL_REPLACEMENT),
                caller);
    }

    private Caller byNextLink() {
        owner.clock.advance(DAY);
        owner.registry.runDue(10);
        return owner.byLink();
    }

    @Test
    @DisplayName("does not wait for the wrong codes of others, and others do not wait for theirs")
    void apart() {
        Caller byLink = owner.byLink();
        fail(owner.stranger);
        fail(byLink);
        owner.clock.advance(Duration.ofSeconds(30));
        assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.stranger));
        owner.cancel(word, word.next(), byLink).orThrow();
        owner.assertUsual();
    }

    @Test
    @DisplayName(
            "is counted over all methods together: a thief of the mailbox has no more guesses where there are more methods")
    void allMethodsTogether() {
        Caller byLink = owner.byLink();
        fail(byLink);
        assertDeclined(Reason.TOO_MANY_ATTEMPTS, owner.beginCancel(phone.id(), byLink));
        assertDeclined(Reason.TOO_MANY_ATTEMPTS, owner.beginCancel(email.id(), byLink));
        owner.beginCancel(email.id(), owner.browser).orThrow();
    }

    @Test
    @DisplayName("tries some thirty wrong codes on the first day and 24 on each after it, and is never shut out")
    void slowed() {
        Caller byLink = owner.byLink();
        int wrong = 0;
        for (int minute = 0; minute < 2 * 24 * 60; minute++) {
            while (owner.cancel(word, Owner.Known.wrong(), byLink) instanceof Verdict.Rejected rejected
                    && rejected.reason() == Reason.WRONG_CODE) {
                wrong++;
            }
            owner.clock.advance(Duration.ofMinutes(1));
        }
        assertTrue(wrong > 40 && wrong < 65, wrong + " wrong codes in two days");
        owner.clock.advance(Duration.ofHours(1));
        owner.cancel(word, word.next(), byLink).orThrow();
    }

    @Test
    @DisplayName("has a code and messages of their own, and a resend of it is theirs")
    void ownCode() {
        Caller byLink = owner.byLink();
        Challenge first = owner.beginCancel(phone.id(), byLink).orThrow();
        String code = owner.code(first);
        Challenge strangers = owner.beginCancel(phone.id(), owner.stranger).orThrow();
        assertDeclined(Reason.TOO_MANY_MESSAGES, owner.beginCancel(email.id(), byLink));
        owner.clock.advance(Duration.ofSeconds(31));
        Challenge again =
                owner.registry.begin(new Request.Resend(first.ticket()), byLink).orThrow();
        assertFalse(type(first, byLink) instanceof Verdict.Accepted, code);
        assertRejected(
                Reason.WRONG_CODE,
                owner.registry.finish(
                        strangers.ticket(),
                        new Code("000000"),
                        owner.expecting(Purpose.CANCEL_REPLACEMENT),
                        owner.stranger));
        type(again, byLink).orThrow();
    }

    @Test
    @DisplayName(
            "is anyone else once a newer link to the same address was opened, and the newer begins with nothing counted")
    void newer() {
        Caller older = owner.byLink();
        fail(older);
        Caller newer = byNextLink();
        assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.stranger));
        fail(newer);
        fail(older, 3);
    }

    @Test
    @DisplayName("cannot go on with a ticket of the older link, nor have its code sent again")
    void olderTicket() {
        String first = owner.linked();
        owner.clock.advance(DAY);
        owner.registry.runDue(10);
        String second = owner.linked();
        Caller older = owner.browser.withOpenedLink(
                owner.registry.openAlertLink(first).orElseThrow().pass());
        Challenge words = owner.beginCancel(word.id, older).orThrow();
        Challenge code = owner.beginCancel(phone.id(), older).orThrow();
        owner.clock.advance(Duration.ofSeconds(31));
        assertTrue(owner.registry.openAlertLink(second).isPresent());
        assertRejected(
                Reason.TICKET_OUTDATED,
                owner.registry.finish(words.ticket(), word.next(), owner.expecting(Purpose.CANCEL_REPLACEMENT), older));
        word.unuse();
        assertDeclined(Reason.TICKET_OUTDATED, owner.registry.begin(new Request.Resend(code.ticket()), older));
        owner.cancel(word, word.next(), older).orThrow();
    }

    @Test
    @DisplayName(
            "is anyone else with a text that is no pass: the link itself, an altered one, another account's, a device token")
    void noPass() {
        Owner other = new Owner(store);
        Owner.Known theirs = other.firstWord();
        other.addEmail(other.stepUp(theirs, Operation.ADD_METHOD));
        other.addPhone(other.stepUp(theirs, Operation.ADD_METHOD));
        other.newAlerts();
        other.replacedByStranger();
        String others =
                other.registry.openAlertLink(other.linked()).orElseThrow().pass();
        String token = owner.registry.deviceToken(owner.signIn(word).orThrow());
        String link = owner.linked();
        String pass = owner.registry.openAlertLink(link).orElseThrow().pass();
        fail(owner.stranger);
        for (String text : List.of("", link, pass + "A", pass.substring(1), others, token)) {
            assertRejected(
                    Reason.TOO_MANY_ATTEMPTS,
                    owner.cancel(word, Owner.Known.wrong(), owner.browser.withOpenedLink(text)));
        }
        assertRejected(Reason.WRONG_CODE, owner.cancel(word, Owner.Known.wrong(), owner.browser.withOpenedLink(pass)));
        assertEquals(Optional.empty(), owner.registry.openAlertLink(pass), "nor is a pass a link");
    }

    @Test
    @DisplayName("has nothing of it for anything but the cancel, and nothing in another replacement")
    void nothingElse() {
        Caller byLink = owner.byLink();
        MethodId id = word.id;
        for (int i = 0; i < 4; i++) {
            owner.signIn(word, Owner.Known.wrong());
        }
        assertDeclined(Reason.TOO_MANY_ATTEMPTS, owner.registry.begin(new Request.SignIn(owner.account, id), byLink));
        owner.cancel(word, word.next(), byLink).orThrow();
        owner.clock.advance(Duration.ofDays(30));
        owner.replacedByStranger();
        fail(owner.stranger);
        assertRejected(Reason.TOO_MANY_ATTEMPTS, owner.cancel(word, Owner.Known.wrong(), byLink));
    }

    @Test
    @DisplayName("holds a pass that no log shows")
    void redacted() {
        OpenedLink opened = owner.registry.openAlertLink(owner.linked()).orElseThrow();
        assertEquals("OpenedLink[" + owner.account + "]", opened.toString());
        assertFalse(owner.browser.withOpenedLink(opened.pass()).toString().contains(opened.pass()));
    }
}
