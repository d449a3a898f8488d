package io.github.proofring.examples.signin;

import io.github.proofring.registry.Code;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.method.ConsecutiveCodes;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.RecoveryCodes;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client sent, as named texts: the fields of a form, or the members of a JSON object, where {@code proof.code} names the
 * member of a member. Pages and API hand the same thing to the same actions.
 */
final class Fields {
    static final Fields NONE = new Fields(Map.of());
    /** No secret we take is longer; ten times a ticket's real length. */
    private static final int LONGEST = 8_192;
    /** What a browser says for a passkey: twice that of the longest key, of ML-DSA-87. */
    private static final int LONGEST_RESPONSE = 24_576;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @throws Refused if the body is no form in UTF-8 or names a field twice */
    static Fields ofForm(byte[] body) {
        Map<String, String> values = new HashMap<>();
        for (String pair : utf8(body).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                putOnce(values, name, value);
            }
        }
        return new Fields(values);
    }

    /** @throws Refused if the body is no JSON object in UTF-8, or has other values than texts and objects of texts */
    static Fields ofJson(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(utf8(body));
        } catch (JacksonException e) {
            // Without the cause: its message quotes the body, which may hold a password.
            throw Problem.MALFORMED.at("", Sentence.verbatim("The body is not well-formed JSON."));
        }
        if (!root.isObject()) {
            throw Problem.MALFORMED.at("", Sentence.verbatim("The body must be a JSON object."));
        }
        Map<String, String> values = new HashMap<>();
        root.properties().forEach(member -> put(values, member.getKey(), member.getValue(), 0));
        return new Fields(values);
    }

    /** A field that must be there; surrounding space is kept, for a password may have it. */
    String required(String name) {
        String value = optional(name);
        if (value.isEmpty()) {
            throw Problem.MISSING_FIELD.at(name);
        }
        return value;
    }

    /** A field's value, or empty. */
    String optional(String name) {
        String value = values.getOrDefault(name, "");
        if (value.length() > (name.endsWith("response") ? LONGEST_RESPONSE : LONGEST)) {
            throw Problem.BAD_FIELD.at(name, Sentence.of("problem.bad-field.long"));
        }
        return value;
    }

    /**
     * A passkey's response, or what was typed of an app's codes: one, or two in a row if its clock is off. The names of the fields
     * begin with this.
     */
    Proof proof(String prefix) {
        String response = optional(prefix + "response");
        if (!response.isEmpty()) {
            return new PasskeyResponse(response);
        }
        if (!optional(prefix + "kept").isEmpty()) {
            return new RecoveryCodes.Kept();
        }
        String code = required(prefix + "code");
        String next = optional(prefix + "next");
        return next.isEmpty() ? new Code(code) : new ConsecutiveCodes(code, next);
    }

    private static void put(Map<String, String> values, String name, JsonNode value, int depth) {
        if (value.isString()) {
            putOnce(values, name, value.stringValue());
        } else if (value.isObject() && name.equals("proof.response")) {
            // For the passkey's verifier to read, and not for us.
            putOnce(values, name, value.toString());
        } else if (value.isObject() && depth == 0) {
            value.properties().forEach(member -> put(values, name + "." + member.getKey(), member.getValue(), 1));
        } else if (!value.isNull()) {
            throw Problem.BAD_FIELD.at(name, Sentence.verbatim("This must be a text."));
        }
    }

    private static void putOnce(Map<String, String> values, String name, String value) {
        if (values.put(name, value) != null) {
            throw Problem.MALFORMED.at("", Sentence.of("problem.malformed.twice"));
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.MALFORMED.at("", Sentence.of("problem.malformed.utf-8"));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.MALFORMED.at("", Sentence.of("problem.malformed.form"));
        }
    }

    /** The names alone: the values may be secret. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
