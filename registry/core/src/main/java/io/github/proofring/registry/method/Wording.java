package io.github.proofring.registry.method;

import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.spi.CodeMessage;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The sentences of messages: those of the bundle {@code io.github.proofring.registry.method.messages}, in English, or an application's
 * own. Immutable, safe for use by many threads.
 *
 * <p>Each sentence stands alone, so that none has to be bent to fit another in whatever language. They are patterns of {@link
 * MessageFormat}: {0} is the service, {1} the code, {2} how many minutes it is good for; an apostrophe
 * is an apostrophe in them.
 */
public final class Wording {
    private static final ResourceBundle OURS = ResourceBundle.getBundle(
            "io.github.proofring.registry.method.messages", Locale.ROOT, Wording.class.getModule());

    private final Optional<ResourceBundle> own;

    private Wording(Optional<ResourceBundle> own) {
        this.own = own;
    }

    /** Proofring's own sentences. */
    public static Wording standard() {
        return new Wording(Optional.empty());
    }

    /**
     * An application's sentences, and Proofring's where it has none. For an operation of its own, such as {@code change-billing}, it says with the key
     * {@code approves.operation.change-billing} what the code allows.
     *
     * @throws IllegalArgumentException naming a sentence that is no pattern
     */
    public static Wording of(ResourceBundle own) {
        return new Wording(Optional.of(read(own)));
    }

    /** What a message has to say, with the sentences to say it. */
    Sentences about(String service, String code, CodeMessage message) {
        return new Sentences(service, code, message);
    }

    final class Sentences {
        private final Object[] values;
        private final CodeMessage message;

        private Sentences(String service, String code, CodeMessage message) {
            this.values = new Object[] {service, code, message.life().toMinutes()};
            this.message = message;
        }

        String say(String key) {
            return find(key)
                    .map(this::format)
                    .orElseThrow(
                            () -> new MissingResourceException("no sentence " + key, Wording.class.getName(), key));
        }

        /** What the code is for. */
        String approves(String channel) {
            if (message.purpose() == Purpose.SIGN_IN) {
                return say("approves.sign-in");
            }
            if (message.purpose() == Purpose.ENROLL) {
                return say("approves.enroll." + channel);
            }
            return message.operation()
                    .map(operation -> operation.name().replaceFirst(":.*", ""))
                    .flatMap(name -> find("approves.operation." + name))
                    .map(this::format)
                    .orElseGet(() -> say("approves.operation"));
        }

        /** The language it is in. */
        Locale language() {
            Locale stated = own.map(ResourceBundle::getLocale).orElse(Locale.ROOT);
            return stated.equals(Locale.ROOT) ? Locale.ENGLISH : stated;
        }

        private String format(String pattern) {
            return Wording.format(pattern, language(), values);
        }
    }

    /** An apostrophe is an apostrophe, in whatever sentence: as a quotation mark it would hide the code behind it. */
    private static String format(String pattern, Locale language, Object[] values) {
        return new MessageFormat(pattern.replace("''", "'").replace("'", "''"), language).format(values);
    }

    /** Fails now, and not at the first person's message. */
    private static ResourceBundle read(ResourceBundle own) {
        Object[] samples = {"", "", 10L};
        for (String key : own.keySet()) {
            try {
                format(own.getString(key), Locale.ENGLISH, samples);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the sentence " + key + " cannot be read: a brace stands alone in it", e);
            }
        }
        return own;
    }

    private Optional<String> find(String key) {
        return own.flatMap(bundle -> in(bundle, key)).or(() -> in(OURS, key));
    }

    private static Optional<String> in(ResourceBundle bundle, String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
