package io.github.proofring.registry;

/**
 * How much a proof is worth, weakest first. It belongs to the proof that was made, not to the kind of method: one passkey gives
 * {@link #PHISHING_RESISTANT} when it was only touched and {@link #PHISHING_RESISTANT_USER_VERIFIED} when it also asked for a
 * finger or a PIN.
 */
public enum Strength {
    /** A code read from a mailbox. NIST SP 800-63B-4 §3.1.3.1 does not count it as an authenticator. */
    MAILBOX,
    /** A code that came over the telephone network; restricted by NIST SP 800-63B-4 §3.2.9. */
    PHONE_LINE,
    /** A code from something the person holds: an authenticator app, a recovery sheet. It can be typed into the wrong page. */
    TYPED_CODE,
    /** A signature bound to the right origin (NIST SP 800-63B-4 §3.2.5). */
    PHISHING_RESISTANT,
    /** The same, and the authenticator checked its user: two factors in one. */
    PHISHING_RESISTANT_USER_VERIFIED;

    /** Whether this is as strong as the other or stronger. */
    public boolean atLeast(Strength other) {
        return compareTo(other) >= 0;
    }

    /** The weaker of the two. */
    public Strength orWeaker(Strength other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
