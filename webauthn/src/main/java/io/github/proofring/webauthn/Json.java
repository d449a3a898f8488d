package io.github.proofring.webauthn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON from a client: bounded, no member twice, and every mistake ends in {@link MalformedException}. */
final class Json {
    /** Ten times the largest response of a real authenticator, which is one of ML-DSA with a chain of certificates. */
    private static final int MAX_LENGTH = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(MAX_LENGTH)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final JsonNode object;

    private Json(JsonNode object) {
        this.object = object;
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static Json read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedException();
        }
        try {
            return ofObject(MAPPER.readTree(text));
        } catch (RuntimeException e) {
            // As in Cbor.
            throw new MalformedException();
        }
    }

    /** UTF-8 decode of the Encoding Standard, which drops a byte order mark. */
    static Json read(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // What stands for a mistake is not written as the mistake was.
        if (text.indexOf('\ufffd') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw new MalformedException();
        }
        return read(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static Json ofObject(JsonNode node) {
        if (!node.isObject()) {
            throw new MalformedException();
        }
        return new Json(node);
    }

    Json object(String name) {
        return ofObject(required(name));
    }

    Optional<Json> optionalObject(String name) {
        return optional(name).map(Json::ofObject);
    }

    String text(String name) {
        return text(required(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(Json::text);
    }

    /** False if it is not there. */
    boolean flag(String name) {
        return optional(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw new MalformedException();
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name).isPresent() ? Optional.of(flag(name)) : Optional.empty();
    }

    long number(String name) {
        JsonNode node = required(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new MalformedException();
        }
        return node.longValue();
    }

    byte[] bytes(String name) {
        return decoded(text(name));
    }

    Optional<byte[]> optionalBytes(String name) {
        return optionalText(name).map(Json::decoded);
    }

    /** None if it is not there. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        optional(name).ifPresent(array -> elements(array).forEach(node -> texts.add(text(node))));
        return texts;
    }

    List<Json> objects(String name) {
        List<Json> objects = new ArrayList<>();
        elements(required(name)).forEach(node -> objects.add(ofObject(node)));
        return objects;
    }

    private static Iterable<JsonNode> elements(JsonNode array) {
        if (!array.isArray()) {
            throw new MalformedException();
        }
        return array;
    }

    private JsonNode required(String name) {
        return optional(name).orElseThrow(MalformedException::new);
    }

    /** What is null counts as not there: some clients write all members that they know. */
    private Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new MalformedException();
        }
        return node.stringValue();
    }

    static byte[] decoded(String base64Url) {
        try {
            return Base64.getUrlDecoder().decode(base64Url);
        } catch (IllegalArgumentException e) {
            throw new MalformedException();
        }
    }
}
