package io.github.proofring.examples.signin;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The browser's own virtual authenticator: built in, with passkeys that it finds by itself, its user present and verified. */
final class BrowserPasskeys {
    private final Browser browser;
    private final String id;
    private String autofillBlock = "";

    BrowserPasskeys(Browser browser) {
        this(browser, Map.of());
    }

    /** The same with more of the protocol's options. */
    BrowserPasskeys(Browser browser, Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.putAll(Map.of(
                "protocol", "ctap2",
                "ctap2Version", "ctap2_1",
                "transport", "internal",
                "hasResidentKey", true,
                "hasUserVerification", true,
                "isUserVerified", true,
                "automaticPresenceSimulation", true));
        this.browser = browser;
        browser.command("WebAuthn.enable", Map.of());
        this.id = String.valueOf(browser.command("WebAuthn.addVirtualAuthenticator", Map.of("options", options))
                .get("authenticatorId"));
    }

    void setUserVerified(boolean verified) {
        browser.command("WebAuthn.setUserVerified", Map.of("authenticatorId", id, "isUserVerified", verified));
    }

    /** Whether pages opened from now on find a browser that suggests passkeys in form fields; the virtual user takes the first one. */
    void setAutofill(boolean available) {
        if (!autofillBlock.isEmpty()) {
            browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", autofillBlock));
            autofillBlock = "";
        }
        if (!available) {
            autofillBlock = String.valueOf(browser.command(
                            "Page.addScriptToEvaluateOnNewDocument",
                            Map.of("source", "PublicKeyCredential.isConditionalMediationAvailable = async () => false"))
                    .get("identifier"));
        }
    }

    /** The passkeys that it holds. */
    List<?> credentials() {
        Object held = browser.command("WebAuthn.getCredentials", Map.of("authenticatorId", id))
                .get("credentials");
        return held instanceof List<?> list ? list : List.of();
    }

    /** Those of one account. */
    long countOf(String name) {
        return credentials().stream()
                .filter(passkey -> passkey instanceof Map<?, ?> known && name.equals(known.get("userName")))
                .count();
    }

    /** Takes away all but those of one account. */
    void keepOnly(String name) {
        for (Object passkey : credentials()) {
            if (passkey instanceof Map<?, ?> known && !name.equals(known.get("userName"))) {
                browser.command(
                        "WebAuthn.removeCredential",
                        Map.of("authenticatorId", id, "credentialId", String.valueOf(known.get("credentialId"))));
            }
        }
    }

    /** Puts a passkey in that no account has. */
    void addUnknown(String rpId, byte[] privateKey) {
        Base64.Encoder base64 = Base64.getEncoder();
        browser.command(
                "WebAuthn.addCredential",
                Map.of(
                        "authenticatorId",
                        id,
                        "credential",
                        Map.of(
                                "credentialId",
                                base64.encodeToString(new byte[32]),
                                "isResidentCredential",
                                true,
                                "rpId",
                                rpId,
                                "privateKey",
                                base64.encodeToString(privateKey),
                                "userHandle",
                                base64.encodeToString("nobody".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                                "signCount",
                                0)));
    }
}
