package io.github.proofring.webauthn;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A CBOR map from a client: bounded, no key twice, and every mistake ends in {@link MalformedException}. */
final class Cbor {
    private static final CBORMapper MAPPER = CBORMapper.builder(CBORFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final JsonNode map;
    private final int end;

    private Cbor(JsonNode map, int end) {
        this.map = map;
        this.end = end;
    }

    /** The map that begins at {@code from}; more may follow. */
    static Cbor read(byte[] bytes, int from) {
        try (JsonParser parser = MAPPER.createParser(bytes, from, bytes.length - from)) {
            parser.nextToken();
            JsonNode map = parser.readValueAsTree();
            if (!map.isObject()) {
                throw new MalformedException();
            }
            return new Cbor(map, Math.toIntExact(parser.currentLocation().getByteOffset()));
        } catch (RuntimeException e) {
            // Not Jackson's own alone: its parser has states that it says cannot be reached, and hostile bytes reach
            // them.
            throw new MalformedException();
        }
    }

    /** The map that all of the bytes are. */
    static Cbor readAll(byte[] bytes) {
        Cbor map = read(bytes, 0);
        if (map.end != bytes.length) {
            throw new MalformedException();
        }
        return map;
    }

    /** Where the bytes after it begin. */
    int end() {
        return end;
    }

    /** A number under a number, as COSE has them; empty if it is not there. */
    Optional<Long> number(int key) {
        return number(Integer.toString(key));
    }

    Optional<Long> number(String key) {
        return value(key).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw new MalformedException();
            }
            return node.longValue();
        });
    }

    Optional<byte[]> bytes(int key) {
        return bytes(Integer.toString(key));
    }

    Optional<byte[]> bytes(String key) {
        return value(key).map(node -> {
            if (!node.isBinary()) {
                throw new MalformedException();
            }
            return node.binaryValue();
        });
    }

    Optional<BigInteger> unsigned(int key) {
        return bytes(key).map(bytes -> new BigInteger(1, bytes));
    }

    Optional<String> text(String key) {
        return value(key).map(node -> {
            if (!node.isString()) {
                throw new MalformedException();
            }
            return node.stringValue();
        });
    }

    /** An array of byte strings; empty if it is not there. */
    Optional<List<byte[]>> byteStrings(String key) {
        return value(key).map(array -> {
            if (!array.isArray() || !array.valueStream().allMatch(JsonNode::isBinary)) {
                throw new MalformedException();
            }
            return array.valueStream().map(JsonNode::binaryValue).toList();
        });
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    /** Whether there is a map or an array under a key. */
    boolean hasContainer(String key) {
        return value(key).filter(JsonNode::isContainer).isPresent();
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    /** The map under a key; empty if it is not there or something else. */
    Optional<Cbor> map(String key) {
        return value(key).filter(JsonNode::isObject).map(inner -> new Cbor(inner, end));
    }

    private Optional<JsonNode> value(String key) {
        return Optional.ofNullable(map.get(key));
    }
}
