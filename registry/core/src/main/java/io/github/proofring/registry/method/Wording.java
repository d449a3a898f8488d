package io.github.proofring.registry.method;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences of messages: those of the bundle {@code io.github.proofring.registry.method.messages}, in the languages that it comes in, or an
 * application's own. Immutable, safe for use by many threads.
 *
 * <p>Each sentence stands alone, so that none has to be bent to fit another in whatever language. They are patterns of {@link
 * java.text.MessageFormat}; an apostrophe is an apostrophe in them. {0} is the service. In a message with a code, {1} is the code and {2} how many
 * minutes it is good for. In one that tells of an event, whose sentences have keys that begin with {@code alert.}, {@code sms.alert.} or {@code
 * voice.alert.}, {1} is the masked address of the method that it is about, {2} when it was, {3} the day on which the restricted state ends, and
 * {4} in a mail the link to the page for "this was not me", and in a text the host: all of them text, and empty where there is none.
 */
public final class Wording {
    private static final List<Locale> LANGUAGES = Stream.of("en", "de", "es", "fr", "ja", "ar")
            .map(Locale::forLanguageTag)
            .toList();

    private static final Pattern OF_ALERTS = Pattern.compile("((sms|voice)\\.)?alert\\..*");

    private final Optional<Function<Locale, ResourceBundle>> own;

    private Wording(Optional<Function<Locale, ResourceBundle>> own) {
        this.own = own;
    }

    /** Proofring's own sentences. */
    public static Wording standard() {
        return new Wording(Optional.empty());
    }

    /**
     * An application's sentences in one language, whatever the person's, and Proofring's in that language where it has none. For an
     * operation of its own, such as {@code change-billing}, it says with the key {@code approves.operation.change-billing} what the code
     * allows; for a kind of method of its own, such as {@code fax}, with {@code alert.method-added.fax} and {@code
     * alert.method-removed.fax} that there is one more or one less.
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

    /** The sentences for a person. */
    Sentences in(Locale language) {
        return new Sentences(own.map(bundles -> bundles.apply(language)), language);
    }

    /** Fails now, and not at the first person's message. */
    private static void read(ResourceBundle own) {
        for (String key : own.keySet()) {
            try {
                Sentences.format(own.getString(key), Locale.ENGLISH, samples(key));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the sentence " + key
                                + " cannot be read: a brace stands alone in it, or asks for what the place does not hold",
                        e);
            }
        }
    }

    private static Object[] samples(String key) {
        return OF_ALERTS.matcher(key).matches() ? new Object[] {"", "", "", "", ""} : new Object[] {"", "", 10L};
    }
}
