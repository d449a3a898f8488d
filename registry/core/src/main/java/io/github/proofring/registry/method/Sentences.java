package io.github.proofring.registry.method;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The sentences of one message: an application's, where it has one, and else ours. */
final class Sentences {
    private static final String OURS = "io.github.proofring.registry.method.messages";

    private final Optional<ResourceBundle> theirs;
    private final ResourceBundle ours;
    private final Locale language;
    private final Locale person;

    Sentences(Optional<ResourceBundle> theirs, Locale person) {
        Optional<Locale> stated = theirs.map(ResourceBundle::getLocale);
        this.theirs = theirs;
        this.ours = ours(stated.filter(locale -> !locale.equals(Locale.ROOT)).orElse(person));
        this.language = english(stated.orElse(ours.getLocale()));
        this.person = person;
    }

    /** In the language asked for, or English: never in the one that the server happens to run in. */
    private static ResourceBundle ours(Locale wanted) {
        ResourceBundle found = ResourceBundle.getBundle(OURS, wanted, Wording.class.getModule());
        return found.getLocale().getLanguage().equals(wanted.getLanguage())
                ? found
                : ResourceBundle.getBundle(OURS, Locale.ROOT, Wording.class.getModule());
    }

    private static Locale english(Locale locale) {
        return locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale;
    }

    /** The language they are in. */
    Locale language() {
        return language;
    }

    /** How days and times are written in them: as in the person's country, if that is the person's language. */
    Locale formats() {
        return person.getLanguage().equals(language.getLanguage()) ? person.stripExtensions() : language;
    }

    /** The pattern with this key. */
    Optional<String> find(String key) {
        return first(key);
    }

    /** The pattern with this key, in its form for a channel, where there is one. */
    Optional<String> find(String channel, String key) {
        return first(channel + "." + key, key);
    }

    private Optional<String> first(String... keys) {
        return Stream.concat(theirs.stream(), Stream.of(ours))
                .flatMap(bundle -> Stream.of(keys).filter(bundle::containsKey).map(bundle::getString))
                .findFirst();
    }

    /** The sentence with this key. */
    String say(String key, Object... values) {
        return find(key)
                .map(pattern -> fill(pattern, values))
                .orElseThrow(() -> new MissingResourceException("no sentence " + key, OURS, key));
    }

    String fill(String pattern, Object... values) {
        return format(pattern, language, values);
    }

    /** An apostrophe is an apostrophe, in whatever sentence: as a quotation mark it would hide the code behind it. */
    static String format(String pattern, Locale language, Object... values) {
        return new MessageFormat(pattern.replace("''", "'").replace("'", "''"), language).format(values);
    }
}
