package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** What most tests want to know of an answer; what it learnt of the drift has tests of its own. */
final class Checks {
    private Checks() {}

    /** The step that was accepted; any other answer fails the test. */
    static long acceptedStep(TotpCheck check, String where) {
        return assertInstanceOf(TotpCheck.Matched.class, check, where).next().lastAcceptedStep();
    }
}
