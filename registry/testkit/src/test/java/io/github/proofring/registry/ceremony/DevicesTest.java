package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Forgetting;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Remembered;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.spi.AccountEvent.What;
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
@DisplayName("A browser that is remembered, and one that is known")
class DevicesTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Owner.Known other;
    private Verdict.Accepted signedIn;
    private String token;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        other = owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        signedIn = owner.signIn(word).orThrow();
        token = owner.registry.rememberDevice(signedIn, MONTH);
        owner.newAlerts();
        owner.events.clear();
    }

    private Optional<Remembered> remembered() {
        return owner.registry.remembered(owner.account, token);
    }

    private void assertForgotten() {
        assertEquals(Optional.empty(), remembered());
    }

    @Test
    @DisplayName("is remembered for as long as was asked, and not a moment longer")
    void time() {
        Remembered wanted = new Remembered(
                word.id, owner.clock.instant(), owner.clock.instant().plus(MONTH));
        assertEquals(Optional.of(wanted), remembered());
        owner.clock.advance(MONTH.minusMillis(1));
        assertEquals(Optional.of(wanted), remembered());
        owner.clock.advance(Duration.ofMillis(1));
        assertForgotten();
        for (Duration never : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(91))) {
            assertThrows(IllegalArgumentException.class, () -> owner.registry.rememberDevice(signedIn, never));
        }
    }

    @Test
    @DisplayName("is forgotten when a method is added")
    void added() {
        owner.addWord(owner.stepUp(word, Operation.ADD_METHOD));
        assertForgotten();
    }

    @Test
    @DisplayName("is forgotten when a method is removed, another one than was proved, too")
    void removed() {
        owner.registry.remove(owner.stepUp(word, Operation.removeMethod(other.id)), other.id);
        assertForgotten();
    }

    @Test
    @DisplayName("is forgotten when a method is suspended, and when it is put back")
    void suspended() {
        owner.registry.suspend(owner.stepUp(word, Operation.suspendMethod(other.id)), other.id);
        assertForgotten();
        token = owner.registry.rememberDevice(owner.signIn(word).orThrow(), MONTH);
        assertTrue(remembered().isPresent());
        owner.registry.resume(owner.stepUp(word, Operation.resumeMethod(other.id)), other.id);
        assertForgotten();
    }

    @Test
    @DisplayName("is forgotten when all methods are replaced, when that is cancelled, and when an administrator resets")
    void ends() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        token = owner.registry.rememberDevice(owner.signIn(word).orThrow(), MONTH);
        owner.replacedByStranger();
        assertTrue(remembered().isPresent(), "in the restricted state the account is used as before");
        owner.cancel(word);
        assertForgotten();
        token = owner.registry.rememberDevice(owner.signIn(word).orThrow(), MONTH);
        owner.registry.reset(Authority.administrator(owner.account, "Grace", "ticket 7"));
        assertForgotten();
    }

    @Test
    @DisplayName("is still remembered after what changes no method: a sign-in, a label, a default")
    void kept() {
        owner.signIn(other);
        owner.registry.rename(owner.stepUp(word, Operation.RENAME_METHOD), word.id, "mine");
        owner.registry.prefer(owner.stepUp(word, Operation.CHOOSE_DEFAULT), other.id);
        assertTrue(remembered().isPresent());
    }

    @Test
    @DisplayName(
            "is remembered on its own account alone, by its own token alone: no device token, no sealed authority, nothing made up")
    void ownToken() {
        Owner stranger = new Owner(store, any -> owner.store);
        assertEquals(Optional.empty(), owner.registry.remembered(stranger.account, token));
        String device = owner.registry.deviceToken(signedIn);
        String authority = owner.registry.seal(signedIn.authority());
        for (String wrong : List.of("", "☃", token.substring(1), token + "A", device, authority, "A".repeat(10_000))) {
            assertEquals(Optional.empty(), owner.registry.remembered(owner.account, wrong));
        }
        Caller posing = owner.stranger.withDevice(token);
        for (int i = 0; i < 5; i++) {
            owner.signIn(word, Owner.Known.wrong());
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS, owner.registry.begin(new Request.SignIn(owner.account, word.id), posing));
        assertEquals(Optional.empty(), owner.registry.authority(token, owner.stranger));
    }

    @Test
    @DisplayName(
            "is forgotten, with all that any browser holds, when the owner says that it was not them; the methods stay (R2)")
    void forgetting() {
        String device = owner.registry.deviceToken(signedIn);
        Challenge begun = owner.registry
                .begin(new Request.SignIn(owner.account, other.id), owner.stranger)
                .orThrow();
        Authority.Proven proof = owner.stepUp(word, Operation.FORGET_DEVICES);
        assertEquals(new Forgetting.Forgotten(), owner.registry.forgetDevices(proof));
        assertForgotten();
        assertRejected(
                Reason.TICKET_OUTDATED,
                owner.registry.finish(begun.ticket(), other.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
        assertFalse(owner.registry.isAllowed(proof, Operation.FORGET_DEVICES).granted());
        for (int i = 0; i < 5; i++) {
            owner.signIn(word, Owner.Known.wrong());
        }
        assertDeclined(
                Reason.TOO_MANY_ATTEMPTS,
                owner.registry.begin(new Request.SignIn(owner.account, word.id), owner.stranger.withDevice(device)));
        assertEquals(List.of(What.DEVICES_FORGOTTEN), owner.happened());
        assertEquals(2, owner.methods().size());
    }

    @Test
    @DisplayName("is made a stranger's only by a proof made for that")
    void forgettingWants() {
        Forgetting refused = new Forgetting.NotForgotten(Reason.AUTHORITY_NEEDED, Optional.empty());
        assertEquals(refused, owner.registry.forgetDevices(owner.stepUp(word, Operation.ADD_METHOD)));
        assertEquals(refused, owner.registry.forgetDevices(signedIn.authority()));
        assertEquals(refused, owner.registry.forgetDevices(owner.applicationsWord()));
        assertTrue(remembered().isPresent());
    }

    @Test
    @DisplayName("is told to the owner at every address when all are forgotten")
    void told() {
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.newAlerts();
        owner.registry.forgetDevices(owner.stepUp(word, Operation.FORGET_DEVICES));
        assertEquals(1, owner.newAlerts().size());
        assertEquals(3, owner.methods().size());
    }
}
