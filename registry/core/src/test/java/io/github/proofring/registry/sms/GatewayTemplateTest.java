package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A template's values stay values: no text ends its place and begins something else")
class GatewayTemplateTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALPHABET =
            "\"\\/{}+&=%;#?<> \n\r\t\b\f\0\u001f\u007f\u0080aZ9äß€\u2028\ufffd\ud800\udbff\udc00\udfff";

    private static String fill(GatewayTemplate template, String text) {
        return template.fill(Messages.message(Channel.SMS, text), Optional.of("A&B \"Bank\""));
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(24); length > 0; length--) {
            text.append(
                    random.nextInt(4) == 0
                            ? (char) random.nextInt(0x10000)
                            : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Lone surrogates as UTF-8 of Java has them, but for the character in their place. */
    private static String wellFormed(String text) {
        return text.replaceAll("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]", "\ufffd");
    }

    @Test
    @DisplayName("RFC 8259 §7: a JSON parser reads back any text, in an object that has only our members")
    void json() {
        GatewayTemplate template =
                GatewayTemplate.json("{\"a\":[\"{text}\"],\"from\":\"{from}\",\"both\":\"{text}|{to}\"}");
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random);
            byte[] sent = fill(template, text).getBytes(StandardCharsets.UTF_8);
            JsonNode read = JSON.readTree(sent);
            assertEquals(3, read.size());
            assertEquals(wellFormed(text), read.get("a").get(0).asString());
            assertEquals("A&B \"Bank\"", read.get("from").asString());
            assertEquals(
                    wellFormed(text) + "|" + Messages.NUMBER, read.get("both").asString());
        }
    }

    @Test
    @DisplayName("WHATWG URL §5.1: a form parser reads back any text, in a form that has only our fields")
    void form() {
        GatewayTemplate template = GatewayTemplate.form("To={to}&Body={text}&From={from}");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random);
            String[] fields = fill(template, text).split("&", -1);
            assertEquals(3, fields.length);
            assertEquals("To=%2B491715550123", fields[0]);
            assertTrue(fields[1].matches("Body=[A-Za-z0-9.*_+%-]*"), fields[1]);
            assertEquals(wellFormed(text), URLDecoder.decode(fields[1].substring(5), StandardCharsets.UTF_8));
            assertEquals("From=A%26B+%22Bank%22", fields[2]);
        }
    }

    @Test
    @DisplayName("RFC 8259 §8.2: half a surrogate pair becomes U+FFFD, a whole one stays")
    void surrogates() {
        GatewayTemplate json = GatewayTemplate.json("[\"{to}\",\"{text}\"]");
        assertEquals("[\"+491715550123\",\"\ufffd😀\ufffd\"]", fill(json, "\udc00😀\ud83d"));
        GatewayTemplate form = GatewayTemplate.form("t={to}&b={text}");
        assertEquals("t=%2B491715550123&b=%EF%BF%BD%F0%9F%98%80", fill(form, "\udc00😀"));
    }

    @Test
    @DisplayName("a value that looks like a place, or like a reference into a pattern, stays what it is")
    void placesInValues() {
        GatewayTemplate template = GatewayTemplate.json("{\"to\":\"{to}\",\"text\":\"{text}\"}");
        assertEquals(
                "{\"to\":\"+491715550123\",\"text\":\"{to} {id} $1 $0 {nothing}\"}",
                fill(template, "{to} {id} $1 $0 {nothing}"));
    }

    @Test
    @DisplayName("{digits} is the number without its plus, {id} the message's")
    void places() {
        GatewayTemplate template = GatewayTemplate.form("n={digits}&t={text}&i={id}");
        assertEquals("n=491715550123&t=x&i=" + Messages.ID, fill(template, "x"));
        Message bare = new Message(Messages.ID, Channel.SMS, "12345", "", "x", Optional.empty());
        assertEquals("n=12345&t=x&i=" + Messages.ID, template.fill(bare, Optional.empty()));
    }

    @ParameterizedTest
    @DisplayName("a place in JSON outside a string, or behind a backslash, is refused when the template is made")
    @ValueSource(
            strings = {
                "{\"to\":{to},\"text\":\"{text}\"}",
                "{\"to\":\"{to}\",\"text\":{text}}",
                "{\"to\":\"{to}\",\"text\":\"\\{text}\"}",
                "{\"to\":\"\\\"{to}\",\"text\":\"a\\\\\"{text}",
            })
    void outside(String template) {
        assertThrows(IllegalArgumentException.class, () -> GatewayTemplate.json(template));
    }

    @Test
    @DisplayName("a quote that is escaped in the template does not end the string")
    void escapedQuote() {
        GatewayTemplate template = GatewayTemplate.json("{\"to\":\"{to}\",\"text\":\"say \\\"{text}\\\"\"}");
        assertEquals(
                "say \"it\"", JSON.readTree(fill(template, "it")).get("text").asString());
    }

    @ParameterizedTest
    @DisplayName("a misspelt place, or none for the address or the text, is refused with the remedy")
    @CsvSource(
            delimiter = '|',
            value = {
                "to={to}&text={txt} | {txt}",
                "text={text} | {to} or {digits}",
                "to={to} | and {text}",
                "to={to}&text={text}&x=ä | visible ASCII",
                "to={to}& text={text} | visible ASCII",
            })
    void mistakes(String template, String named) {
        IllegalArgumentException mistake =
                assertThrows(IllegalArgumentException.class, () -> GatewayTemplate.form(template));
        assertTrue(mistake.getMessage().contains(named), mistake.getMessage());
    }

    @Test
    @DisplayName("hazard 15: a template with a secret does not print it")
    void silent() {
        assertFalse(GatewayTemplate.form("to={to}&text={text}&secret=hush")
                .toString()
                .contains("hush"));
    }
}
