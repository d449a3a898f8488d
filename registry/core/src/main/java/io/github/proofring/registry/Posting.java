package io.github.proofring.registry;

import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import java.time.Instant;
import java.util.Optional;

/** What a begin came to, and the letter that has to leave for it to be true. */
record Posting(Begun begun, Optional<Letter> letter) {
    /**
     * One message on its way.
     *
     * @param again when another may be asked for
     */
    record Letter(Message message, Recipient recipient, Instant again) {}

    static Posting declined(Refusal refusal) {
        return new Posting(new Begun.Declined(refusal.reason(), refusal.retryAt()), Optional.empty());
    }
}
