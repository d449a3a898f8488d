package io.github.proofring.registry.spi;

import io.github.proofring.registry.wire.Names;

/**
 * A way by which a message travels. An open value: an application may bring its own.
 *
 * @param value 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}, beginning with a letter
 */
public record Channel(String value) {
    /** Electronic mail, to an address of RFC 5321. */
    public static final Channel EMAIL = new Channel("email");

    /** A text message, to a number of E.164. */
    public static final Channel SMS = new Channel("sms");

    /** A call in which the message is read out, to a number of E.164. */
    public static final Channel VOICE = new Channel("voice");

    /** @throws IllegalArgumentException if the name has another form */
    public Channel {
        if (!Names.isWord(value)) {
            throw new IllegalArgumentException("a channel is 1 to 32 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
