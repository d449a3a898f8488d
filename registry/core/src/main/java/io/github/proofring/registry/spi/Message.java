package io.github.proofring.registry.spi;

import io.github.proofring.registry.wire.Names;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One message to one person. It may hold a code, so it is never logged and its text form leaves out all but the channel.
 *
 * @param id      22 characters of base64url, random, the same each time that this message is handed over: what a gateway takes as an
 *                idempotency key
 * @param channel how it travels
 * @param to      the address, in the form that the channel asks for
 * @param subject one line; empty where the channel has none
 * @param text    what it says, in plain text with {@code \n} between lines
 * @param html    the same as an HTML document, where the channel can show one
 */
public record Message(String id, Channel channel, String to, String subject, String text, Optional<String> html) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** @throws IllegalArgumentException if the id has another form, or the address or the subject holds a control character */
    public Message {
        if (!Names.isRandom(id)) {
            throw new IllegalArgumentException("a message's id is 22 characters of base64url");
        }
        if (CONTROL.matcher(to).find() || CONTROL.matcher(subject).find()) {
            throw new IllegalArgumentException("an address and a subject are one line without control characters");
        }
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
    }

    /** The channel alone. */
    @Override
    public String toString() {
        return "Message[" + channel + "]";
    }
}
