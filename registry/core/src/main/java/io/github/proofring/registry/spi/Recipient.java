package io.github.proofring.registry.spi;

import java.util.Optional;

/**
 * Whoever gets a message.
 *
 * @param channel   how messages reach them
 * @param to        the address
 * @param countedAs the form in which addresses are counted: the same for all spellings that reach the same person
 * @param region    of a telephone number, two letters of ISO 3166, if it has one
 */
public record Recipient(Channel channel, String to, String countedAs, Optional<String> region) {
    /** The channel and the region alone. */
    @Override
    public String toString() {
        return "Recipient[" + channel + region.map(name -> ", " + name).orElse("") + "]";
    }
}
