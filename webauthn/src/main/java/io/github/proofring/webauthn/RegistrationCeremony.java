package io.github.proofring.webauthn;

import java.time.Instant;
import java.util.Optional;

/**
 * WebAuthn Level 3 §7.1, Registering a New Credential, from step 5 on. Steps 21 to 24, attestation, are a
 * policy of their own, which says of an odd statement that it locks nobody out unless the application asked for it.
 */
final class RegistrationCeremony {
    private final String rpId;
    private final byte[] rpIdHash;
    private final Framing framing;
    private final AttestationPolicy attestation;

    RegistrationCeremony(String rpId, byte[] rpIdHash, Framing framing, AttestationPolicy attestation) {
        this.rpId = rpId;
        this.rpIdHash = rpIdHash;
        this.framing = framing;
        this.attestation = attestation;
    }

    RegistrationResult finish(PendingRegistration pending, String json, Instant now) {
        if (!now.isBefore(pending.expiresAt())) {
            return new RegistrationResult.Refused(Refusal.EXPIRED);
        }
        try {
            return finish(pending, RegistrationResponse.read(json), now);
        } catch (MalformedException e) {
            return new RegistrationResult.Refused(Refusal.MALFORMED);
        }
    }

    private RegistrationResult finish(PendingRegistration pending, RegistrationResponse response, Instant now) {
        // Steps 5 to 11.
        Optional<Refusal> refusal = ClientData.of(response.clientDataJson)
                .refuses("webauthn.create", pending.challenge(), pending.origins(), framing);
        // Steps 14 to 17. Step 15: nobody needs to be there if the browser made it without a dialog.
        AuthenticatorData data = response.authenticatorData;
        boolean dialog = pending.mediation() == Mediation.DIALOG;
        refusal = refusal.or(() -> data.refuses(rpIdHash, dialog, pending.verification()));
        if (refusal.isPresent()) {
            return new RegistrationResult.Refused(refusal.get());
        }
        AuthenticatorData.Attested attested = data.attested().orElseThrow(MalformedException::new);
        // Step 20, and that the key fits its algorithm.
        Optional<SignatureAlgorithm> algorithm =
                CoseKey.algorithm(attested.key()).filter(pending.algorithms()::contains);
        if (algorithm.isEmpty()) {
            return new RegistrationResult.Refused(Refusal.ALGORITHM_NOT_OFFERED);
        }
        Optional<CredentialPublicKey> key = CoseKey.publicKey(attested.key(), algorithm.get());
        if (key.isEmpty()) {
            return new RegistrationResult.Refused(Refusal.UNSUITABLE_KEY);
        }
        // Steps 21 to 24.
        Assessment assessment = attestation.assess(new Statement(rpId, response, attested, key.get()), now);
        if (assessment instanceof Assessment.Failed failed) {
            return new RegistrationResult.Refused(failed.why());
        }
        // Step 25. The id is the authenticator's; the one beside it in the JSON is the browser's word.
        if (attested.id().isEmpty()) {
            return new RegistrationResult.Refused(Refusal.CREDENTIAL_ID_LENGTH);
        }
        // Step 27.
        Passkey passkey = new Passkey(
                attested.id().get(),
                pending.user(),
                key.get(),
                data.signatureCount(),
                data.userVerified(),
                data.backupEligible(),
                data.backedUp(),
                response.transports,
                attested.authenticator());
        return new RegistrationResult.Registered(
                passkey,
                data.userVerified(),
                ((Assessment.Passed) assessment).outcome(),
                response.discoverable,
                response.extensions);
    }
}
