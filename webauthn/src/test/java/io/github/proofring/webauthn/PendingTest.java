package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A ceremony between its start and its finish")
class PendingTest {
    private final Site site = new Site();

    @Test
    @DisplayName("goes through a session as text, and finishes as if it had not")
    void serialized() {
        Started<PendingRegistration> started = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG);
        String text = started.pending().serialize();
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text), text);
        PendingRegistration read = PendingRegistration.parse(text);
        assertEquals(started.pending(), read);
        assertEquals(started.pending().hashCode(), read.hashCode());
        assertEquals(started.pending().user(), read.user());
        Passkey passkey = assertInstanceOf(
                        RegistrationResult.Registered.class,
                        site.party.finishRegistration(
                                read, site.authenticator.create(started.optionsJson()), Ceremonies.NOW))
                .passkey();

        for (AuthenticationRequest request : List.of(
                AuthenticationRequest.discoverable(),
                AuthenticationRequest.of(Site.ADA, List.of(passkey.descriptor())),
                new AuthenticationRequest(
                        Optional.empty(), List.of(), UserVerification.DISCOURAGED, Mediation.CONDITIONAL))) {
            Started<PendingAuthentication> asked = site.party.startAuthentication(request, Ceremonies.NOW);
            PendingAuthentication again =
                    PendingAuthentication.parse(asked.pending().serialize());
            assertEquals(asked.pending(), again);
            assertEquals(request.mediation(), again.mediation());
            assertEquals(request.user(), again.user());
            assertEquals(Ceremonies.NOW.plusSeconds(300), again.expiresAt());
            assertInstanceOf(
                    AssertionResult.Asserted.class,
                    site.party.finishAuthentication(
                            again, passkey, site.authenticator.get(asked.optionsJson()), Ceremonies.NOW));
        }
    }

    @Test
    @DisplayName("of one kind is not one of the other, and any change makes another")
    void kinds() {
        PendingRegistration registration = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG)
                .pending();
        PendingAuthentication authentication = site.party
                .startAuthentication(AuthenticationRequest.discoverable(), Ceremonies.NOW)
                .pending();
        assertThrows(IllegalArgumentException.class, () -> PendingAuthentication.parse(registration.serialize()));
        assertThrows(IllegalArgumentException.class, () -> PendingRegistration.parse(authentication.serialize()));
        assertNotEquals(
                registration, PendingRegistration.parse(registration.serialize().replace("REQUIRED", "PREFERRED")));
        assertFalse(registration.toString().contains("challenge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "secret",
                "{\"ceremony\":\"PendingRegistration\"}",
                "{\"ceremony\":\"PendingRegistration\",\"challenge\":\"AAAA\",\"verification\":\"MAYBE\",\"mediation\":\"DIALOG\",\"expires\":1,\"user\":\"AAAA\"}"
            })
    @DisplayName("is refused as text that it did not write, without quoting it")
    void refused(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PendingRegistration.parse(text));
        assertEquals("this is no serialized PendingRegistration: give back what serialize() wrote", e.getMessage());
    }
}
