package io.github.proofring.webauthn;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Responses damaged at random: in their JSON, or in one of the byte strings inside. */
final class Mutations {
    private static final String ALPHABET = "{}[]\":,\\0aA-_=+/ \u0000\u00e4\ufeff\ud800";
    private static final List<String> MEMBERS =
            List.of("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    String of(String response) {
        return random.nextInt(4) == 0 ? text(response) : inside(response);
    }

    private String inside(String response) {
        return ofMember(response, MEMBERS.get(random.nextInt(MEMBERS.size())));
    }

    String ofMember(String response, String member) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(response);
        JsonNode inner = json.path("response");
        if (!inner.path(member).isString()) {
            return text(response);
        }
        byte[] bytes = Base64.getUrlDecoder().decode(inner.path(member).stringValue());
        byte[] changed = member.equals("clientDataJSON")
                ? text(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes(bytes);
        ((ObjectNode) inner).put(member, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        return json.toString();
    }

    private String text(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !changed.isEmpty(); changes--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, changed.substring(at, to));
                case 2 -> changed.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> changed.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return changed.toString();
    }

    private byte[] bytes(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length == 0 || random.nextInt(6) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 8));
        }
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(changed.length);
            changed[at] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) (changed[at] ^ 1 << random.nextInt(8));
        }
        return changed;
    }
}
