package io.github.proofring.registry.spi;

import java.util.Map;

/** Deliveries made of others. */
public final class Deliveries {
    private Deliveries() {}

    /**
     * Hands each message to the delivery of its channel. Safe for use by many threads, as they are.
     *
     * <p>What it makes throws an {@link IllegalArgumentException} that names the channel, if there is none for it.
     */
    public static Delivery byChannel(Map<Channel, Delivery> deliveries) {
        return new ByChannel(Map.copyOf(deliveries));
    }

    private record ByChannel(Map<Channel, Delivery> deliveries) implements Delivery {
        @Override
        public void deliver(Message message) {
            Delivery delivery = deliveries.get(message.channel());
            if (delivery == null) {
                throw new IllegalArgumentException("no delivery is set up for the channel " + message.channel());
            }
            delivery.deliver(message);
        }
    }
}
