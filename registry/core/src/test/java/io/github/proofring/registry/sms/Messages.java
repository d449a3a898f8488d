package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.util.Optional;

/** What the tests send. */
final class Messages {
    static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    static final String NUMBER = "+491715550123";
    static final String TEXT = "The code to sign in is 839 204.\n@login.example #839204";
    static final Message CODE = message(Channel.SMS, TEXT);

    private Messages() {}

    static Message message(Channel channel, String text) {
        return new Message(ID, channel, NUMBER, "", text, Optional.empty());
    }
}
