package io.github.proofring.examples.signin;

import io.github.proofring.registry.Method;
import io.github.proofring.registry.Use;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A history as its owner reads it on a page, and as the API tells it. */
final class HistoryShown {
    private HistoryShown() {}

    static Map<String, Object> event(AccountEvent event, List<Method> methods) {
        return Map.of(
                "what", what(event),
                "kind", AdminShown.orEmpty(event.kind().map(Shown::kind)),
                "masked", event.masked().equals(event.label()) ? "" : event.masked(),
                "until", AdminShown.orEmpty(event.until()),
                "right", right(event.by(), methods),
                "when", AdminShown.when(event.at()),
                "source", source(event.source()));
    }

    static Map<String, Object> use(Use use, List<Method> methods) {
        return Map.of(
                "what", AdminShown.purpose(use.purpose(), AdminShown.name(use.method(), methods)),
                "when", AdminShown.when(use.at()),
                "source", source(use.source()));
    }

    /** The same for programs. */
    static Map<String, Object> json(AccountEvent event) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", event.id());
        shown.put("what", word(event.what()));
        shown.put("at", event.at().toString());
        event.method().ifPresent(method -> shown.put("method", method.value()));
        event.kind().ifPresent(kind -> shown.put("kind", kind.value()));
        putUnlessEmpty(shown, "label", event.label());
        putUnlessEmpty(shown, "name", event.masked());
        event.until().ifPresent(until -> shown.put("until", until.toString()));
        shown.put("by", json(event.by()));
        putUnlessEmpty(shown, "source", event.source());
        return shown;
    }

    static Map<String, Object> json(Use use) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", use.at().toString());
        shown.put("method", use.method().value());
        shown.put("purpose", Step.word(use.purpose()));
        putUnlessEmpty(shown, "source", use.source());
        return shown;
    }

    private static Sentence what(AccountEvent event) {
        return switch (event.what()) {
            case REPLACEMENT_COMING -> Sentence.of("history.reminded");
            case DEVICES_FORGOTTEN -> Sentence.of("history.forgotten");
            default -> AdminShown.what(event);
        };
    }

    private static Sentence right(Right by, List<Method> methods) {
        if (by instanceof Right.Proof proof) {
            return Sentence.of("history.by.proof", AdminShown.name(proof.method(), methods));
        }
        if (by instanceof Right.Administrator administrator) {
            return Sentence.of("history.by.administrator", administrator.name(), administrator.reason());
        }
        return by instanceof Right.Time ? Sentence.of("history.by.time") : Sentence.of("history.by.application");
    }

    /** An administrator's own browser is nobody else's business. */
    private static Object source(String source) {
        return source.isEmpty() || source.equals(AdminPages.ROOT) ? "" : Source.shown(source);
    }

    private static Map<String, Object> json(Right by) {
        if (by instanceof Right.Proof proof) {
            return Map.of("right", "proof", "method", proof.method().value());
        }
        if (by instanceof Right.Administrator administrator) {
            return Map.of("right", "administrator", "name", administrator.name(), "reason", administrator.reason());
        }
        return Map.of("right", by instanceof Right.Time ? "time" : "application");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void putUnlessEmpty(Map<String, Object> shown, String name, String text) {
        if (!text.isEmpty()) {
            shown.put(name, text);
        }
    }
}
