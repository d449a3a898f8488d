package io.github.proofring.registry;

/** What a proof is made for. A proof for one purpose is refused for every other. */
public enum Purpose {
    /** To put a new method on the account. */
    ENROLL,
    /** To sign in. */
    SIGN_IN,
    /** To allow one named {@link Operation}. */
    STEP_UP,
    /** To set aside what shall take the place of all methods, at the end of the restricted state. */
    REPLACE_ALL,
    /** To cancel that. */
    CANCEL_REPLACEMENT
}
