package io.github.proofring.registry;

/** Who is trying: wrong codes of a stranger must not slow down a browser that has proved itself before. */
enum Lane {
    KNOWN_DEVICE,
    STRANGER;

    /** How many wrong codes in a row close this lane. */
    int limit(Policy policy) {
        return this == KNOWN_DEVICE ? policy.knownDeviceFailures() : policy.strangerFailures();
    }
}
