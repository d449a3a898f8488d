package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Assurance;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Factor;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What thieves, strangers, crashes and wrong clocks try on the life cycle of an account. The gravest first. */
@DisplayName("The life cycle under attack")
class LifeCycleAttackTest extends LifeCycleSteps {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    // ---------------------------------------------------------------------------------------------- keeping the owner
    // from cancelling

    /** Tries a wrong code as soon as it is told that it may, and asks for codes as soon as it may. */
    private final class Blocker {
        private final Map<MethodId, Instant> next = new HashMap<>();
        private final Caller caller;

        Blocker(Caller caller) {
            this.caller = caller;
        }

        void act(List<MethodId> methods) {
            methods.stream()
                    .filter(method -> !next.getOrDefault(method, Instant.EPOCH).isAfter(owner.clock.instant()))
                    .forEach(this::act);
        }

        private void act(MethodId method) {
            for (int i = 0; i < 5; i++) {
                Begun begun = owner.beginCancel(method, caller);
                if (begun instanceof Begun.Declined declined) {
                    next.put(
                            method,
                            declined.retryAt().orElse(owner.clock.instant().plus(MINUTE)));
                    return;
                }
                boolean isCode = !method.equals(word.id);
                Verdict verdict = owner.registry.finish(
                        begun.orThrow().ticket(),
                        isCode
                                ? new Code("00000000".substring(method.equals(phone.id()) ? 2 : 0))
                                : Owner.Known.wrong(),
                        owner.expecting(Purpose.CANCEL_REPLACEMENT),
                        caller);
                assertInstanceOf(Verdict.Rejected.class, verdict);
            }
        }
    }

    private boolean ownerCancels(Owner.Known with, Caller caller) {
        if (owner.cancel(with, with.next(), caller) instanceof Verdict.Accepted) {
            return true;
        }
        with.unuse();
        for (Method address : List.of(email, phone)) {
            Begun begun = owner.beginCancel(address.id(), caller);
            if (begun instanceof Challenge challenge) {
                String code = owner.code(challenge);
                Verdict verdict = owner.registry.finish(
                        challenge.ticket(), new Code(code), owner.expecting(Purpose.CANCEL_REPLACEMENT), caller);
                if (verdict instanceof Verdict.Accepted) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The owner comes back a day after it began, and tries eight times an hour. */
    private void assertOwnerCancels(List<Blocker> thieves, Caller owners) {
        List<MethodId> all = List.of(word.id, email.id(), phone.id());
        for (int minute = 0; minute < 24 * 60; minute++) {
            thieves.forEach(thief -> thief.act(all));
            owner.clock.advance(MINUTE);
        }
        assertInstanceOf(Verdict.Accepted.class, owner.cancel(word, word.next(), owners));
    }

    @Test
    @DisplayName(
            "a password thief who fails a cancel at the end of every wait does not keep from it the owner who comes by the link of an alert")
    void ownerCanCancelUnderAttack() {
        owner.replacedByStranger();
        assertOwnerCancels(List.of(new Blocker(owner.stranger)), owner.byLink());
    }

    @Test
    @DisplayName("nor does one who once signed in, and so has a device token, keep the owner from it on a known device")
    void ownerCanCancelFromKnownDeviceUnderAttack() {
        String token = owner.registry.deviceToken(owner.signIn(word).orThrow());
        String thiefs = owner.registry.deviceToken(owner.signIn(word).orThrow());
        owner.replacedByStranger();
        List<Blocker> thieves = List.of(new Blocker(owner.stranger.withDevice(thiefs)), new Blocker(owner.stranger));
        assertOwnerCancels(thieves, owner.byLink().withDevice(token));
    }

    @Test
    @DisplayName("held: on a known device the owner does cancel while a stranger fails cancels, if no thief has one")
    void knownDeviceCancelsUnderAttack() {
        String token = owner.registry.deviceToken(owner.signIn(word).orThrow());
        owner.replacedByStranger();
        Blocker thief = new Blocker(owner.stranger);
        for (int minute = 0; minute < 24 * 60; minute++) {
            thief.act(List.of(word.id, email.id(), phone.id()));
            owner.clock.advance(MINUTE);
        }
        assertTrue(ownerCancels(word, owner.browser.withDevice(token)));
    }

    // ---------------------------------------------------------------------------------------------- wrong clocks

    private Registry serverAhead(Duration by) {
        return server(Clock.offset(owner.clock, by), owner.inbox, sending -> sending);
    }

    /** Proves a word there, the next if it is taken. */
    private Verdict proveAt(Registry server, Request request, Purpose purpose) {
        Challenge challenge = server.begin(request, owner.browser).orThrow();
        Verdict verdict = server.finish(challenge.ticket(), word.next(), owner.expecting(purpose), owner.browser);
        if (!(verdict instanceof Verdict.Accepted)) {
            word.unuse();
        }
        return verdict;
    }

    @Test
    @DisplayName(
            "hazard 22: a server whose clock is a month ahead does not lock the owner out of signing in and of cancelling")
    void monthAheadLocksNobodyOut() {
        Registry wrong = serverAhead(MONTH);
        for (int i = 0; i < 2; i++) {
            proveAt(wrong, new Request.SignIn(owner.account, word.id), Purpose.SIGN_IN);
            owner.clock.advance(Duration.ofMinutes(11));
        }
        owner.clock.advance(Duration.ofDays(20));
        owner.signIn(word).orThrow();
        owner.registry.removeAll(owner.applicationsWord());
        owner.cancel(word).orThrow();
    }

    @Test
    @DisplayName("a server whose clock is a month ahead forgets no address that was removed")
    void monthAheadForgetsNoFormer() {
        String gone = addressOf(email);
        Method second = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        remove(owner.registry, word, email.id());
        Registry wrong = serverAhead(MONTH);
        Operation removal = Operation.removeMethod(second.id());
        if (proveAt(wrong, new Request.StepUp(owner.account, word.id, removal), Purpose.STEP_UP)
                instanceof Verdict.Accepted accepted) {
            wrong.remove(accepted.authority(), second.id());
        }
        owner.clock.advance(Duration.ofMinutes(11));
        forget();
        addWord(owner.registry, word);
        assertEquals(1, to(gone, owner.newAlerts()));
    }

    @Test
    @DisplayName(
            "what a server whose clock is a month ahead could not tell is told when mail is up again, and not in a month")
    void monthAheadDelaysNoAlert() {
        Registry wrong = serverAhead(MONTH);
        owner.inbox.failWith(DeliveryException.failed("down"));
        int before = owner.methods().size();
        if (proveAt(
                        wrong,
                        new Request.StepUp(owner.account, word.id, Operation.removeMethod(email.id())),
                        Purpose.STEP_UP)
                instanceof Verdict.Accepted accepted) {
            wrong.remove(accepted.authority(), email.id());
        }
        owner.inbox.recover();
        owner.clock.advance(Duration.ofDays(1));
        owner.registry.runDue(10);
        int changes = before - owner.methods().size();
        assertEquals(2 * changes, owner.newAlerts().size());
    }

    @Test
    @DisplayName("clocks within 30 seconds: an address added a moment ago is told of what a server that is behind does")
    void behindTellsNewAddress() {
        Method fresh = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        String number = addressOf(fresh);
        forget();
        owner.clock.advance(Duration.ofSeconds(5));
        SettableClock behind = new SettableClock(owner.clock.instant().minusSeconds(25));
        addWord(server(behind, owner.inbox, sending -> sending), word);
        owner.clock.advance(Duration.ofHours(1));
        owner.registry.runDue(10);
        assertEquals(1, to(number, owner.newAlerts()));
    }

    // ---------------------------------------------------------------------------------------------- the application's
    // word

    @Test
    @DisplayName("R1: whoever has only the password does not close an enrollment that the owner has opened")
    void slotsGiveWay() {
        Challenge owners = owner.registry
                .begin(
                        new Request.Enroll(owner.stepUp(word, Operation.ADD_METHOD), Knock.KIND, "mine", "ada"),
                        owner.browser)
                .orThrow();
        for (int i = 0; i < 3; i++) {
            owner.askToReplaceAll().orThrow();
        }
        owner.registry
                .finish(
                        owners.ticket(),
                        ((Knock.Word) owners.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow();
    }

    @Test
    @DisplayName("whoever has only the password does not use up the messages that the owner needs to add an address")
    void unprovenPot() {
        for (int i = 0; i < 15; i++) {
            owner.registry.begin(
                    new Request.ReplaceAll(
                            new Request.EnrollAddress(owner.applicationsWord(), EmailCodes.KIND, owner.anEmail(), "")),
                    owner.stranger);
            owner.clock.advance(Duration.ofMinutes(10));
        }
        Begun begun = owner.registry.begin(
                new Request.EnrollAddress(
                        owner.stepUp(word, Operation.ADD_METHOD), EmailCodes.KIND, owner.anEmail(), ""),
                owner.browser);
        assertInstanceOf(Challenge.class, begun, begun.toString());
    }

    @Test
    @DisplayName("what is set aside opens nothing: its proof is no factor of the session that made it")
    void setAsideIsNoFactor() {
        Challenge challenge = owner.registry
                .begin(
                        new Request.ReplaceAll(new Request.EnrollAddress(
                                owner.applicationsWord(), PhoneCodes.TEXT, owner.aNumber(), "")),
                        owner.stranger)
                .orThrow();
        Verdict.Accepted accepted = owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.REPLACE_ALL),
                        owner.stranger)
                .orThrow();
        Instant now = owner.clock.instant();
        assertEquals(Assurance.AAL1, Assurance.of(List.of(Factor.password(now), accepted.factor())));
    }

    // ---------------------------------------------------------------------------------------------- what hangs on a
    // method

    @Test
    @DisplayName("an address is told that it was removed, and kept, however long it is")
    void longAddress() {
        String fullwidth = "\uff45".repeat(60) + "." + "\uff45".repeat(60) + "." + "\uff45".repeat(40) + ".example.org";
        String typed = "ada-" + UUID.randomUUID() + "@" + fullwidth;
        Challenge challenge = owner.registry
                .begin(
                        new Request.EnrollAddress(owner.stepUp(word, Operation.ADD_METHOD), EmailCodes.KIND, typed, ""),
                        owner.browser)
                .orThrow();
        String to = owner.inbox.latest().to();
        MethodId id = owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.ENROLL),
                        owner.browser)
                .orThrow()
                .method()
                .id();
        owner.clock.advance(Duration.ofMinutes(1));
        forget();
        remove(owner.registry, word, id);
        assertEquals(1, to(to, owner.newAlerts()));
    }

    // ---------------------------------------------------------------------------------------------- what is told

    @Test
    @DisplayName("held: whatever language a browser claims, the owner is told")
    void oddLanguages() {
        List<Locale> odd = new ArrayList<>(List.of(
                Locale.ROOT,
                new Locale("x".repeat(50_000)),
                new Locale("ja", "JP", "JP"),
                new Locale("th", "TH", "TH"),
                new Locale("no", "NO", "NY"),
                Locale.forLanguageTag("ar-u-nu-mathsanb-ca-islamic"),
                Locale.forLanguageTag("de-1901-1996-x-a-b-c-d-e-f"),
                Locale.forLanguageTag("und-u-ca-japanese"),
                Locale.forLanguageTag("i-klingon")));
        for (Locale locale : odd) {
            owner.clock.advance(Duration.ofHours(6));
            Caller there = owner.browser.withLanguage(locale);
            Challenge challenge = owner.registry
                    .begin(new Request.SignIn(owner.account, word.id), there)
                    .orThrow();
            owner.registry
                    .finish(challenge.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), there)
                    .orThrow();
            forget();
            owner.registry.runDue(1);
            Owner.Known more = addWord(owner.registry, word);
            assertEquals(2, owner.newAlerts().size(), locale.toLanguageTag());
            remove(owner.registry, word, more.id);
        }
    }
}
