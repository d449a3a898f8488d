package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What is asked for")
class RequestsTest {
    private final Site site = new Site();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "SECURITY_KEY | [\"security-key\"] | cross-platform",
                "CLIENT_DEVICE | [\"client-device\"] | platform",
                "HYBRID | [\"hybrid\"] | cross-platform",
                "HYBRID SECURITY_KEY | [\"hybrid\",\"security-key\"] | cross-platform",
                "CLIENT_DEVICE HYBRID | [\"client-device\",\"hybrid\"] | -",
                "HYBRID CLIENT_DEVICE SECURITY_KEY | [\"hybrid\",\"client-device\",\"security-key\"] | -"
            })
    @DisplayName(
            "hints (§5.8.7): in their order, and for older browsers the attachment, unless they contradict one another")
    void hints(String names, String json, String attachment) {
        List<Hint> hints = List.of(names.split(" ")).stream().map(Hint::valueOf).toList();
        JsonNode options = creation(
                RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of()).withHints(hints));
        assertEquals(json, options.path("hints").toString());
        assertEquals(
                attachment,
                options.path("authenticatorSelection")
                        .path("authenticatorAttachment")
                        .stringValue(null));
        JsonNode request = JsonMapper.shared()
                .readTree(site.party
                        .startAuthentication(
                                AuthenticationRequest.discoverable().withHints(hints), Ceremonies.NOW)
                        .optionsJson());
        assertEquals(json, request.path("hints").toString());
    }

    @Test
    @DisplayName("no hints: the options have neither hints nor an attachment")
    void noHints() {
        JsonNode options = creation(RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of()));
        assertFalse(options.has("hints"));
        assertFalse(options.path("authenticatorSelection").has("authenticatorAttachment"));
    }

    @Test
    @DisplayName(
            "the account's passkeys are excluded with their transports (§5.4), on the authenticator that has one and not on another")
    void excluded() {
        Passkey old = site.register();
        RegistrationRequest request = RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of(old.descriptor()));
        assertEquals(
                "[{\"type\":\"public-key\",\"id\":\"" + old.id().base64Url() + "\",\"transports\":[\"internal\"]}]",
                creation(request).path("excludeCredentials").toString());
        Started<PendingRegistration> started = site.party.startRegistration(request, Ceremonies.NOW);
        assertThrows(IllegalStateException.class, () -> site.authenticator.create(started.optionsJson()));
        assertThrows(IllegalStateException.class, () -> site.authenticator.createConditionally(started.optionsJson()));
        Site other = new Site();
        assertInstanceOf(
                RegistrationResult.Registered.class,
                site.party.finishRegistration(
                        started.pending(), other.authenticator.create(started.optionsJson()), Ceremonies.NOW));
    }

    @Test
    @DisplayName(
            "conditional creation (§7.1 step 15): made without presence and verification, which is told, and it signs in then")
    void conditional() {
        Started<PendingRegistration> started = site.party.startRegistration(
                RegistrationRequest.conditional(Site.ADA, "ada", "Ada", List.of()), Ceremonies.NOW);
        assertEquals(Mediation.CONDITIONAL, started.pending().mediation());
        RegistrationResult.Registered registered = assertInstanceOf(
                RegistrationResult.Registered.class,
                site.party.finishRegistration(
                        PendingRegistration.parse(started.pending().serialize()),
                        site.authenticator.createConditionally(started.optionsJson()),
                        Ceremonies.NOW));
        assertFalse(registered.userVerified());
        assertFalse(registered.passkey().userVerificationSeen());
        AssertionResult.Asserted asserted =
                assertInstanceOf(AssertionResult.Asserted.class, site.signIn(registered.passkey()));
        assertTrue(asserted.userVerified());
        // §7.2 step 24: it is for another factor to raise that.
        assertFalse(asserted.updated().userVerificationSeen());
    }

    @Test
    @DisplayName(
            "presence is waived for that mediation only: what was made without is refused in a dialog and at sign-in")
    void waivedThereOnly() {
        Started<PendingRegistration> dialog = site.startRegistration(UserVerification.PREFERRED, Mediation.DIALOG);
        assertEquals(
                new RegistrationResult.Refused(Refusal.USER_NOT_PRESENT),
                site.party.finishRegistration(
                        dialog.pending(),
                        site.authenticator.createConditionally(dialog.optionsJson()),
                        Ceremonies.NOW));
        Passkey passkey = site.register();
        site.authenticator.setUserPresent(false);
        AuthenticationRequest suggestions = new AuthenticationRequest(
                java.util.Optional.empty(), List.of(), UserVerification.PREFERRED, Mediation.CONDITIONAL);
        assertEquals(
                new AssertionResult.Refused(Refusal.USER_NOT_PRESENT),
                site.signIn(suggestions, passkey, java.util.function.UnaryOperator.identity()));
    }

    @Test
    @DisplayName(
            "conditional creation with verification required is refused when it is asked for: browsers give a ConstraintError")
    void contradiction() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> site.startRegistration(UserVerification.REQUIRED, Mediation.CONDITIONAL));
        assertTrue(String.valueOf(e.getMessage()).contains("PREFERRED"), e.getMessage());
        Started<PendingRegistration> required = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        assertThrows(IllegalStateException.class, () -> site.authenticator.createConditionally(required.optionsJson()));
    }

    private JsonNode creation(RegistrationRequest request) {
        return JsonMapper.shared()
                .readTree(site.party.startRegistration(request, Ceremonies.NOW).optionsJson());
    }
}
