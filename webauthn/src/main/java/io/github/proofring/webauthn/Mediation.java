package io.github.proofring.webauthn;

/** How the browser comes to ask (Credential Management Level 1 §2.3.2). */
public enum Mediation {
    /** In a dialog, because the person pressed a button. */
    DIALOG,
    /**
     * Without one: at sign-in among the suggestions of a form field, at registration right after a password was used. There a
     * new passkey may be made without the person's presence (WebAuthn Level 3 §7.1 step 15).
     */
    CONDITIONAL
}
