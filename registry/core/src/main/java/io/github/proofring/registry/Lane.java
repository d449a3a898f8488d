package io.github.proofring.registry;

/** Who is trying: wrong codes of a stranger must not slow down a browser that has proved itself before. */
enum Lane {
    KNOWN_DEVICE,
    STRANGER;

    /**
     * Whether a proof for this purpose opens the lane of any method that ran out of attempts (NIST SP 800-63B-4 §3.2.2). Sign-ins
     * happen every day, and would give a stranger as many guesses every day; a step-up is what its owner does on purpose.
     */
    boolean opensAgainAfter(Purpose purpose) {
        return this == KNOWN_DEVICE || purpose == Purpose.STEP_UP;
    }

    /** How many wrong codes in a row close this lane. */
    int limit(Policy policy) {
        return this == KNOWN_DEVICE ? policy.knownDeviceFailures() : policy.strangerFailures();
    }
}
