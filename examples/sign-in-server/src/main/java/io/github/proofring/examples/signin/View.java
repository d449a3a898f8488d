package io.github.proofring.examples.signin;

import static java.util.Map.entry;

import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns what a page has to say into HTML, in the language that the browser asks for. All text is escaped by the template engine. */
final class View {
    private static final String FOLDER = "io/github/proofring/examples/signin/pages";

    private final PebbleEngine engine;
    private final String stylesheet = resource("style.css");
    private final String icon = resource("icon.svg");
    private final String passkeysScript = resource("passkeys.js");
    private final String codesScript = resource("codes.js");
    private final String version =
            Secrets.hash(stylesheet + icon + passkeysScript + codesScript).substring(0, 8);
    private final Set<String> offered;

    /** @param offered what the pages offer: some of {@code passkeys}, {@code email}, {@code phone} and {@code outbox} */
    View(Set<String> offered) {
        this.offered = Set.copyOf(offered);
        ClasspathLoader loader = new ClasspathLoader(View.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setSuffix(".html");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .extension(new Sayings())
                .defaultLocale(Locale.ENGLISH)
                .build();
    }

    /** Answers with a page. */
    void show(Context ctx, String page, Map<String, ?> model) {
        Visit visit = Visit.of(ctx);
        Language language = Language.of(ctx);
        Map<String, Object> all = new HashMap<>(blank(language));
        all.put("token", visit.formToken());
        visit.takeNote().ifPresent(note -> all.put("note", language.say(note.sentence())));
        all.put("user", visit.isSignedIn() ? visit.signedIn().name() : "");
        all.putAll(model);
        html(ctx, page, language, all);
    }

    /** Shows a page again with what was refused beside the field it is about; what was typed is kept, secrets are not. */
    void showAgain(Context ctx, String page, Map<String, ?> model, Refused refused) {
        Problem problem = refused.problem();
        if (problem == Problem.NOT_SIGNED_IN || problem == Problem.PROOF_WANTED || problem.status() == 500) {
            throw refused;
        }
        Answers.status(ctx, refused);
        show(ctx, page, withRefusal(ctx, model, refused));
    }

    /** What a page has to say, and beside it what was refused. */
    static Map<String, Object> withRefusal(Context ctx, Map<String, ?> model, Refused refused) {
        Map<String, Object> all = new HashMap<>(model);
        String detail = Language.of(ctx).say(refused.sentence());
        if (refused.field().isEmpty()) {
            all.put("alert", detail);
        } else {
            all.put("wrong", Map.of(refused.field(), detail));
        }
        return all;
    }

    /** Answers with a page that has no script and knows no user: who asks comes with the model. */
    void showPlain(Context ctx, String page, Map<String, ?> model) {
        Language language = Language.of(ctx);
        Map<String, Object> all = new HashMap<>(blank(language));
        all.put("offered", offered.contains("clock") ? Set.of("clock") : Set.of());
        all.putAll(model);
        html(ctx, page, language, all);
    }

    /** A page that needs neither database nor session, for when those are the trouble. */
    void showError(Context ctx, Refused refused, String link, Sentence linkText) {
        Language language = Language.of(ctx);
        Map<String, Object> all = new HashMap<>(blank(language));
        all.put("heading", refused.problem().title());
        all.put("detail", refused.sentence());
        all.put("link", link);
        all.put("linkText", linkText);
        Answers.status(ctx, refused);
        html(ctx, "error", language, all);
    }

    void stylesheet(Context ctx) {
        asset(ctx, "text/css; charset=utf-8", stylesheet);
    }

    void icon(Context ctx) {
        asset(ctx, "image/svg+xml; charset=utf-8", icon);
    }

    void passkeysScript(Context ctx) {
        asset(ctx, "text/javascript; charset=utf-8", passkeysScript);
    }

    void codesScript(Context ctx) {
        asset(ctx, "text/javascript; charset=utf-8", codesScript);
    }

    private Map<String, Object> blank(Language language) {
        return Map.ofEntries(
                entry("lang", language.tag()),
                entry("direction", language.direction()),
                entry("version", version),
                entry("offered", offered),
                entry("token", ""),
                entry("note", ""),
                entry("user", ""),
                entry("alert", ""),
                entry("wrong", Map.of()),
                entry("typed", Map.of()));
    }

    private void html(Context ctx, String page, Language language, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(page).evaluate(out, model, language.locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ctx.contentType("text/html; charset=utf-8").result(out.toString());
    }

    /** Their address changes with their content, so a browser may keep them. */
    private static void asset(Context ctx, String type, String content) {
        ctx.contentType(type)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .result(content);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(View.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the class path", e);
        }
    }
}
