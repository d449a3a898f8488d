package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.util.Optional;

/** What came of asking the gateway once. */
sealed interface Outcome {
    /** It has taken the message. */
    record Taken() implements Outcome {}

    /** There is nothing to gain from asking again, or it could send the message twice. */
    record Ended(DeliveryException why) implements Outcome {}

    /**
     * It can be asked again: the message cannot go out twice by that.
     *
     * @param after how long to wait first, if the gateway said so
     * @param why   what the caller learns if there is no time or no try left
     */
    record Again(Optional<Duration> after, DeliveryException why) implements Outcome {}
}
