package io.github.proofring.examples.signin;

import java.util.List;

/**
 * Something to be said to a person, in whatever {@link Language} they read.
 *
 * @param key    names the sentence in each language
 * @param places what goes into its places: texts as they are, and numbers, times and sentences in the words of the language
 */
record Sentence(String key, List<Object> places) {
    Sentence {
        places = List.copyOf(places);
    }

    /** The key is written out where this is called, so that a test can find it. */
    static Sentence of(String key, Object... places) {
        return new Sentence(key, List.of(places));
    }

    /** The same in every language: a name that somebody gave, or what programs alone are told. */
    static Sentence verbatim(String text) {
        return Sentence.of("verbatim", text);
    }
}
