package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import java.util.List;

/** The method that a page asks for, and those that would do as well. */
record Choice(AccountId account, Method chosen, List<Method> others) {
    boolean isPasskey() {
        return chosen.kind().equals(Passkeys.KIND);
    }

    /** Whether a code has to be sent before there is anything to type. */
    boolean isSent() {
        return AddressKind.of(chosen.kind()).isPresent();
    }

    boolean isRecovery() {
        return chosen.kind().equals(RecoveryCodes.KIND);
    }

    String id() {
        return chosen.id().value();
    }
}
