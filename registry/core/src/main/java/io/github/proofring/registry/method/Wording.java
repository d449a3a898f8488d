package io.github.proofring.registry.method;

import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.spi.CodeMessage;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The sentences of messages: those of the bundle {@code io.github.proofring.registry.method.messages}, in the languages that it comes in, or an
 * application's own. Immutable, safe for use by many threads.
 *
 * <p>Each sentence stands alone, so that none has to be bent to fit another in whatever language. They are patterns of {@link
 * MessageFormat}: {0} is the service, {1} the code, {2} how many minutes it is good for; an apostrophe
 * is an apostrophe in them.
 */
public final class Wording {
    private static final String OURS = "io.github.proofring.registry.method.messages";

    private static final List<Locale> LANGUAGES = Stream.of("en", "de", "es", "fr", "ja", "ar")
            .map(Locale::forLanguageTag)
            .toList();

    private final Optional<Function<Locale, ResourceBundle>> own;

    private Wording(Optional<Function<Locale, ResourceBundle>> own) {
        this.own = own;
    }

    /** Proofring's own sentences. */
    public static Wording standard() {
        return new Wording(Optional.empty());
    }

    /**
     * An application's sentences in one language, whatever the person's, and Proofring's in that language where it has none. For an operation of its own, such
     * as {@code change-billing}, it says with the key {@code approves.operation.change-billing} what the code allows.
     *
     * @throws IllegalArgumentException naming a sentence that is no pattern
     */
    public static Wording of(ResourceBundle own) {
        read(own);
        return new Wording(Optional.of(language -> own));
    }

    /**
     * The same with a bundle for each language.
     *
     * @param own gives the bundle for a language, or the nearest that there is: its {@linkplain ResourceBundle#getLocale locale} tells which
     * @throws IllegalArgumentException naming a sentence, of the languages that Proofring comes in, that is no pattern
     */
    public static Wording inLanguages(Function<Locale, ResourceBundle> own) {
        LANGUAGES.forEach(language -> read(own.apply(language)));
        return new Wording(Optional.of(own));
    }

    /** What a message has to say, with the sentences to say it. */
    Sentences about(String service, String code, CodeMessage message) {
        return new Sentences(service, code, message);
    }

    final class Sentences {
        private final Object[] values;
        private final CodeMessage message;
        private final Optional<ResourceBundle> theirs;
        private final ResourceBundle ours;
        private final Locale language;

        private Sentences(String service, String code, CodeMessage message) {
            this.values = new Object[] {service, code, message.life().toMinutes()};
            this.message = message;
            this.theirs = own.map(bundles -> bundles.apply(message.language()));
            Locale wanted = theirs.map(ResourceBundle::getLocale)
                    .filter(stated -> !stated.equals(Locale.ROOT))
                    .orElse(message.language());
            this.ours = ours(wanted);
            this.language = stated(theirs.map(ResourceBundle::getLocale).orElse(ours.getLocale()));
        }

        String say(String key) {
            return find(key)
                    .map(this::format)
                    .orElseThrow(() -> new MissingResourceException("no sentence " + key, OURS, key));
        }

        /** What the code is for: said more shortly in a text, where that is needed. */
        String approves(String channel) {
            String key = "approves." + purpose(channel);
            Optional<String> shorter = channel.equals("sms") ? in(ours, "sms." + key) : Optional.empty();
            return theirs.flatMap(bundle -> in(bundle, key))
                    .or(() -> shorter)
                    .map(this::format)
                    .orElseGet(() -> say(key));
        }

        private String purpose(String channel) {
            if (message.purpose() == Purpose.SIGN_IN) {
                return "sign-in";
            }
            if (message.purpose() == Purpose.ENROLL) {
                return channel.equals("email") ? "enroll.email" : "enroll.phone";
            }
            return message.operation()
                    .map(operation -> "operation." + operation.name().replaceFirst(":.*", ""))
                    .filter(name -> find("approves." + name).isPresent())
                    .orElse("operation");
        }

        /** The language it is in. */
        Locale language() {
            return language;
        }

        private Optional<String> find(String key) {
            return theirs.flatMap(bundle -> in(bundle, key)).or(() -> in(ours, key));
        }

        private String format(String pattern) {
            return Wording.format(pattern, language, values);
        }
    }

    /** An apostrophe is an apostrophe, in whatever sentence: as a quotation mark it would hide the code behind it. */
    private static String format(String pattern, Locale language, Object[] values) {
        return new MessageFormat(pattern.replace("''", "'").replace("'", "''"), language).format(values);
    }

    /** Fails now, and not at the first person's message. */
    private static void read(ResourceBundle own) {
        Object[] samples = {"", "", 10L};
        for (String key : own.keySet()) {
            try {
                format(own.getString(key), Locale.ENGLISH, samples);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the sentence " + key + " cannot be read: a brace stands alone in it", e);
            }
        }
    }

    /** In the language asked for, or English: never in the one that the server happens to run in. */
    private static ResourceBundle ours(Locale wanted) {
        ResourceBundle found = ResourceBundle.getBundle(OURS, wanted, Wording.class.getModule());
        return found.getLocale().getLanguage().equals(wanted.getLanguage())
                ? found
                : ResourceBundle.getBundle(OURS, Locale.ROOT, Wording.class.getModule());
    }

    private static Locale stated(Locale locale) {
        return locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
    }

    private static Optional<String> in(ResourceBundle bundle, String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
