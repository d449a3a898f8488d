package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Signal API: the arguments of PublicKeyCredential's signal methods as JSON")
class SignalsTest {
    private static final Signals SIGNALS = RelyingParty.of("example.org", "Example", Set.of("https://example.org"))
            .signals();
    private static final UserHandle USER = UserHandle.of(new byte[] {1, 2, 3});
    private static final CredentialId ONE = CredentialId.of(new byte[] {(byte) 0xfb, (byte) 0xff});
    private static final CredentialId TWO = CredentialId.of(new byte[] {4});

    @Test
    @DisplayName("UnknownCredentialOptions: rpId and credentialId in base64url")
    void unknownCredential() {
        assertEquals("{\"rpId\":\"example.org\",\"credentialId\":\"-_8\"}", SIGNALS.unknownCredential(ONE));
    }

    @Test
    @DisplayName(
            "AllAcceptedCredentialsOptions: rpId, userId and every credential id; none is an empty list, which hides all")
    void allAcceptedCredentials() {
        assertEquals(
                "{\"rpId\":\"example.org\",\"userId\":\"AQID\",\"allAcceptedCredentialIds\":[\"-_8\",\"BA\"]}",
                SIGNALS.allAcceptedCredentials(USER, List.of(ONE, TWO)));
        assertEquals(
                "{\"rpId\":\"example.org\",\"userId\":\"AQID\",\"allAcceptedCredentialIds\":[]}",
                SIGNALS.allAcceptedCredentials(USER, List.of()));
    }

    @Test
    @DisplayName("CurrentUserDetailsOptions: rpId, userId, name and displayName, whatever people call themselves")
    void currentUserDetails() {
        assertEquals(
                "{\"rpId\":\"example.org\",\"userId\":\"AQID\",\"name\":\"ada\",\"displayName\":\"Ada \\\"L\\\"\"}",
                SIGNALS.currentUserDetails(USER, "ada", "Ada \"L\""));
    }

    @Test
    @DisplayName("a passkey of ways to plug it in or hold it near is a security key, one of nothing told is not")
    void securityKeys() {
        assertTrue(passkey(List.of("usb")).isSecurityKey());
        assertTrue(passkey(List.of("nfc", "usb")).isSecurityKey());
        assertFalse(passkey(List.of("hybrid", "internal")).isSecurityKey());
        assertFalse(passkey(List.of("internal", "usb")).isSecurityKey());
        assertFalse(passkey(List.of()).isSecurityKey());
    }

    private static Passkey passkey(List<String> transports) {
        return new Passkey(
                ONE,
                USER,
                CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[] {1}),
                0,
                true,
                false,
                false,
                transports,
                new java.util.UUID(0, 0));
    }
}
