package io.github.proofring.webauthn;

/** How an authentication ended. */
public sealed interface AssertionResult {
    /**
     * The passkey signed. It counts once {@code updated} is stored, on the condition that the record is still the one that it
     * was checked against (WebAuthn Level 3 §7.2 step 24).
     *
     * @param updated what to keep from now on
     * @param userVerified whether the authenticator verified who used it
     * @param counterRose whether the signature counter rose, or there is none; if not, there may be a copy
     * @param extensions what came of the extensions
     */
    record Asserted(Passkey updated, boolean userVerified, boolean counterRose, AuthenticationOutputs extensions)
            implements AssertionResult {}

    /**
     * Not accepted.
     *
     * @param why by the step that failed
     */
    record Refused(Refusal why) implements AssertionResult {}
}
