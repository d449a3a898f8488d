package io.github.proofring.examples.signin;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** A language that the pages are written in, with its sentences: those of {@code pages.properties} and the files beside it. Immutable. */
final class Language {
    /** Numbers and days as they are written in Britain. */
    static final Language ENGLISH = new Language("en", "en-GB", "pages.properties");

    static final List<Language> ALL = List.of(
            ENGLISH,
            new Language("de", "de", "pages_de.properties"),
            new Language("es", "es", "pages_es.properties"),
            new Language("fr", "fr", "pages_fr.properties"),
            new Language("ja", "ja", "pages_ja.properties"),
            // With the digits that codes have.
            new Language("ar", "ar-u-nu-latn", "pages_ar.properties"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private final Locale locale;
    private final Locale forms;
    private final String file;
    private final Map<String, String> sentences;

    private Language(String tag, String forms, String file) {
        this.locale = Locale.forLanguageTag(tag);
        this.forms = Locale.forLanguageTag(forms);
        this.file = file;
        this.sentences = read(file);
    }

    /** What the browser asks for, or English. */
    static Language of(Context ctx) {
        return of(Words.language(ctx.header("Accept-Language")));
    }

    /** The one of this locale, or English. */
    static Language of(Locale locale) {
        return ALL.stream()
                .filter(language -> language.locale.equals(locale))
                .findFirst()
                .orElse(ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    /** As HTML's {@code lang} names it. */
    String tag() {
        return locale.toLanguageTag();
    }

    /** As HTML's {@code dir} names it: {@code ltr} or {@code rtl}. */
    String direction() {
        return locale.getLanguage().equals("ar") ? "rtl" : "ltr";
    }

    /** The name of the file that its sentences are written in. */
    String file() {
        return file;
    }

    @Override
    public String toString() {
        return tag();
    }

    /** All sentences by their keys. */
    Map<String, String> sentences() {
        return sentences;
    }

    /** @throws IllegalArgumentException if there is no such sentence */
    String say(Sentence sentence) {
        String pattern = sentences.get(sentence.key());
        if (pattern == null) {
            throw new IllegalArgumentException("There is no sentence " + sentence.key() + " in " + file + "; add it");
        }
        return new MessageFormat(pattern, forms)
                .format(sentence.places().stream().map(this::said).toArray());
    }

    /** A number stays one, so that the pattern can choose between one and many. */
    private Object said(Object place) {
        if (place instanceof Number) {
            return place;
        }
        if (place instanceof Sentence sentence) {
            return say(sentence);
        }
        if (place instanceof Duration wait) {
            return say(Words.inUnits(wait));
        }
        if (place instanceof Instant instant) {
            return DAY.withLocale(forms).format(instant.atZone(ZoneOffset.UTC));
        }
        if (place instanceof LocalTime time) {
            return TIME.format(time);
        }
        return isolated(place instanceof Locale country ? country.getDisplayCountry(locale) : place.toString());
    }

    /** What is written the other way round than the sentence keeps its own order and leaves the sentence's alone (UAX #9). */
    private String isolated(String text) {
        boolean mixed = direction().equals("rtl") || Bidi.requiresBidi(text.toCharArray(), 0, text.length());
        return mixed ? ISOLATE + text + END_OF_ISOLATE : text;
    }

    private static Map<String, String> read(String file) {
        Properties read = new Properties();
        try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(file), file)) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read from the class path", e);
        }
        return read.stringPropertyNames().stream().collect(Collectors.toUnmodifiableMap(key -> key, read::getProperty));
    }
}
