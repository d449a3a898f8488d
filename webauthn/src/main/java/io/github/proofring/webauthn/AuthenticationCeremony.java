package io.github.proofring.webauthn;

import java.time.Instant;
import java.util.Optional;

/** WebAuthn Level 3 §7.2, Verifying an Authentication Assertion, from step 5 on. */
final class AuthenticationCeremony {
    private final byte[] rpIdHash;
    private final Framing framing;
    private final Signatures signatures;
    private final CounterPolicy counters;
    private final boolean eligibilityMayRise;

    AuthenticationCeremony(
            byte[] rpIdHash,
            Framing framing,
            Signatures signatures,
            CounterPolicy counters,
            boolean eligibilityMayRise) {
        this.rpIdHash = rpIdHash;
        this.framing = framing;
        this.signatures = signatures;
        this.counters = counters;
        this.eligibilityMayRise = eligibilityMayRise;
    }

    AssertionResult finish(PendingAuthentication pending, Passkey passkey, String json, Instant now) {
        if (!now.isBefore(pending.expiresAt())) {
            return new AssertionResult.Refused(Refusal.EXPIRED);
        }
        try {
            AssertionResponse response = AssertionResponse.read(json);
            Optional<Refusal> refusal = refuses(pending, passkey, response);
            return refusal.isPresent() ? new AssertionResult.Refused(refusal.get()) : accept(passkey, response);
        } catch (MalformedException e) {
            return new AssertionResult.Refused(Refusal.MALFORMED);
        }
    }

    private Optional<Refusal> refuses(PendingAuthentication pending, Passkey passkey, AssertionResponse response) {
        ClientData client = ClientData.of(response.clientDataJson);
        AuthenticatorData data = response.authenticatorData;
        // Step 5: none allowed means that none was asked for.
        if (!pending.allowed().isEmpty() && !pending.allowed().contains(response.id)) {
            return Optional.of(Refusal.CREDENTIAL_NOT_ALLOWED);
        }
        // Step 6.
        if (!passkey.id().equals(response.id)) {
            return Optional.of(Refusal.OTHER_CREDENTIAL);
        }
        if (!isUser(pending, passkey, response)) {
            return Optional.of(Refusal.OTHER_USER);
        }
        // Steps 9 to 14.
        Optional<Refusal> refusal = client.refuses("webauthn.get", pending.challenge(), pending.origins(), framing);
        // Steps 15 to 18.
        refusal = refusal.or(() -> data.refuses(rpIdHash, true, pending.verification()));
        // Step 19.
        refusal = refusal.or(() ->
                isEligibility(passkey, data) ? Optional.empty() : Optional.of(Refusal.BACKUP_ELIGIBILITY_CHANGED));
        // Steps 20 and 21.
        refusal =
                refusal.or(() -> signatures.verify(passkey.publicKey(), data.bytes(), client.hash(), response.signature)
                        ? Optional.empty()
                        : Optional.of(Refusal.BAD_SIGNATURE));
        // Step 22.
        return refusal.or(() -> counterRose(passkey, data) || !refusesCopies(passkey)
                ? Optional.empty()
                : Optional.of(Refusal.COUNTER_NOT_RISEN));
    }

    /** A user who was known has this passkey, and the response says nobody else; if none was known, the response says who. */
    private static boolean isUser(PendingAuthentication pending, Passkey passkey, AssertionResponse response) {
        boolean known = pending.user().isPresent();
        return pending.user().map(passkey.user()::equals).orElse(true)
                && response.user.map(passkey.user()::equals).orElse(known);
    }

    private boolean isEligibility(Passkey passkey, AuthenticatorData data) {
        return passkey.backupEligible() == data.backupEligible() || (eligibilityMayRise && data.backupEligible());
    }

    private static boolean counterRose(Passkey passkey, AuthenticatorData data) {
        return data.signatureCount() > passkey.signatureCount()
                || (data.signatureCount() == 0 && passkey.signatureCount() == 0);
    }

    /** As it was registered: one that has just become eligible does not excuse itself by that. */
    private boolean refusesCopies(Passkey passkey) {
        return switch (counters) {
            case REFUSE -> true;
            case STANDARD -> !passkey.backupEligible();
            case TELL -> false;
        };
    }

    /** Steps 24 and 25: the counter never falls back, or the copy would be the one that goes on. */
    private static AssertionResult accept(Passkey passkey, AssertionResponse response) {
        AuthenticatorData data = response.authenticatorData;
        long count = Math.max(passkey.signatureCount(), data.signatureCount());
        Passkey updated = passkey.afterAssertion(count, data.backupEligible(), data.backedUp());
        return new AssertionResult.Asserted(
                updated, data.userVerified(), counterRose(passkey, data), response.extensions);
    }
}
