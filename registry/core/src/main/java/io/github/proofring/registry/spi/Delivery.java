package io.github.proofring.registry.spi;

/**
 * Hands messages to whatever carries them: a mail server, an SMS gateway. Safe for use by many threads.
 *
 * <p>It returns when the carrier has taken the message over, which is as much as can be known then. It waits for a bounded time only,
 * a few seconds: a person is looking at the page.
 */
public interface Delivery {
    /**
     * Hands one message over, once.
     *
     * @throws DeliveryException if the carrier did not take it, or may not have. The message of the exception holds neither the
     *     address nor the text
     * @throws IllegalArgumentException if this delivery does not serve the message's channel
     */
    void deliver(Message message);
}
