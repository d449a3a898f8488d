package io.github.proofring.registry;

/** Who is trying: wrong codes of a stranger must not slow down a browser that has proved itself before. */
enum Lane {
    KNOWN_DEVICE,
    STRANGER,
    /**
     * Whoever cancels a replacement of everything, from anywhere but a known device. A lane of its own that never closes, so that nobody can use up the
     * attempts of all methods first and ask for the replacement then (hazard 2). Who came by the link of an alert has one of this sort alone ({@link
     * LinkLane}).
     */
    CANCELLING;

    /**
     * Whether a proof for this purpose opens the lane of any method that ran out of attempts (NIST SP 800-63B-4 §3.2.2). Sign-ins
     * happen every day, and would give a stranger as many guesses every day; a step-up, or a cancel, is what its owner does on purpose.
     */
    boolean opensAgainAfter(Purpose purpose) {
        return this == KNOWN_DEVICE || purpose == Purpose.STEP_UP || purpose == Purpose.CANCEL_REPLACEMENT;
    }

    /** How many wrong codes in a row close this lane. */
    int limit(Policy policy) {
        return switch (this) {
            case KNOWN_DEVICE -> policy.guessing().knownDeviceFailures();
            case STRANGER -> policy.guessing().strangerFailures();
            case CANCELLING -> Integer.MAX_VALUE;
        };
    }
}
