package io.github.proofring.registry;

import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Hands messages over once what they say is stored, and tells what came of it. The application's ceilings are asked here, last of all: of
 * messages that will leave, so that nobody uses them up by asking for what is refused.
 */
final class Postman {
    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    private final Sending sending;

    Postman(Sending sending) {
        this.sending = sending;
    }

    Begun deliver(Posting posting, Instant now) {
        return posting.letter().flatMap(letter -> handOver(letter, now)).orElse(posting.begun());
    }

    /** The same answer whether or not there is a message, and whatever becomes of it. */
    Begun deliverUnseen(Posting posting, Supplier<Begun> otherwise, Instant now) {
        if (posting.letter().isEmpty()) {
            return otherwise.get();
        }
        try {
            sending.background().execute(() -> handOverUnseen(posting.letter().get(), now));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a message was not sent: the executor takes no more");
        }
        return posting.begun();
    }

    private void handOverUnseen(Posting.Letter letter, Instant now) {
        try {
            Optional<Begun> unseen = handOver(letter, now);
            unseen.ifPresent(begun -> LOG.log(System.Logger.Level.DEBUG, "its asker was not told"));
        } catch (RuntimeException e) {
            // Its text may hold anything.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a message was not sent: {0}",
                    e.getClass().getName());
        }
    }

    /**
     * Hands over any message.
     *
     * @return whether the application's ceilings allow it
     */
    boolean handOver(Recipient recipient, Message message) {
        boolean allowed = sending.limiter().tryTake(recipient);
        if (allowed) {
            sending.delivery().deliver(message);
        }
        return allowed;
    }

    private Optional<Begun> handOver(Posting.Letter letter, Instant now) {
        try {
            return handOver(letter.recipient(), letter.message())
                    ? Optional.empty()
                    : Optional.of(new Begun.Declined(Reason.SENDING_HELD_BACK, Optional.empty()));
        } catch (DeliveryException e) {
            // Its text holds neither the address nor the message.
            LOG.log(System.Logger.Level.WARNING, "a message was not sent: {0}", e.getMessage());
            return Optional.of(new Begun.Declined(Reason.NOT_SENT, retryAt(e, letter, now)));
        }
    }

    private static Optional<Instant> retryAt(DeliveryException failure, Posting.Letter letter, Instant now) {
        if (failure.isRefused()) {
            return Optional.empty();
        }
        Instant wanted = failure.retryAfter().map(now::plus).orElse(letter.again());
        return Optional.of(wanted.isAfter(letter.again()) ? wanted : letter.again());
    }
}
