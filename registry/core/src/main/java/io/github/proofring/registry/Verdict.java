package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How {@link Registry#finish} ended. */
public sealed interface Verdict {
    /**
     * The acceptance.
     *
     * @throws IllegalStateException naming the reason, if it was rejected
     */
    Accepted orThrow();

    /**
     * The proof was right, was made for this account and purpose by this caller, and will never be accepted again. Only the
     * registry makes one.
     */
    final class Accepted implements Verdict {
        private final Method method;
        private final Authority.Proven authority;
        private final Set<String> amr;
        private final int failuresBefore;

        Accepted(Method method, Authority.Proven authority, Set<String> amr, int failuresBefore) {
            this.method = method;
            this.authority = authority;
            this.amr = amr;
            this.failuresBefore = failuresBefore;
        }

        /** Whose proof it was. This, and nothing from the request, says who signs in. */
        public AccountId account() {
            return authority.account();
        }

        /** What it was made for. */
        public Purpose purpose() {
            return authority.purpose();
        }

        /** The method that was proved, as it is now on the account. */
        public Method method() {
            return method;
        }

        /** What this proof allows. */
        public Authority.Proven authority() {
            return authority;
        }

        /** How strong this proof was: whether it resists phishing, and whether its user was verified. */
        public Strength strength() {
            return authority.strength();
        }

        /**
         * How it was proved, for an {@code amr} claim: the values of RFC 8176 that are known to be true of this proof, such as {@code
         * otp} or {@code mfa}. A password that the application took before is its own to add.
         */
        public Set<String> amr() {
            return amr;
        }

        /**
         * This proof as one of a session's, for {@link Requirement} and {@link Assurance}. One of a method that was set aside for {@link
         * Purpose#REPLACE_ALL} is worth nothing: whoever made it has proved none of the account's.
         */
        public Factor factor() {
            if (purpose() == Purpose.REPLACE_ALL) {
                return new Factor(method.kind(), Set.of(), Set.of(), authority.provenAt());
            }
            return Factor.of(method, authority, amr);
        }

        /**
         * How many wrong codes the account's methods met since any of them was last proved, from anyone: worth telling the owner.
         * None when an enrollment ends; they are told with the next sign-in or step-up.
         */
        public int failuresBefore() {
            return failuresBefore;
        }

        @Override
        public Accepted orThrow() {
            return this;
        }

        @Override
        public String toString() {
            return "Accepted[" + authority + "]";
        }
    }

    /**
     * The proof was not accepted.
     *
     * @param reason  why
     * @param retryAt when it makes sense to try again, if waiting helps
     */
    record Rejected(Reason reason, Optional<Instant> retryAt) implements Verdict {
        @Override
        public Accepted orThrow() {
            throw new IllegalStateException(
                    "rejected: " + reason + "; look at the verdict where a person's input can cause it");
        }
    }
}
