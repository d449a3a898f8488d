package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static io.github.proofring.registry.ceremony.Owner.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Renaming;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Replacing everything")
class ReplacementTest extends LifeCycleSteps {
    private static final Operation BILLING = new Operation("change-billing");

    @Test
    @DisplayName("begins thirty days in which the account is restricted, and its owner is told at every address")
    void asks() {
        Instant now = owner.clock.instant();
        Owner.Known theirs = owner.replacedByStranger();
        Standing.Restricted restricted = owner.restricted();
        assertEquals(now, restricted.since());
        assertEquals(now.plus(MONTH), restricted.until());
        assertEquals(theirs.id, restricted.replacement().orElseThrow().id());
        assertEquals(List.of(word.id, email.id(), phone.id()), owner.methods());
        assertEquals(List.of(What.REPLACEMENT_ASKED), owner.happened());
        assertEquals(2, owner.newAlerts().size());
    }

    @Test
    @DisplayName("the old methods go on working for signing in, and what is set aside opens nothing")
    void oldMethodsWork() {
        Owner.Known theirs = owner.replacedByStranger();
        owner.signIn(word).orThrow();
        assertRejected(Reason.NO_SUCH_METHOD, owner.signIn(theirs));
        assertDeclined(
                Reason.NO_SUCH_METHOD,
                owner.registry.begin(new Request.StepUp(owner.account, theirs.id, BILLING), owner.stranger));
        assertRejected(Reason.NO_SUCH_METHOD, owner.cancel(theirs));
    }

    @Test
    @DisplayName("the proof that set a method aside allows nothing")
    void proofAllowsNothing() {
        Challenge challenge = owner.askToReplaceAll().orThrow();
        Authority.Proven by = owner.prove(challenge).orThrow().authority();
        for (Operation operation : List.of(Operation.ADD_METHOD, Operation.removeMethod(word.id), BILLING)) {
            assertEquals(
                    new Permission.Withheld(Reason.AUTHORITY_NEEDED, Optional.empty()),
                    owner.registry.isAllowed(by, operation));
        }
        owner.clock.advance(MONTH);
        assertFalse(owner.registry.isAllowed(by, BILLING).granted());
    }

    @Test
    @DisplayName("nothing is added, removed, renamed or chosen meanwhile, whatever was begun before")
    void nothingChanges() {
        Challenge begunBefore = owner.registry
                .begin(
                        new Request.Enroll(owner.stepUp(word, Operation.ADD_METHOD), Knock.KIND, "another", "ada"),
                        owner.browser)
                .orThrow();
        Authority.Proven removing = owner.stepUp(word, Operation.removeMethod(email.id()));
        Authority.Proven renaming = owner.stepUp(word, Operation.RENAME_METHOD);
        Authority.Proven choosing = owner.stepUp(word, Operation.CHOOSE_DEFAULT);
        Authority.Proven adding = owner.stepUp(word, Operation.ADD_METHOD);
        owner.replacedByStranger();
        Optional<Instant> until = Optional.of(owner.restricted().until());
        List<Method> before = owner.registry.methods(owner.account);

        assertEquals(
                new Removal.NotRemoved(Reason.METHODS_RESTRICTED, until), owner.registry.remove(removing, email.id()));
        assertEquals(
                new Renaming.NotRenamed(Reason.METHODS_RESTRICTED, until),
                owner.registry.rename(renaming, email.id(), "mine"));
        assertEquals(
                new Preference.NotPreferred(Reason.METHODS_RESTRICTED, until),
                owner.registry.prefer(choosing, email.id()));
        assertEquals(
                new Begun.Declined(Reason.METHODS_RESTRICTED, until),
                owner.registry.begin(new Request.Enroll(adding, Knock.KIND, "another", "ada"), owner.browser));
        assertEquals(
                new Begun.Declined(Reason.METHODS_RESTRICTED, until),
                owner.registry.begin(
                        new Request.EnrollAddress(adding, EmailCodes.KIND, owner.anEmail(), ""), owner.browser));
        Knock.Word another = (Knock.Word) begunBefore.prompt();
        assertEquals(
                new Verdict.Rejected(Reason.METHODS_RESTRICTED, until),
                owner.registry.finish(
                        begunBefore.ticket(), another.proof(0), owner.expecting(Purpose.ENROLL), owner.browser));
        assertEquals(before, owner.registry.methods(owner.account));
    }

    @Test
    @DisplayName("isAllowed tells the application what is held back, why and until when")
    void heldBack() {
        Operation harmless = new Operation("read-mail");
        Authority.Proven billing = owner.stepUp(word, BILLING);
        assertTrue(owner.registry.isAllowed(owner.account, BILLING).granted());
        owner.replacedByStranger();
        Permission withheld = new Permission.Withheld(
                Reason.METHODS_RESTRICTED, Optional.of(owner.restricted().until()));
        assertEquals(withheld, owner.registry.isAllowed(owner.account, BILLING));
        assertEquals(withheld, owner.registry.isAllowed(billing, BILLING));
        assertEquals(withheld, owner.registry.isAllowed(owner.account, Operation.removeMethod(word.id)));
        assertEquals(new Permission.Granted(), owner.registry.isAllowed(owner.account, harmless));
    }

    @Test
    @DisplayName("at the end the new method takes the place of all others, and the old addresses are told")
    void ends() {
        Owner.Known theirs = owner.replacedByStranger();
        owner.newAlerts();
        Instant until = owner.restricted().until();
        owner.clock.set(until.minusMillis(1));
        assertEquals(List.of(word.id, email.id(), phone.id()), owner.methods());
        owner.clock.set(until);
        assertEquals(List.of(theirs.id), owner.methods());
        owner.assertUsual();
        assertEquals(until, owner.registry.methods(owner.account).get(0).addedAt());
        owner.newAlerts();
        owner.events.clear();
        owner.registry.runDue(1_000);
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened());
        assertEquals(2, owner.newAlerts().size());
        owner.signIn(theirs).orThrow();
        assertRejected(Reason.NO_SUCH_METHOD, owner.signIn(word));
    }

    @Test
    @DisplayName("nothing depends on runDue: whoever looks at the account finds it done")
    void endsBySignIn() {
        Owner.Known theirs = owner.replacedByStranger();
        owner.clock.advance(MONTH.plusDays(90));
        owner.events.clear();
        owner.newAlerts();
        owner.signIn(theirs).orThrow();
        assertEquals(List.of(theirs.id), owner.methods());
        assertEquals(List.of(What.REPLACEMENT_DONE), owner.happened(), "told even so");
        assertEquals(2, owner.newAlerts().size());
        owner.registry.runDue(1_000);
        assertEquals(1, owner.happened().size(), "and once");
    }

    @Test
    @DisplayName("asking again neither restarts nor shortens the time")
    void askingAgain() {
        Challenge earlier = owner.askToReplaceAll().orThrow();
        owner.replacedByStranger();
        Instant until = owner.restricted().until();
        owner.clock.advance(Duration.ofMinutes(5));
        assertEquals(new Verdict.Rejected(Reason.METHODS_RESTRICTED, Optional.of(until)), owner.prove(earlier));
        assertEquals(new Begun.Declined(Reason.METHODS_RESTRICTED, Optional.of(until)), owner.askToReplaceAll());
        assertEquals(
                new RemovalOfAll.NotAsked(Reason.METHODS_RESTRICTED, Optional.of(until)),
                owner.registry.removeAll(owner.applicationsWord()));
        assertEquals(until, owner.restricted().until());
    }

    @Test
    @DisplayName("a removal of everything is the same with nothing after it")
    void removesAll() {
        Instant until = owner.clock.instant().plus(MONTH);
        assertEquals(new RemovalOfAll.Asked(until), owner.registry.removeAll(owner.applicationsWord()));
        assertEquals(Optional.empty(), owner.restricted().replacement());
        assertEquals(2, owner.newAlerts().size());
        owner.clock.set(until);
        assertEquals(List.of(), owner.methods());
        owner.firstWord();
        assertEquals(1, owner.methods().size());
    }

    @Test
    @DisplayName("hazard 21: without an address on another channel than mail it needs an administrator")
    void needsAnAddress() {
        owner = new Owner(store);
        word = owner.firstWord();
        assertDeclined(Reason.ADMINISTRATOR_NEEDED, owner.askToReplaceAll());
        owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        assertDeclined(Reason.ADMINISTRATOR_NEEDED, owner.askToReplaceAll());
        assertInstanceOf(RemovalOfAll.NotAsked.class, owner.registry.removeAll(owner.applicationsWord()));
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        owner.askToReplaceAll().orThrow();
    }

    @Test
    @DisplayName("needs the application's word for this very account, and an account with methods")
    void needsTheWord() {
        Authority.Proven proven = owner.stepUp(word, Operation.ADD_METHOD);
        assertDeclined(
                Reason.AUTHORITY_NEEDED,
                owner.registry.begin(
                        new Request.ReplaceAll(new Request.Enroll(proven, Knock.KIND, "new", "ada")), owner.browser));
        Owner nobody = new Owner(store);
        assertDeclined(Reason.NOTHING_TO_REPLACE, nobody.askToReplaceAll());
    }

    @Test
    @DisplayName("its ticket puts nothing on the account as an enrollment, and an enrollment's replaces nothing")
    void purposes() {
        Challenge replacing = owner.askToReplaceAll().orThrow();
        assertRejected(
                Reason.WRONG_PURPOSE,
                owner.registry.finish(
                        replacing.ticket(),
                        ((Knock.Word) replacing.prompt()).proof(0),
                        owner.expecting(Purpose.ENROLL),
                        owner.stranger));
        Challenge signingIn = owner.registry
                .begin(new Request.SignIn(owner.account, word.id), owner.stranger)
                .orThrow();
        owner.prove(replacing).orThrow();
        assertRejected(
                Reason.WRONG_PURPOSE,
                owner.registry.finish(
                        signingIn.ticket(), word.next(), owner.expecting(Purpose.CANCEL_REPLACEMENT), owner.stranger));
    }

    @Test
    @DisplayName("hazard 22: a server whose clock is wrong makes no change that lasts for days, and ends none")
    void wrongClock() {
        assertEquals(
                new RemovalOfAll.NotAsked(Reason.CLOCK_OFF, Optional.empty()),
                serverOfTheSameStore(Duration.ofSeconds(31)).removeAll(owner.applicationsWord()));
        assertInstanceOf(
                RemovalOfAll.Asked.class,
                serverOfTheSameStore(Duration.ofSeconds(-30)).removeAll(owner.applicationsWord()));
        owner.events.clear();
        owner.clock.advance(MONTH);
        Registry wrong = serverOfTheSameStore(Duration.ofDays(-2));
        wrong.runDue(1_000);
        assertEquals(List.of(), owner.happened());
        assertEquals(3, wrong.methods(owner.account).size());
        assertEquals(0, owner.registry.methods(owner.account).size());
    }

    /** A server that finds the store's clock this far from its own. */
    private Registry serverOfTheSameStore(Duration apart) {
        java.time.Clock stores = java.time.Clock.offset(owner.clock, apart);
        return owner.server(new ClockedAccountStore(owner.store, stores));
    }

    @Test
    @DisplayName("the link in the mail is good once, and leads to a cancel that asks for a proof")
    void link() {
        owner.replacedByStranger();
        String token = owner.linked();
        assertEquals(Optional.empty(), owner.registry.openAlertLink(token + "A"));
        assertEquals(Optional.empty(), owner.registry.openAlertLink(""));
        assertEquals(
                owner.account, owner.registry.openAlertLink(token).orElseThrow().account());
        assertEquals(Optional.empty(), owner.registry.openAlertLink(token));
        owner.restricted();
        owner.clock.advance(Duration.ofDays(1));
        owner.registry.runDue(1_000);
        String second = owner.linked();
        owner.cancel(word).orThrow();
        assertEquals(Optional.empty(), owner.registry.openAlertLink(second), "of a replacement that is over");
        owner.clock.advance(MONTH);
        owner.newAlerts();
        owner.replacedByStranger();
        assertEquals(Optional.empty(), owner.registry.openAlertLink(second), "of the replacement before this one");
        assertEquals(
                owner.account,
                owner.registry.openAlertLink(owner.linked()).orElseThrow().account());
    }

    @Test
    @DisplayName("hazard 27: what is set aside is reserved: no other account takes it meanwhile, and a cancel frees it")
    void reserved() {
        String only = "only-" + UUID.randomUUID();
        Registry server = owner.server(owner.store, new Knock(Strength.TYPED_CODE, true, Optional.of(only)));
        Challenge asked = server.begin(
                        new Request.ReplaceAll(new Request.Enroll(owner.applicationsWord(), Knock.KIND, "new", "ada")),
                        owner.stranger)
                .orThrow();
        Code proof = ((Knock.Word) asked.prompt()).proof(0);
        server.finish(asked.ticket(), proof, owner.expecting(Purpose.REPLACE_ALL), owner.stranger)
                .orThrow();
        assertRejected(Reason.CREDENTIAL_TAKEN, enrollElsewhere(server));
        owner.cancel(word).orThrow();
        enrollElsewhere(server).orThrow();
    }

    private Verdict enrollElsewhere(Registry server) {
        AccountId other = new AccountId(UUID.randomUUID().toString());
        Challenge challenge = server.begin(
                        new Request.Enroll(Authority.assertedByApplication(other), Knock.KIND, "same", "eve"),
                        owner.stranger)
                .orThrow();
        Code proof = ((Knock.Word) challenge.prompt()).proof(0);
        return server.finish(challenge.ticket(), proof, Expected.of(other, Purpose.ENROLL), owner.stranger);
    }

    @Test
    @DisplayName("a replacement is an address, and the code goes there; its own address is told nothing of the others")
    void byAddress() {
        String number = owner.aNumber();
        Challenge challenge = owner.registry
                .begin(
                        new Request.ReplaceAll(new Request.EnrollAddress(
                                owner.applicationsWord(),
                                io.github.proofring.registry.method.PhoneCodes.TEXT,
                                number,
                                "")),
                        owner.stranger)
                .orThrow();
        assertEquals(number, owner.inbox.latest().to());
        owner.clock.advance(Duration.ofSeconds(31));
        MethodId set = owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.REPLACE_ALL),
                        owner.stranger)
                .orThrow()
                .method()
                .id();
        assertTrue(owner.newAlerts().stream().noneMatch(message -> message.to().equals(number)));
        owner.clock.advance(MONTH);
        owner.registry.runDue(1_000);
        assertEquals(List.of(set), owner.methods());
        assertTrue(owner.newAlerts().stream().noneMatch(message -> message.to().equals(number)));
    }
}
