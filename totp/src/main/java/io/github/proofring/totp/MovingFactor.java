package io.github.proofring.totp;

/** What changes from one code to the next (RFC 4226 §5.1), with the parameters of the code. */
public sealed interface MovingFactor {
    /** The hash. */
    Algorithm algorithm();

    /** How many digits a code has. */
    int digits();

    /** The time: RFC 6238, the usual case. */
    record ByTime(Totp totp) implements MovingFactor {
        @Override
        public Algorithm algorithm() {
            return totp.algorithm();
        }

        @Override
        public int digits() {
            return totp.digits();
        }
    }

    /**
     * A counter: RFC 4226.
     *
     * @param next that of the code to show next, or the one that a server expects
     */
    record ByCounter(Hotp hotp, Counter next) implements MovingFactor {
        @Override
        public Algorithm algorithm() {
            return hotp.algorithm();
        }

        @Override
        public int digits() {
            return hotp.digits();
        }
    }
}
