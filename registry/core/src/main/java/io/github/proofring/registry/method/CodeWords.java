package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.CodeMessage;
import java.util.Locale;

/** What a message with a code says. */
final class CodeWords {
    private final Sentences sentences;
    private final CodeMessage message;
    private final Object[] values;

    /** @param code as it is to be read */
    CodeWords(Wording wording, String service, String code, CodeMessage message) {
        this.sentences = wording.in(message.language());
        this.message = message;
        this.values = new Object[] {service, code, message.life().toMinutes()};
    }

    Locale language() {
        return sentences.language();
    }

    String say(String key) {
        return sentences.say(key, values);
    }

    /** What the code is for: said more shortly in a text, where that is needed. */
    String approves(String channel) {
        String key = "approves." + purpose(channel.equals("email") ? ".email" : ".phone");
        return sentences
                .find(channel, key)
                .map(pattern -> sentences.fill(pattern, values))
                .orElseGet(() -> say(key));
    }

    private String purpose(String address) {
        return switch (message.purpose()) {
            case SIGN_IN -> "sign-in";
            case ENROLL -> "enroll" + address;
            case REPLACE_ALL -> "replace-all" + address;
            case CANCEL_REPLACEMENT -> "cancel-replacement";
            case STEP_UP -> operation();
        };
    }

    private String operation() {
        return message.operation()
                .map(operation -> "operation." + operation.name().replaceFirst(":.*", ""))
                .filter(name -> sentences.find("approves." + name).isPresent())
                .orElse("operation");
    }
}
