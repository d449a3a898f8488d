package io.github.proofring.registry.method;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;

/** A mail as a document: no link, no picture, nothing to load. */
final class Html {
    private Html() {}

    static String page(Locale language, String title, String before, String code, List<String> after) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append(isRightToLeft(language) ? "\" dir=\"rtl\">" : "\">")
                .append("\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escaped(title))
                .append(
                        "</title>\n</head>\n<body style=\"font: 1rem/1.5 sans-serif; max-width: 36em; margin: 2em auto\">\n<p>")
                .append(escaped(before))
                .append("</p>\n<p style=\"font-size: 2rem; letter-spacing: .15em\"><strong>")
                .append(escaped(code))
                .append("</strong></p>\n");
        after.forEach(sentence -> page.append("<p>").append(escaped(sentence)).append("</p>\n"));
        return page.append("</body>\n</html>\n").toString();
    }

    /** As the platform writes a word of it. */
    private static boolean isRightToLeft(Locale language) {
        return !new Bidi(language.getDisplayLanguage(language), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                .baseIsLeftToRight();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
