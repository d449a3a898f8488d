package io.github.proofring.registry;

import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Hands messages over once what they say is stored, and tells what came of it. */
final class Postman {
    private static final System.Logger LOG = System.getLogger("io.github.proofring.registry");

    private final Sending sending;
    private final Policy policy;

    Postman(Sending sending, Policy policy) {
        this.sending = sending;
        this.policy = policy;
    }

    Begun deliver(Posting posting, Instant now) {
        return posting.message()
                .flatMap(this::handOver)
                .<Begun>map(failure -> new Begun.Declined(Reason.NOT_SENT, retryAt(failure, now)))
                .orElse(posting.begun());
    }

    /** The same answer whether or not there is a message, and whatever becomes of it. */
    Begun deliverUnseen(Posting posting, Supplier<Begun> otherwise) {
        if (posting.message().isEmpty()) {
            boolean known = !(posting.begun() instanceof Begun.Declined no) || no.reason() != Reason.NO_SUCH_METHOD;
            return known ? otherwise.get() : posting.begun();
        }
        try {
            sending.background().execute(() -> posting.message().ifPresent(this::handOver));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a message was not sent: the executor takes no more");
        }
        return posting.begun();
    }

    private Optional<DeliveryException> handOver(Message message) {
        try {
            sending.delivery().deliver(message);
            return Optional.empty();
        } catch (DeliveryException e) {
            // Its text holds neither the address nor the message.
            LOG.log(System.Logger.Level.WARNING, "a message was not sent: {0}", e.getMessage());
            return Optional.of(e);
        }
    }

    private Optional<Instant> retryAt(DeliveryException failure, Instant now) {
        if (failure.isRefused()) {
            return Optional.empty();
        }
        Duration interval = policy.sending().method().interval();
        Duration wanted = failure.retryAfter().orElse(interval);
        return Optional.of(now.plus(wanted.compareTo(interval) > 0 ? wanted : interval));
    }
}
