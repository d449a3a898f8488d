package io.github.proofring.registry;

import io.github.proofring.registry.spi.Message;
import java.util.Optional;

/** What a begin came to, and the message that has to leave for it to be true. */
record Posting(Begun begun, Optional<Message> message) {
    static Posting declined(Refusal refusal) {
        return new Posting(new Begun.Declined(refusal.reason(), refusal.retryAt()), Optional.empty());
    }
}
