package io.github.proofring.webauthn;

/** How an attestation policy judges a new passkey. */
sealed interface Assessment {
    record Passed(Attestation outcome) implements Assessment {}

    record Failed(Refusal why) implements Assessment {}
}
