package io.github.proofring.smpp;

import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.util.List;
import java.util.Optional;

/** One message on its way to the message centre. */
final class HandOver {
    private final Link link;
    private final Optional<Receipts> receipts;
    private final Message message;
    private Binding binding;
    private boolean rebound;

    HandOver(Link link, Optional<Receipts> receipts, Message message) {
        this(link, receipts, message, link.take());
    }

    HandOver(Link link, Optional<Receipts> receipts, Message message, Binding first) {
        this.link = link;
        this.receipts = receipts;
        this.message = message;
        this.binding = first;
    }

    void send(List<Segment> segments) {
        Receipts.Awaited awaited = new Receipts.Awaited(message.id(), segments.size());
        boolean begun = false;
        for (Segment segment : segments) {
            try {
                String smscId = submit(segment);
                receipts.ifPresent(told -> told.await(smscId, awaited));
            } catch (DeliveryException e) {
                throw begun
                        ? DeliveryException.failed("a part of the message was sent, and no more: " + e.getMessage())
                        : e;
            }
            begun = true;
        }
    }

    private String submit(Segment segment) {
        try {
            return binding.submit(message.to().substring(1), segment);
        } catch (Binding.NotBound e) {
            if (rebound) {
                throw DeliveryException.failed("the message centre ends what it binds", e);
            }
            // The message centre cannot have it. There is no third time.
            rebound = true;
            binding = link.take();
            return submit(segment);
        }
    }
}
