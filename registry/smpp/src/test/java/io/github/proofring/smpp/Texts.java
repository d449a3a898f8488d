package io.github.proofring.smpp;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.util.Locale;
import java.util.Optional;

/** Messages to send in tests. */
final class Texts {
    static final String TO = "+4915112345678";
    static final String DIGITS = "4915112345678";
    static final String CODE = "12345678";
    static final String TEXT = "Your code is " + CODE;

    private Texts() {}

    static Message saying(String text) {
        return message(0, TO, text);
    }

    static Message numbered(int number) {
        return message(number, TO, "Number " + number);
    }

    static Message message(int number, String to, String text) {
        return new Message(id(number), Channel.SMS, to, "", text, Optional.empty());
    }

    static String id(int number) {
        return "message" + String.format(Locale.ROOT, "%015d", number);
    }
}
