package io.github.proofring.testkit;

import static io.github.proofring.testkit.Encoding.decoded;
import static io.github.proofring.testkit.Encoding.encoded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the authenticator and the browser around it do of extensions: credProps, prf and largeBlob of WebAuthn Level 3 §10.1,
 * credProtect and minPinLength of CTAP 2.2 §12. Whatever a browser would refuse is refused as it does.
 */
final class SoftwareExtensions {
    static final Set<String> ALL = Set.of("credProps", "prf", "largeBlob", "credProtect", "minPinLength");

    private static final List<String> POLICIES = List.of(
            "userVerificationOptional", "userVerificationOptionalWithCredentialIDList", "userVerificationRequired");

    private final Set<String> known;
    private final int minPinLength;

    private SoftwareExtensions(Set<String> known, int minPinLength) {
        this.known = Set.copyOf(known);
        this.minPinLength = minPinLength;
    }

    /** All of them, and the PIN that CTAP asks for. */
    static SoftwareExtensions all() {
        return new SoftwareExtensions(ALL, 4);
    }

    SoftwareExtensions withKnown(Set<String> identifiers) {
        if (!ALL.containsAll(identifiers)) {
            throw new IllegalArgumentException("it knows " + new TreeSet<>(ALL) + ", not all of " + identifiers);
        }
        return new SoftwareExtensions(identifiers, minPinLength);
    }

    SoftwareExtensions withMinPinLength(int length) {
        return new SoftwareExtensions(known, length);
    }

    /** Before a passkey is made. */
    void refuseCreation(JsonNode inputs) {
        JsonNode blob = inputs.path("largeBlob");
        refuseIf(inputs.path("prf").has("evalByCredential"), "NotSupportedError: prf by credential makes no passkey");
        refuseIf(blob.has("read") || blob.has("write"), "NotSupportedError: a new passkey has no blob");
        refuseIf(
                isText(blob.path("support"), "required") && !known.contains("largeBlob"),
                "NotAllowedError: it stores no blobs");
        refuseIf(
                inputs.path("enforceCredentialProtectionPolicy").booleanValue(false)
                        && protection(inputs) > 1
                        && !known.contains("credProtect"),
                "NotAllowedError: it cannot protect a passkey so");
    }

    /** What the browser tells of a new passkey. */
    ObjectNode created(JsonNode inputs, SoftwarePasskey passkey) {
        ObjectNode outputs = JsonMapper.shared().createObjectNode();
        if (isAsked(inputs, "credProps")) {
            outputs.putObject("credProps").put("rk", true);
        }
        if (inputs.has("prf")) {
            ObjectNode prf = outputs.putObject("prf").put("enabled", known.contains("prf"));
            if (known.contains("prf")) {
                putResults(prf, inputs.path("prf").path("eval"), passkey);
            }
        }
        if (inputs.has("largeBlob")) {
            passkey.setStoringBlobs(known.contains("largeBlob"));
            outputs.putObject("largeBlob").put("supported", passkey.isStoringBlobs());
        }
        return outputs;
    }

    /** What the authenticator tells of a new passkey, in CBOR; nothing if it has nothing to tell. */
    byte[] authenticatorOutputs(JsonNode inputs, SoftwarePasskey passkey) {
        List<byte[]> outputs = new ArrayList<>();
        if (inputs.has("credentialProtectionPolicy") && known.contains("credProtect")) {
            passkey.setProtection(protection(inputs));
            outputs.addAll(List.of(Cbor.text("credProtect"), Cbor.number(passkey.protection())));
        }
        if (inputs.has("prf") && known.contains("prf")) {
            outputs.addAll(List.of(Cbor.text("hmac-secret"), Cbor.TRUE));
        }
        if (isAsked(inputs, "minPinLength")) {
            outputs.addAll(List.of(Cbor.text("minPinLength"), Cbor.number(minPinLength)));
        }
        return outputs.isEmpty() ? new byte[0] : Cbor.map(outputs.toArray(byte[][]::new));
    }

    /** Before a passkey signs. */
    void refuseRequest(JsonNode inputs, JsonNode allowed) {
        JsonNode blob = inputs.path("largeBlob");
        refuseIf(
                blob.has("support") || (blob.has("read") && blob.has("write")),
                "NotSupportedError: a blob is read or written");
        refuseIf(
                blob.has("write") && allowed.size() != 1,
                "NotSupportedError: a blob is written for one passkey that is named");
        JsonNode byCredential = inputs.path("prf").path("evalByCredential");
        refuseIf(
                !byCredential.isEmpty() && allowed.isEmpty(),
                "NotSupportedError: prf by credential, and none is named");
        for (Map.Entry<String, JsonNode> entry : byCredential.properties()) {
            refuseIf(
                    allowed.valueStream().noneMatch(named -> isText(named.path("id"), entry.getKey())),
                    "SyntaxError: prf of a passkey that is not allowed");
        }
    }

    /** What the browser tells of a passkey that signed. */
    ObjectNode asserted(JsonNode inputs, SoftwarePasskey passkey) {
        ObjectNode outputs = JsonMapper.shared().createObjectNode();
        if (inputs.has("prf")) {
            ObjectNode prf = outputs.putObject("prf");
            JsonNode own = inputs.path("prf").path("evalByCredential").path(encoded(passkey.id()));
            if (known.contains("prf")) {
                putResults(prf, own.isMissingNode() ? inputs.path("prf").path("eval") : own, passkey);
            }
        }
        JsonNode blob = inputs.path("largeBlob");
        if (blob.path("read").booleanValue(false)) {
            ObjectNode read = outputs.putObject("largeBlob");
            passkey.blob().ifPresent(bytes -> read.put("blob", encoded(bytes)));
        } else if (blob.has("write")) {
            outputs.putObject("largeBlob").put("written", passkey.write(decoded(blob.path("write"))));
        }
        return outputs;
    }

    private static void putResults(ObjectNode prf, JsonNode inputs, SoftwarePasskey passkey) {
        if (inputs.has("first")) {
            ObjectNode results = prf.putObject("results");
            results.put("first", encoded(passkey.prf(decoded(inputs.path("first")))));
            if (inputs.has("second")) {
                results.put("second", encoded(passkey.prf(decoded(inputs.path("second")))));
            }
        }
    }

    private boolean isAsked(JsonNode inputs, String identifier) {
        return inputs.path(identifier).booleanValue(false) && known.contains(identifier);
    }

    /** 1 to 3, as CTAP numbers them. */
    private static int protection(JsonNode inputs) {
        return 1
                + Math.max(
                        0,
                        POLICIES.indexOf(
                                inputs.path("credentialProtectionPolicy").stringValue("")));
    }

    private static boolean isText(JsonNode node, String text) {
        return node.stringValue("").equals(text);
    }

    private static void refuseIf(boolean refused, String error) {
        if (refused) {
            throw new IllegalStateException(error);
        }
    }
}
