package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Erasure;
import io.github.proofring.registry.Forgetting;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Renaming;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Reset;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Right;
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
@DisplayName("An administrator")
class AdministratorTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Method phone;
    private Authority.Administrator grace;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        grace = Authority.administrator(owner.account, "Grace", "ticket 7, known by voice");
        owner.newAlerts();
        owner.events.clear();
    }

    private void assertNamed(What what) {
        assertEquals(what, owner.events.get(owner.events.size() - 1).what());
        assertEquals(
                new Right.Administrator("Grace", "ticket 7, known by voice"),
                owner.events.get(owner.events.size() - 1).by());
    }

    @Test
    @DisplayName("suspends, puts back and removes, and each event names who did it and why")
    void methods() {
        assertInstanceOf(Suspension.Suspended.class, owner.registry.suspend(grace, word.id));
        assertNamed(What.METHOD_SUSPENDED);
        assertInstanceOf(Suspension.Resumed.class, owner.registry.resume(grace, word.id));
        assertNamed(What.METHOD_RESUMED);
        assertInstanceOf(Removal.Removed.class, owner.registry.remove(grace, word.id));
        assertNamed(What.METHOD_REMOVED);
        assertEquals(
                new Removal.NotRemoved(Reason.LAST_METHOD, Optional.empty()), owner.registry.remove(grace, phone.id()));
    }

    @Test
    @DisplayName(
            "resets: no method is left, nothing from before is good (R2), the owner is told at every address, and begins anew")
    void resets() {
        Challenge begun = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.stranger)
                .orThrow();
        Authority.Proven proof = owner.stepUp(word, Operation.ADD_METHOD);
        owner.replacedByStranger();
        owner.newAlerts();
        assertEquals(new Reset.Done(), owner.registry.reset(grace));
        assertNamed(What.ACCOUNT_RESET);
        assertEquals(1, owner.newAlerts().size());
        assertEquals(List.of(), owner.methods());
        assertEquals(new Standing.Usual(), owner.registry.standing(owner.account));
        assertRejected(
                Reason.TICKET_OUTDATED,
                owner.registry.finish(begun.ticket(), word.next(), owner.expecting(Purpose.SIGN_IN), owner.stranger));
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(new Request.Enroll(proof, Knock.KIND, "mine", "ada"), owner.browser));
        assertEquals(new Reset.NotDone(Reason.NOTHING_TO_REPLACE, Optional.empty()), owner.registry.reset(grace));
        owner.firstWord();
        assertEquals(1, owner.methods().size());
        assertEquals(1, owner.newAlerts().size(), "the address of before is told of the new method");
    }

    @Test
    @DisplayName("is of one account: of another nothing is reset, suspended, removed or erased")
    void ofOneAccount() {
        Authority.Administrator elsewhere = Authority.administrator(new AccountId("another"), "Grace", "ticket 7");
        assertEquals(
                new Suspension.NotChanged(Reason.NO_SUCH_METHOD, Optional.empty()),
                owner.registry.suspend(elsewhere, word.id));
        assertEquals(
                new Removal.NotRemoved(Reason.NO_SUCH_METHOD, Optional.empty()),
                owner.registry.remove(elsewhere, word.id));
        assertEquals(new Reset.NotDone(Reason.NOTHING_TO_REPLACE, Optional.empty()), owner.registry.reset(elsewhere));
        owner.registry.erase(elsewhere);
        assertEquals(2, owner.methods().size());
    }

    @Test
    @DisplayName(
            "lets nobody in: neither adds nor renames nor prefers a method, starts no replacement, and makes no browser a stranger's")
    void adds() {
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(new Request.Enroll(grace, Knock.KIND, "mine", "ada"), owner.browser));
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(
                        new Request.ReplaceAll(new Request.Enroll(grace, Knock.KIND, "mine", "ada")), owner.browser));
        assertEquals(
                new Renaming.NotRenamed(Reason.AUTHORITY_NEEDED, Optional.empty()),
                owner.registry.rename(grace, word.id, "mine"));
        assertEquals(
                new Preference.NotPreferred(Reason.AUTHORITY_NEEDED, Optional.empty()),
                owner.registry.prefer(grace, word.id));
        assertEquals(
                new RemovalOfAll.NotAsked(Reason.AUTHORITY_NEEDED, Optional.empty()), owner.registry.removeAll(grace));
        assertEquals(
                new Forgetting.NotForgotten(Reason.AUTHORITY_NEEDED, Optional.empty()),
                owner.registry.forgetDevices(grace));
        owner.registry.reset(grace);
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(new Request.Enroll(grace, Knock.KIND, "mine", "ada"), owner.browser));
    }

    @Test
    @DisplayName("erases, also in the restricted state")
    void erases() {
        owner.replacedByStranger();
        assertEquals(new Erasure.Erased(), owner.registry.erase(grace));
        assertTrue(owner.store.find(owner.account).row().isEmpty());
    }

    @Test
    @DisplayName("has a name and a reason, on a line each, or is none")
    void named() {
        for (String bad : List.of("", " ", "two\nlines", "☃".repeat(100))) {
            assertThrows(IllegalArgumentException.class, () -> Authority.administrator(owner.account, bad, "ticket 7"));
            assertThrows(IllegalArgumentException.class, () -> Authority.administrator(owner.account, "Grace", bad));
        }
    }
}
