package io.github.proofring.mail;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.util.Locale;
import java.util.Optional;

/** Messages to send in tests. */
final class Notes {
    static final String TO = "ada@example.org";
    static final String CODE = "12345678";

    private Notes() {}

    static Message to(String address) {
        return new Message(
                id(0),
                Channel.EMAIL,
                address,
                "Your Zoë code",
                "Your code is:\n\n" + CODE + "\n",
                Optional.of("<p>Your code is <b>" + CODE + "</b></p>"));
    }

    static Message numbered(int number) {
        return new Message(id(number), Channel.EMAIL, TO, "Number " + number, "Your code is " + CODE, Optional.empty());
    }

    static String id(int number) {
        return "message" + String.format(Locale.ROOT, "%015d", number);
    }
}
