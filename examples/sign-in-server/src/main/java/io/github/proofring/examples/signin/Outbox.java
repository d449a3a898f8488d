package io.github.proofring.examples.signin;

import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * For development alone: keeps the newest messages and prints them, in place of sending them. Whoever can read them can sign in as
 * anybody, so {@link Carriers} has one only where the server is reached from this machine alone. Safe for use by many threads.
 */
final class Outbox implements Delivery {
    private static final int MOST = 50;

    private final Clock clock;
    private final Deque<Kept> newestFirst = new ArrayDeque<>();

    Outbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * One message.
     *
     * @param at when it would have been sent
     */
    record Kept(Instant at, Message message) {}

    @Override
    public void deliver(Message message) {
        synchronized (newestFirst) {
            newestFirst.addFirst(new Kept(clock.instant(), message));
            if (newestFirst.size() > MOST) {
                newestFirst.removeLast();
            }
        }
        System.out.println(printed(message));
    }

    List<Kept> newestFirst() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }

    private static String printed(Message message) {
        String heading = "DEVELOPMENT OUTBOX, not sent: " + message.channel() + " to " + message.to();
        String subject = message.subject().isEmpty() ? "" : "\n  | Subject: " + message.subject();
        return heading + subject + "\n  | " + message.text().strip().replace("\n", "\n  | ");
    }
}
