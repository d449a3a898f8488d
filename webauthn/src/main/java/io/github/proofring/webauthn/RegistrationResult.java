package io.github.proofring.webauthn;

import java.util.Optional;

/** How a registration ended. */
public sealed interface RegistrationResult {
    /**
     * A passkey to be stored, if no account has one of its id (WebAuthn Level 3 §7.1 step 26).
     *
     * @param passkey what to keep
     * @param userVerified whether the authenticator verified who used it
     * @param attestation what is known of its authenticator: nothing, unless the {@link AttestationPolicy} asks
     * @param discoverable whether it can be found without its id, and so sign in without a user name, if the browser told
     * @param extensions what came of the extensions
     */
    record Registered(
            Passkey passkey,
            boolean userVerified,
            Attestation attestation,
            Optional<Boolean> discoverable,
            RegistrationOutputs extensions)
            implements RegistrationResult {}

    /**
     * Not accepted.
     *
     * @param why by the step that failed
     */
    record Refused(Refusal why) implements RegistrationResult {}
}
