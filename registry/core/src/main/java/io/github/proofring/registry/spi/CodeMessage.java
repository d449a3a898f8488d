package io.github.proofring.registry.spi;

import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message with a code has to say.
 *
 * @param messageId to be the message's id
 * @param code      the digits
 * @param purpose   what the code approves
 * @param operation the one operation that it approves, if the purpose is {@link Purpose#STEP_UP}
 * @param life      how long it is good
 * @param language  in which to write, where there are sentences in it
 */
public record CodeMessage(
        String messageId, String code, Purpose purpose, Optional<Operation> operation, Duration life, Locale language) {
    /** Leaves the code out. */
    @Override
    public String toString() {
        return "CodeMessage[" + purpose + operation.map(name -> ", " + name).orElse("") + "]";
    }
}
