package io.github.proofring.webauthn;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Options in the shape that {@code PublicKeyCredential.parse…OptionsFromJSON} reads (WebAuthn Level 3 §5.1.8, §5.1.9). */
final class OptionsJson {
    private OptionsJson() {}

    static String creation(
            String rpId,
            String rpName,
            RegistrationRequest request,
            PendingRegistration pending,
            Duration timeout,
            AttestationPolicy attestation) {
        ObjectNode options = Json.newObject();
        options.putObject("rp").put("id", rpId).put("name", rpName);
        options.putObject("user")
                .put("id", request.user().base64Url())
                .put("name", request.name())
                .put("displayName", request.displayName());
        options.put("challenge", base64Url(pending.challenge()));
        ArrayNode algorithms = options.putArray("pubKeyCredParams");
        pending.algorithms()
                .forEach(algorithm ->
                        algorithms.addObject().put("type", "public-key").put("alg", algorithm.coseId()));
        options.put("timeout", timeout.toMillis());
        addCredentials(options.putArray("excludeCredentials"), request.existing());
        Hint.addTo(options, request.hints());
        ObjectNode selection = options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                // For browsers of Level 1.
                .put("requireResidentKey", true)
                .put("userVerification", request.verification().jsonName());
        Hint.attachment(request.hints()).ifPresent(only -> selection.put("authenticatorAttachment", only));
        options.put("attestation", attestation.conveyance());
        options.putObject("extensions").put("credProps", true);
        request.extensions().addTo(options);
        return options.toString();
    }

    static String request(String rpId, AuthenticationRequest request, PendingAuthentication pending, Duration timeout) {
        ObjectNode options = Json.newObject();
        options.put("challenge", base64Url(pending.challenge()));
        options.put("timeout", timeout.toMillis());
        options.put("rpId", rpId);
        addCredentials(options.putArray("allowCredentials"), request.allowed());
        options.put("userVerification", request.verification().jsonName());
        Hint.addTo(options, request.hints());
        request.extensions().addTo(options);
        return options.toString();
    }

    private static void addCredentials(ArrayNode array, List<CredentialDescriptor> credentials) {
        for (CredentialDescriptor credential : credentials) {
            ObjectNode written = array.addObject()
                    .put("type", "public-key")
                    .put("id", credential.id().base64Url());
            ArrayNode transports = written.putArray("transports");
            credential.transports().forEach(transports::add);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
