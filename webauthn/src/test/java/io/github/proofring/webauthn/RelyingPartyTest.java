package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A relying party")
class RelyingPartyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "https://example.org/",
                "https://example.org/login",
                "https://Example.org",
                "https://example.org:443",
                "http://localhost:80",
                "http://example.org",
                "http://localhost.evil.example",
                "ftp://example.org",
                "https://user@example.org",
                "https://*.example.org",
                "https://b\u00fccher.example",
                "android:apk-key-hash:short",
                "null"
            })
    @DisplayName("refuses what is no origin of a page or an app that can have passkeys, and says why")
    void origins(String origin) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> RelyingParty.of("example.org", "Example", Set.of(origin)));
        assertTrue(String.valueOf(e.getMessage()).endsWith(origin), e.getMessage());
        RelyingParty party = RelyingParty.of("example.org", "Example", Set.of("https://example.org"));
        assertThrows(IllegalArgumentException.class, () -> party.withinPagesOf(Set.of(origin)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Example.org", "https://example.org", "example.org:8443", "example..org", ".org", "ex ample"
            })
    @DisplayName("refuses what is no domain")
    void ids(String id) {
        assertThrows(
                IllegalArgumentException.class, () -> RelyingParty.of(id, "Example", Set.of("https://example.org")));
    }

    @Test
    @DisplayName("needs an origin, an algorithm and a time of ten seconds to an hour")
    void bounds() {
        assertThrows(IllegalArgumentException.class, () -> RelyingParty.of("example.org", "Example", Set.of()));
        RelyingParty party = RelyingParty.of("example.org", "Example", Set.of("https://example.org"));
        assertThrows(IllegalArgumentException.class, () -> party.withAlgorithms(List.of()));
        assertThrows(IllegalArgumentException.class, () -> party.withinPagesOf(Set.of()));
        CredentialDescriptor one = new CredentialDescriptor(CredentialId.of(new byte[1023]), List.of());
        AuthenticationRequest most = AuthenticationRequest.of(Site.ADA, Collections.nCopies(100, one));
        PendingAuthentication pending =
                party.startAuthentication(most, Ceremonies.NOW).pending();
        assertEquals(pending, PendingAuthentication.parse(pending.serialize()));
        List<CredentialDescriptor> more = Collections.nCopies(101, one);
        assertThrows(IllegalArgumentException.class, () -> AuthenticationRequest.of(Site.ADA, more));
        assertThrows(IllegalArgumentException.class, () -> party.withTimeout(Duration.ofSeconds(9)));
        assertThrows(IllegalArgumentException.class, () -> party.withTimeout(Duration.ofMinutes(61)));
        assertEquals(
                Ceremonies.NOW.plusSeconds(3600),
                party.withTimeout(Duration.ofHours(1))
                        .startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW)
                        .pending()
                        .expiresAt());
        assertEquals("RelyingParty[example.org, [https://example.org]]", party.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES512", "RS256", "EDDSA", "ED448", "ML_DSA_44"})
    @DisplayName("verifies by the provider that it is given, and by the runtime what that one does not have")
    void provider(SignatureAlgorithm algorithm) {
        Site site = new Site();
        site.party = site.party.withAlgorithms(List.of(algorithm)).withProvider(new BouncyCastleProvider());
        Passkey passkey = site.register();
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey));
        site.party = site.party.withProvider(java.security.Security.getProvider("SUN"));
        assertInstanceOf(AssertionResult.Asserted.class, site.signIn(passkey));
    }

    @Test
    @DisplayName("keeps of a passkey what is in range, and compares it by value")
    void values() {
        byte[] bytes = {1, 2, 3};
        CredentialId id = CredentialId.of(bytes);
        UserHandle user = UserHandle.of(bytes);
        bytes[0] = 9;
        id.toByteArray()[0] = 9;
        assertEquals("AQID", id.base64Url());
        assertEquals(CredentialId.of(new byte[] {1, 2, 3}), id);
        assertEquals(CredentialId.of(new byte[] {1, 2, 3}).hashCode(), id.hashCode());
        assertNotEquals((Object) user, id);
        assertEquals("UserHandle[AQID]", user.toString());
        assertThrows(IllegalArgumentException.class, () -> CredentialId.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> CredentialId.of(new byte[1024]));
        assertThrows(IllegalArgumentException.class, () -> UserHandle.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> UserHandle.of(new byte[65]));
        CredentialPublicKey key = CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[91]);
        assertEquals(CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[91]), key);
        assertEquals(
                CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[91]).hashCode(), key.hashCode());
        assertNotEquals(CredentialPublicKey.of(SignatureAlgorithm.RS256, new byte[91]), key);
        assertThrows(
                IllegalArgumentException.class, () -> CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[0]));
        assertThrows(
                IllegalArgumentException.class, () -> CredentialPublicKey.of(SignatureAlgorithm.ES256, new byte[4097]));
        List<String> nine = Collections.nCopies(9, "usb");
        assertThrows(IllegalArgumentException.class, () -> new CredentialDescriptor(id, nine));
        for (long count : new long[] {-1, 1L << 32}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Passkey(id, user, key, count, true, false, false, List.of(), new UUID(0, 0)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Passkey(id, user, key, 0, true, false, false, nine, new UUID(0, 0)));
    }
}
