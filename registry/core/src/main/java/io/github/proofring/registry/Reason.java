package io.github.proofring.registry;

/** Why something was not done. Coarse on purpose: it may be shown to the person, and says nothing about a code. */
public enum Reason {
    /** The code is wrong. It was counted. */
    WRONG_CODE,
    /** The code is right and was used before; the next one will do. */
    CODE_ALREADY_USED,
    /**
     * The codes are right, but the clock of the device that showed them is further off than is followed: the person sets it, or
     * enrolls the device again. It was not counted.
     */
    CLOCK_TOO_FAR_OFF,
    /** The passkey's answer was not right: another page, another challenge, another passkey or user, no signature of its own. */
    PASSKEY_REFUSED,
    /** The authenticator did not verify who used it, and that is asked for. */
    USER_NOT_VERIFIED,
    /** The passkey's counter did not rise though it is bound to its device: there may be a copy of it. */
    COPY_SUSPECTED,
    /** What was sent is not a proof of this method's form. It was not counted. */
    MALFORMED_PROOF,
    /** Too many wrong codes: wait until the time that comes with this reason. Nothing was looked at or counted. */
    TOO_MANY_ATTEMPTS,
    /** So many wrong codes that this method must wait for a proof by another one (NIST SP 800-63B-4 §3.2.2). */
    PROVE_ANOTHER_WAY,

    /** The ticket is not ours or was altered. */
    TICKET_INVALID,
    /** The ticket's time is over. */
    TICKET_EXPIRED,
    /** The ticket has been accepted before. */
    TICKET_USED,
    /** The ticket is of a state of the account that is gone, or another enrollment took its place. */
    TICKET_OUTDATED,
    /** The ticket was given to another session. */
    WRONG_CALLER,
    /** The ticket is another account's. */
    WRONG_ACCOUNT,
    /** The ticket was given for another purpose. */
    WRONG_PURPOSE,

    /** The account has no such method. */
    NO_SUCH_METHOD,
    /** No verifier for this kind of method. */
    UNKNOWN_KIND,
    /** A label has 1 to 64 characters on one line, none of them a control character. */
    LABEL_REFUSED,
    /** The account has as many methods as it may have. */
    METHOD_LIMIT,
    /** The last method stays: add another one first. */
    LAST_METHOD,
    /** The passkey is on an account already. */
    CREDENTIAL_TAKEN,

    /** The change needs a fresh proof made for it, by a method that is on the account. */
    AUTHORITY_NEEDED,
    /** The proof is too old for a change: prove again. */
    AUTHORITY_STALE,
    /** The proof is weaker than the change asks for. */
    AUTHORITY_TOO_WEAK,

    /** Others changed the account at the same time, again and again. Nothing happened and nothing was counted: try again. */
    BUSY
}
