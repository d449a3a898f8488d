package io.github.proofring.examples.signin;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, in words by which the owner of an account knows it again: {@code Firefox on Linux, 203.0.113.7}. The browser's own header
 * is never repeated, only names that stand here. Kept in English, as it stays in a history that may be read in any language.
 */
final class Source {
    private static final int LONGEST_HEADER = 500;

    /** Of those that name others too, the more particular first. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iOS"),
            Map.entry("iPad", "iOS"),
            Map.entry("Android", "Android"),
            Map.entry("Windows NT", "Windows"),
            Map.entry("Macintosh", "macOS"),
            Map.entry("Linux", "Linux"));

    private static final Pattern BOTH = Pattern.compile("(\\w+) on (\\w+), ([0-9a-fA-F.:]+)");

    private Source() {}

    /** The address is that of whoever opened the connection: a proxy's, where there is one. */
    static String of(Context ctx) {
        return of(ctx.header("User-Agent"), ctx.ip());
    }

    static String of(@Nullable String userAgent, String address) {
        // Where an address has a zone, it is this machine's own business.
        String bare = address.replaceAll("%.*|[\\[\\]]", "");
        if (userAgent == null || userAgent.length() > LONGEST_HEADER) {
            return bare;
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return browser.isEmpty() || system.isEmpty() ? bare : browser + " on " + system + ", " + bare;
    }

    /** What was kept, to be read. */
    static Sentence shown(String kept) {
        Matcher both = BOTH.matcher(kept);
        return both.matches()
                ? Sentence.of("source.both", both.group(1), both.group(2), both.group(3))
                : Sentence.verbatim(kept);
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("");
    }
}
