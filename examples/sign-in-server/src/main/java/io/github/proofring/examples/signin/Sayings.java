package io.github.proofring.examples.signin;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.EscapeFilter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the templates say something: {@code say("key", places…)} gives the sentence of this key in the page's language, and
 * {@code say(sentence)} one that the model holds. {@code strong(text)} and {@code span("class", text)} mark what stands in a place.
 * {@code troubles()} is what a script may have to say.
 */
final class Sayings extends AbstractExtension {
    private static final EscapeFilter HTML = new EscapeFilter();

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(
                "say", positional((language, given) -> say(language, given)),
                "strong", positional((language, given) -> marked("<strong>", text(language, given, 0), "</strong>")),
                "span",
                        positional((language, given) -> marked(
                                "<span class=\"" + escaped(text(language, given, 0)) + "\">",
                                text(language, given, 1),
                                "</span>")),
                "troubles", positional((language, given) -> new SafeString(escaped(Troubles.json(language)))));
    }

    private static SafeString say(Language language, List<Object> given) {
        if (given.get(0) instanceof Sentence sentence) {
            return new SafeString(escaped(language.say(sentence)));
        }
        // What holds markup is put in after everything else was escaped, in place of a character that no text has.
        List<Object> places = new ArrayList<>(given.subList(1, given.size()));
        List<String> marked = new ArrayList<>();
        places.replaceAll(place -> {
            if (place instanceof SafeString safe) {
                marked.add(safe.toString());
                return placeholder(marked.size() - 1);
            }
            return place;
        });
        String said = escaped(language.say(new Sentence(given.get(0).toString(), places)));
        for (int i = 0; i < marked.size(); i++) {
            said = said.replace(placeholder(i), marked.get(i));
        }
        return new SafeString(said);
    }

    /** One of Unicode's noncharacters. */
    private static String placeholder(int number) {
        return Character.toString(0xFDD0 + number);
    }

    private static SafeString marked(String start, String text, String end) {
        return new SafeString(start + escaped(text) + end);
    }

    private static String text(Language language, List<Object> given, int index) {
        Object value = given.get(index);
        return value instanceof Sentence sentence ? language.say(sentence) : value.toString();
    }

    private static String escaped(String text) {
        return Objects.requireNonNull(HTML.apply(text, Map.of(), null, null, 0)).toString();
    }

    private interface Saying {
        Object of(Language language, List<Object> given);
    }

    private static Function positional(Saying saying) {
        return new Function() {
            @Override
            public @Nullable List<String> getArgumentNames() {
                return null;
            }

            @Override
            public Object execute(
                    Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
                List<Object> given = IntStream.range(0, arguments.size())
                        .mapToObj(i -> Objects.requireNonNull(
                                arguments.get(Integer.toString(i)),
                                () -> self.getName() + ", line " + lineNumber + ": nothing to say in place " + i))
                        .toList();
                return saying.of(Language.of(context.getLocale()), given);
            }
        };
    }
}
