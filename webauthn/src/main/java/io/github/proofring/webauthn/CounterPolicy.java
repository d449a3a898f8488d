package io.github.proofring.webauthn;

/** What a signature counter that did not rise means (WebAuthn Level 3 §6.1.1, §7.2 step 22). */
public enum CounterPolicy {
    /** A copy, for a passkey bound to its device: refused. For one that is synced, whose devices count apart: told. */
    STANDARD,
    /** A copy, always. */
    REFUSE,
    /** Told and not refused. */
    TELL
}
