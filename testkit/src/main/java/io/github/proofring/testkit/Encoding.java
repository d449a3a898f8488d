package io.github.proofring.testkit;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Bytes as the JSON of passkeys has them, and their hash. */
final class Encoding {
    private Encoding() {}

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decoded(JsonNode base64Url) {
        return Base64.getUrlDecoder().decode(base64Url.stringValue());
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
