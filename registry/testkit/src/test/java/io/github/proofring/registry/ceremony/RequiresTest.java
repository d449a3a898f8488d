package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Demand;
import io.github.proofring.registry.Factor;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Requirement;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.EmailCodes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an operation requires to be proved (RFC 9470: step-up)")
class RequiresTest {
    private static final Operation BILLING = new Operation("change-billing");

    private Owner owner;
    private Owner.Known word;
    private Method phone;
    private Method email;

    @BeforeEach
    void anAccount() {
        owner = new Owner(TestStore.IN_MEMORY);
        word = owner.firstWord();
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
    }

    private Demand requires(Operation operation) {
        return owner.registry.requires(owner.account, operation, List.of());
    }

    private static List<MethodId> ways(Demand demand) {
        return demand.ways().stream().map(Method::id).toList();
    }

    @Test
    @DisplayName("to remove, suspend or put back a method: a proof at least as strong, fresh, the strongest way first")
    void ofMethods() {
        for (Operation operation : List.of(
                Operation.removeMethod(phone.id()),
                Operation.suspendMethod(phone.id()),
                Operation.resumeMethod(phone.id()))) {
            Demand demand = requires(operation);
            assertEquals(operation, demand.operation());
            assertEquals(Strength.PHONE_LINE, demand.atLeast());
            assertEquals(Policy.STANDARD.authorityLife(), demand.within());
            assertEquals(List.of(word.id, phone.id()), ways(demand));
        }
        assertEquals(List.of(word.id), ways(requires(Operation.removeMethod(word.id))));
        assertEquals(3, requires(Operation.removeMethod(email.id())).ways().size());
    }

    @Test
    @DisplayName("to add a method: as the weaker of it and the strongest there is; not known what, the strongest")
    void toAdd() {
        assertEquals(
                List.of(word.id, phone.id()), ways(owner.registry.requiresToAdd(owner.account, Strength.PHONE_LINE)));
        assertEquals(
                List.of(word.id),
                ways(owner.registry.requiresToAdd(owner.account, Strength.PHISHING_RESISTANT_USER_VERIFIED)));
        assertEquals(List.of(word.id), ways(requires(Operation.ADD_METHOD)));
    }

    @Test
    @DisplayName(
            "to erase: the strongest; to rename, to choose the default, to forget devices: any, the preferred one first")
    void others() {
        assertEquals(List.of(word.id), ways(requires(Operation.ERASE)));
        owner.registry.prefer(owner.stepUp(word, Operation.CHOOSE_DEFAULT), email.id());
        for (Operation operation :
                List.of(Operation.RENAME_METHOD, Operation.CHOOSE_DEFAULT, Operation.FORGET_DEVICES, BILLING)) {
            assertEquals(List.of(email.id(), word.id, phone.id()), ways(requires(operation)));
        }
    }

    @Test
    @DisplayName("is never to be proved with a method that is suspended")
    void suspended() {
        owner.registry.suspend(Authority.administrator(owner.account, "Grace", "lost"), word.id);
        assertEquals(List.of(), ways(requires(Operation.ERASE)));
        assertEquals(List.of(phone.id(), email.id()), ways(requires(BILLING)));
    }

    private Registry with(Policy policy) {
        return Registry.create(owner.store, owner.keys, List.of(new Knock()), policy, owner.clock);
    }

    @Test
    @DisplayName(
            "for an operation of the application's own: what the policy wants, of the proof and the session together")
    void ownOperations() {
        Registry strict = with(Policy.STANDARD.requiring(
                BILLING,
                Requirement.anyOf(
                        Requirement.of(EmailCodes.KIND),
                        Requirement.allOf(Requirement.of(Factor.PASSWORD), Requirement.of(Knock.KIND)))));
        List<Factor> session = List.of(Factor.password(owner.clock.instant()));
        assertEquals(List.of(email.id()), ways(strict.requires(owner.account, BILLING, List.of())));
        assertEquals(List.of(word.id, email.id()), ways(strict.requires(owner.account, BILLING, session)));
        Authority.Proven proof = owner.stepUp(word, BILLING);
        assertEquals(
                new Permission.Withheld(Reason.AUTHORITY_TOO_WEAK, Optional.empty()), strict.isAllowed(proof, BILLING));
        assertTrue(strict.isAllowed(proof, BILLING, session).granted());
        assertTrue(owner.registry.isAllowed(proof, BILLING).granted(), "where nothing more is wanted");
    }

    @Test
    @DisplayName(
            "for an operation of the application's own: as fresh as its requirement says, where that is fresher than the policy's")
    void freshness() {
        Registry strict = with(Policy.STANDARD.requiring(BILLING, Requirement.ASVS_L1.within(Duration.ofMinutes(2))));
        Authority.Proven proof = owner.stepUp(word, BILLING);
        owner.clock.advance(Duration.ofMinutes(1));
        assertTrue(strict.isAllowed(proof, BILLING).granted());
        owner.clock.advance(Duration.ofMinutes(1));
        assertFalse(strict.isAllowed(proof, BILLING).granted());
        assertTrue(owner.registry.isAllowed(proof, BILLING).granted());
    }

    @Test
    @DisplayName("no other operation is held to what the policy wants for one")
    void oneOperation() {
        Registry strict = with(Policy.STANDARD.requiring(BILLING, Requirement.of(new MethodKind("card"))));
        assertFalse(strict.isAllowed(owner.stepUp(word, BILLING), BILLING).granted());
        Operation other = new Operation("change-plan");
        assertTrue(strict.isAllowed(owner.stepUp(word, other), other).granted());
    }
}
