package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody at a browser who reads one language, and no English.
 *
 * @param pictures whether each page is also looked at as {@link Browser#look} does
 */
record Reader(Browser browser, Language language, boolean pictures) {
    /** What is seen, and what is heard or shown on hover; what scripts may yet say is on the page too. */
    private static final String EVERYTHING = """
            const read = ['aria-label', 'title', 'alt', 'placeholder', 'data-trouble'];
            const parts = [document.title, document.body.innerText];
            document.querySelectorAll(read.map(name => '[' + name + ']').join()).forEach(element =>
              read.forEach(name => parts.push(element.getAttribute(name) || '')));
            document.querySelectorAll('summary, details, noscript, svg title, svg desc').forEach(element => parts.push(element.textContent));
            document.querySelectorAll('input:not([type=hidden])').forEach(input => parts.push(input.value));
            return parts.join('\\n');""";

    /** As the driver reads it from the page, without the marks of direction that nobody sees. */
    String said(String key, Object... places) {
        return language.say(new Sentence(key, List.of(places))).replace("\u200e", "");
    }

    void click(String key) {
        browser.click(said(key));
    }

    /** Looks whether the page says which language it is in, has no English on it, and fits a phone that is 360 pixels wide. */
    void look(String name) {
        assertEquals(
                language.tag() + " " + language.direction(),
                browser.evaluate("return document.documentElement.lang + ' ' + document.documentElement.dir"),
                name);
        String page = browser.evaluate(EVERYTHING);
        assertEquals(List.of(), english(page), () -> name + ": " + page);
        browser.fits(name + " in " + language.tag());
        if (pictures) {
            browser.look(language.tag() + "-" + name);
        }
    }

    /** What the QR code on the page says. */
    String scan(String name) {
        look(name);
        return Tools.scan(browser.look(language.tag() + "-" + name));
    }

    /** Each English sentence that is another in this language, with whatever stands between its places. */
    private List<String> english(String page) {
        return Language.ENGLISH.sentences().entrySet().stream()
                .filter(sentence ->
                        !sentence.getValue().equals(language.sentences().get(sentence.getKey())))
                .flatMap(sentence -> Arrays.stream(sentence.getValue().split("\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}")))
                .map(part -> part.strip().replace("''", "'"))
                .filter(part -> part.length() > 3)
                .filter(part -> Pattern.compile("(?<!\\p{L})" + Pattern.quote(part) + "(?!\\p{L})")
                        .matcher(page)
                        .find())
                .toList();
    }
}
