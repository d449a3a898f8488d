package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Which proof allows which operation, and for how long")
class OperationsTest {
    private final Owner owner = new Owner(TestStore.IN_MEMORY);
    private final Owner.Known word = owner.firstWord();

    @ParameterizedTest(name = "{1} s after a proof to {0}: to {2} is {3}")
    @CsvSource({
        "sign-in, 0, add-method, AUTHORITY_NEEDED",
        "sign-in, 0, rename-method, AUTHORITY_NEEDED",
        "sign-in, 0, remove-method, AUTHORITY_NEEDED",
        "sign-in, 0, change-billing, AUTHORITY_NEEDED",
        "enroll, 0, add-method, allowed",
        "enroll, 0, rename-method, allowed",
        "enroll, 0, choose-default, allowed",
        "enroll, 0, remove-method, AUTHORITY_NEEDED",
        "enroll, 0, change-billing, AUTHORITY_NEEDED",
        "enroll, 600, add-method, AUTHORITY_STALE",
        "add-method, 0, add-method, allowed",
        "add-method, 599, add-method, allowed",
        "add-method, 600, add-method, AUTHORITY_STALE",
        "add-method, 0, remove-method, AUTHORITY_NEEDED",
        "add-method, 0, change-billing, AUTHORITY_NEEDED",
        "rename-method, 599, rename-method, allowed",
        "rename-method, 600, rename-method, AUTHORITY_STALE",
        "rename-method, 0, choose-default, AUTHORITY_NEEDED",
        "choose-default, 599, choose-default, allowed",
        "choose-default, 0, rename-method, AUTHORITY_NEEDED",
        "remove-method, 599, remove-method, allowed",
        "remove-method, 600, remove-method, AUTHORITY_STALE",
        "remove-method, 0, add-method, AUTHORITY_NEEDED",
        "change-billing, 599, change-billing, allowed",
        "change-billing, 600, change-billing, AUTHORITY_STALE",
        "change-billing, 0, change-password, AUTHORITY_NEEDED"
    })
    void table(String made, long seconds, String wanted, String answer) {
        Authority.Proven by = proof(made);
        owner.clock.advance(Duration.ofSeconds(seconds));
        Permission expected = answer.equals("allowed")
                ? new Permission.Granted()
                : new Permission.Withheld(Reason.valueOf(answer), Optional.empty());
        assertEquals(expected, owner.registry.isAllowed(by, operation(wanted)));
        boolean ofMethods = List.of("add-method", "rename-method", "choose-default", "remove-method")
                .contains(wanted);
        if (answer.equals("allowed") && ofMethods) {
            owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
            owner.replacedByStranger();
            assertEquals(
                    Reason.METHODS_RESTRICTED,
                    ((Permission.Withheld) owner.registry.isAllowed(owner.account, operation(wanted))).reason());
        }
    }

    private Operation operation(String name) {
        return name.equals("remove-method") ? Operation.removeMethod(word.id) : new Operation(name);
    }

    private Authority.Proven proof(String made) {
        if (made.equals("sign-in")) {
            return owner.signIn(word).orThrow().authority();
        }
        if (made.equals("enroll")) {
            Authority by = owner.stepUp(word, Operation.ADD_METHOD);
            Challenge challenge = owner.registry
                    .begin(new Request.Enroll(by, Knock.KIND, "another", "ada"), owner.browser)
                    .orThrow();
            return owner.registry
                    .finish(
                            challenge.ticket(),
                            ((Knock.Word) challenge.prompt()).proof(0),
                            owner.expecting(Purpose.ENROLL),
                            owner.browser)
                    .orThrow()
                    .authority();
        }
        return owner.stepUp(word, operation(made));
    }
}
