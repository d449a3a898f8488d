package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.Message;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of the request by which a gateway is given one message, with places for what changes. Immutable, safe for use by many
 * threads. The places are
 *
 * <ul>
 *   <li>{@code {to}}, the address as the message has it: a number of E.164 with its {@code +};
 *   <li>{@code {digits}}, the same without the {@code +}, for gateways that ask for that;
 *   <li>{@code {text}}, what the message says;
 *   <li>{@code {from}}, the sender of {@link SmsGatewayBuilder#from};
 *   <li>{@code {id}}, the message's id.
 * </ul>
 *
 * <p>Each value is escaped for the encoding of the body. The rest is sent as it stands, as UTF-8. Nothing else may stand as lower-case
 * letters in braces, so a misspelt place is found when the application starts; in JSON a literal brace can be written as an escape.
 */
public final class GatewayTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern FORM = Pattern.compile("[!-~]*");
    private static final Set<String> PLACES = Set.of("to", "digits", "text", "from", "id");

    private final BodyEncoding encoding;
    private final String body;
    private final Set<String> places;

    private GatewayTemplate(BodyEncoding encoding, String body) {
        this.encoding = encoding;
        this.body = body;
        this.places = placesIn(body);
    }

    /**
     * A body of JSON (RFC 8259), as {@code {"to":"{to}","text":"{text}"}}.
     *
     * @throws IllegalArgumentException if a place is unknown, stands outside a string or right behind a backslash, or if no place takes
     *     the address or the text
     */
    public static GatewayTemplate json(String body) {
        Matcher place = PLACE.matcher(body);
        while (place.find()) {
            if (!isInString(body, place.start())) {
                throw new IllegalArgumentException(
                        place.group() + " has to stand in a JSON string, between its quotes");
            }
        }
        return new GatewayTemplate(BodyEncoding.JSON, body);
    }

    /**
     * A body as a form of a web page sends it, as {@code To={to}&Body={text}}. What is not a place is encoded already.
     *
     * @throws IllegalArgumentException if the body holds anything but visible ASCII, if a place is unknown, or if no place takes the
     *     address or the text
     */
    public static GatewayTemplate form(String body) {
        if (!FORM.matcher(body).matches()) {
            throw new IllegalArgumentException("a form is visible ASCII: write other characters percent-encoded");
        }
        return new GatewayTemplate(BodyEncoding.FORM, body);
    }

    private static boolean isInString(String json, int position) {
        boolean inside = false;
        int i = 0;
        for (; i < position; i++) {
            char c = json.charAt(i);
            if (inside && c == '\\') {
                i++;
            } else if (c == '"') {
                inside = !inside;
            }
        }
        return inside && i == position;
    }

    private static Set<String> placesIn(String body) {
        Set<String> found = new HashSet<>();
        PLACE.matcher(body).results().forEach(place -> found.add(place.group(1)));
        for (String name : found) {
            if (!PLACES.contains(name)) {
                throw new IllegalArgumentException(
                        "a template has no {" + name + "}: its places are {to}, {digits}, {text}, {from}, {id}");
            }
        }
        boolean addressed = found.contains("to") || found.contains("digits");
        if (!addressed || !found.contains("text")) {
            throw new IllegalArgumentException("a template needs {to} or {digits}, and {text}");
        }
        return found;
    }

    boolean needsSender() {
        return places.contains("from");
    }

    String contentType() {
        return encoding.contentType;
    }

    /** The body for one message. A value that looks like a place stays what it is. */
    String fill(Message message, Optional<String> sender) {
        return PLACE.matcher(body)
                .replaceAll(place -> Matcher.quoteReplacement(
                        encoding.escape(BodyEncoding.wellFormed(value(place.group(1), message, sender)))));
    }

    private static String value(String name, Message message, Optional<String> sender) {
        return switch (name) {
            case "to" -> message.to();
            case "digits" -> message.to().startsWith("+") ? message.to().substring(1) : message.to();
            case "text" -> message.text();
            case "from" -> sender.orElseThrow();
            case "id" -> message.id();
            default -> throw new IllegalStateException(name);
        };
    }

    /** The encoding alone: the body may hold a secret. */
    @Override
    public String toString() {
        return "GatewayTemplate[" + encoding.contentType + "]";
    }
}
