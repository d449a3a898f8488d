package io.github.proofring.smpp;

import io.github.proofring.smpp.Receipt.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Messages whose receipts are awaited. In memory, and only so many: what is not known any more is not told. */
final class Receipts {
    private static final System.Logger LOG = System.getLogger("io.github.proofring.smpp");
    private static final int MOST_AWAITED = 20_000;
    private static final int MOST_EARLY = 1_000;

    /** One message, until all of its segments arrived or one did not. */
    static final class Awaited {
        private final String messageId;
        private int open;

        Awaited(String messageId, int segments) {
            this.messageId = messageId;
            this.open = segments;
        }

        private synchronized Optional<Receipt> told(Outcome outcome) {
            if (open == 0) {
                return Optional.empty();
            }
            open = outcome == Outcome.DELIVERED ? open - 1 : 0;
            return open == 0 ? Optional.of(new Receipt(messageId, outcome)) : Optional.empty();
        }
    }

    private final Consumer<Receipt> listener;
    private final Map<String, Awaited> awaited = bounded(MOST_AWAITED);
    private final Map<String, Outcome> early = bounded(MOST_EARLY);

    Receipts(Consumer<Receipt> listener) {
        this.listener = listener;
    }

    /** @param smscId what the message centre calls a segment of the message */
    void await(String smscId, Awaited message) {
        wasEarly(smscId, message).flatMap(message::told).ifPresent(this::tell);
    }

    void told(ReceiptReader.Told told) {
        whose(told).flatMap(message -> message.told(told.outcome())).ifPresent(this::tell);
    }

    private synchronized Optional<Outcome> wasEarly(String smscId, Awaited message) {
        Optional<Outcome> outcome = Optional.ofNullable(early.remove(smscId));
        if (outcome.isEmpty()) {
            awaited.put(smscId, message);
        }
        return outcome;
    }

    /** A receipt may be read before the thread that sent the message has seen its answer. */
    private synchronized Optional<Awaited> whose(ReceiptReader.Told told) {
        Optional<Awaited> message = Optional.ofNullable(awaited.remove(told.smscId()));
        if (message.isEmpty()) {
            early.put(told.smscId(), told.outcome());
        }
        return message;
    }

    private void tell(Receipt receipt) {
        try {
            listener.accept(receipt);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener to receipts failed", e);
        }
    }

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
