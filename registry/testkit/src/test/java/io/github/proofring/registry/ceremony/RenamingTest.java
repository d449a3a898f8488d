package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Renaming;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Renaming")
class RenamingTest {
    @Parameter
    TestStore store;

    private World world;
    private World.Known only;

    @BeforeEach
    void oneMethod() {
        world = new World(store.open());
        only = world.enrollKnock(world.applicationsWord());
    }

    private MethodId id() {
        return only.method().id();
    }

    private Authority.Proven toRename() {
        return world.stepUp(id(), only.word().proof(1), Operation.RENAME_METHOD);
    }

    private void assertStays(Reason reason, Authority by, MethodId method, String label) {
        assertEquals(new Renaming.NotRenamed(reason, Optional.empty()), world.registry.rename(by, method, label));
        assertEquals("mine", world.registry.methods(world.account).get(0).label());
    }

    @Test
    @DisplayName("changes the label and nothing else")
    void renames() {
        Renaming.Renamed renamed =
                assertInstanceOf(Renaming.Renamed.class, world.registry.rename(toRename(), id(), "grandma's 📱"));
        assertEquals("grandma's 📱", renamed.method().label());
        assertEquals(renamed.method(), world.registry.methods(world.account).get(0));
        assertEquals(only.method().addedAt(), renamed.method().addedAt());
        world.signIn(id(), only.word().proof(2)).orThrow();
    }

    @Test
    @DisplayName(
            "invariant 5: needs a fresh proof made for it; a sign-in's, another change's and the application's word are not enough")
    void authority() {
        Authority signedIn = world.signIn(id(), only.word().proof(1)).orThrow().authority();
        assertStays(Reason.AUTHORITY_NEEDED, signedIn, id(), "new");
        assertStays(Reason.AUTHORITY_NEEDED, world.applicationsWord(), id(), "new");
        assertStays(
                Reason.AUTHORITY_NEEDED, world.stepUp(id(), only.word().proof(2), Operation.ADD_METHOD), id(), "new");
        Authority stale = world.stepUp(id(), only.word().proof(3), Operation.RENAME_METHOD);
        world.clock.advance(Duration.ofMinutes(10));
        assertStays(Reason.AUTHORITY_STALE, stale, id(), "new");
    }

    @Test
    @DisplayName("a method that was just enrolled can be named in the same ten minutes")
    void afterEnrollment() {
        World other = new World(store.open());
        World.Known first = other.enrollKnock(other.applicationsWord());
        Authority.Proven by = other.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD);
        var challenge = other.beginEnrolling(by, Knock.KIND);
        Knock.Word word = (Knock.Word) challenge.prompt();
        var accepted = other.enroll(by, challenge, word.proof(0));
        assertInstanceOf(
                Renaming.Renamed.class,
                other.registry.rename(accepted.authority(), accepted.method().id(), "second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\ud83d", "a\u2028b"})
    @DisplayName("a label has 1 to 64 characters on one line")
    void badLabels(String label) {
        assertStays(Reason.LABEL_REFUSED, toRename(), id(), label);
    }

    @Test
    @DisplayName("a label of 65 characters is refused, one of 64 is not")
    void length() {
        Authority.Proven by = toRename();
        assertStays(Reason.LABEL_REFUSED, by, id(), "📱".repeat(65));
        assertInstanceOf(Renaming.Renamed.class, world.registry.rename(by, id(), "📱".repeat(64)));
    }

    @Test
    @DisplayName("a method that is not on the account has no label")
    void unknown() {
        assertStays(Reason.NO_SUCH_METHOD, toRename(), new MethodId("AAAAAAAAAAAAAAAAAAAAAA"), "new");
    }
}
