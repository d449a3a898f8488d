package io.github.proofring.webauthn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ceremonies whose challenge somebody else chose, and their responses. */
final class Ceremonies {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final Instant LATER = NOW.plusSeconds(300);
    static final UserHandle USER = UserHandle.of(new byte[] {1, 2, 3});

    private Ceremonies() {}

    static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(Ceremonies.class.getResourceAsStream(name), name)) {
            return JsonMapper.shared().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PendingRegistration registration(RelyingParty party, byte[] challenge) {
        PendingRegistration begun = party.startRegistration(
                        new RegistrationRequest(
                                USER, "ada", "", List.of(), UserVerification.DISCOURAGED, Mediation.DIALOG),
                        NOW)
                .pending();
        return new PendingRegistration(
                challenge,
                USER,
                UserVerification.DISCOURAGED,
                Mediation.DIALOG,
                begun.origins(),
                begun.algorithms(),
                LATER);
    }

    static Passkey ownedBy(Passkey passkey, UserHandle user) {
        return new Passkey(
                passkey.id(),
                user,
                passkey.publicKey(),
                passkey.signatureCount(),
                passkey.userVerificationSeen(),
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.transports(),
                passkey.authenticator());
    }

    static PendingAuthentication authentication(
            RelyingParty party, byte[] challenge, UserHandle user, UserVerification verification) {
        Set<String> origins = party.startAuthentication(AuthenticationRequest.discoverable(), NOW)
                .pending()
                .origins();
        return new PendingAuthentication(
                challenge, Optional.of(user), List.of(), verification, Mediation.DIALOG, origins, LATER);
    }
}
