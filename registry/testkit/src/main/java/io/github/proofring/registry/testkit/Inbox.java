package io.github.proofring.registry.testkit;

import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps messages in place of sending them, so that a test can read the code in them. Safe for use by many threads. */
public final class Inbox implements Delivery {
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6,8}(?![0-9])");

    private final List<Message> messages = new ArrayList<>();
    private Optional<DeliveryException> failure = Optional.empty();

    /** An empty one. */
    public Inbox() {}

    @Override
    public synchronized void deliver(Message message) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        messages.add(message);
    }

    /** From now on nothing is delivered, and this is thrown. */
    public synchronized void failWith(DeliveryException thrown) {
        failure = Optional.of(thrown);
    }

    /** From now on everything is delivered again. */
    public synchronized void recover() {
        failure = Optional.empty();
    }

    /** All that was delivered, the first one first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /**
     * What was delivered last.
     *
     * @throws AssertionError if there is nothing
     */
    public synchronized Message latest() {
        if (messages.isEmpty()) {
            throw new AssertionError("no message was delivered");
        }
        return messages.get(messages.size() - 1);
    }

    /**
     * The code in the message that was delivered last: the first 6 to 8 digits in a row.
     *
     * @throws AssertionError if there is none
     */
    public String code() {
        return code(latest());
    }

    /**
     * The code in a message: the first 6 to 8 digits in a row.
     *
     * @throws AssertionError if there is none
     */
    public static String code(Message message) {
        Matcher code = CODE.matcher(message.text());
        if (!code.find()) {
            throw new AssertionError("the message holds no code");
        }
        return code.group();
    }
}
