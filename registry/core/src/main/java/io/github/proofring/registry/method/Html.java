package io.github.proofring.registry.method;

import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mail as a document: no picture, nothing to load, and no link but one that is shown in full. */
final class Html {
    private Html() {}

    /** @param body of what the other methods give */
    static String page(Locale language, String title, List<String> body) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append(isRightToLeft(language) ? "\" dir=\"rtl\">" : "\">")
                .append("\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escaped(title))
                .append(
                        "</title>\n</head>\n<body style=\"font: 1rem/1.5 sans-serif; max-width: 36em; margin: 2em auto\">\n");
        body.forEach(page::append);
        return page.append("</body>\n</html>\n").toString();
    }

    static String paragraph(String text) {
        return "<p>" + lines(text) + "</p>\n";
    }

    static String code(String code) {
        return "<p style=\"font-size: 2rem; letter-spacing: .15em\"><strong>" + escaped(code) + "</strong></p>\n";
    }

    /** One after the other. In them, the link is one. */
    static String steps(List<String> steps, Optional<String> link) {
        StringBuilder list = new StringBuilder("<ol>\n");
        for (String step : steps) {
            String item = link.map(page -> lines(step).replace(escaped(page), anchor(escaped(page))))
                    .orElseGet(() -> lines(step));
            list.append("<li>").append(item).append("</li>\n");
        }
        return list.append("</ol>\n").toString();
    }

    /** From left to right, whatever is around it. */
    private static String anchor(String link) {
        return "<a href=\"" + link + "\" dir=\"ltr\">" + link + "</a>";
    }

    /** As the platform writes a word of it. */
    static boolean isRightToLeft(Locale language) {
        return !new Bidi(language.getDisplayLanguage(language), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                .baseIsLeftToRight();
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
