package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * By what right someone changes an account. The rule that stores the change looks at it again, so an authority whose method was
 * removed in the meantime, or that has gone stale, is worth nothing.
 */
public sealed interface Authority {
    /** The account it is for. */
    AccountId account();

    /**
     * The application's own word that the person at the keyboard is the owner of the account, as after a sign-up or a password.
     * It is enough only while the account has no method at all.
     */
    static Authority assertedByApplication(AccountId account) {
        return new AssertedByApplication(account);
    }

    /**
     * The application's word.
     *
     * @param account the account it is for
     */
    record AssertedByApplication(AccountId account) implements Authority {}

    /**
     * A proof that was made and accepted. Only the registry makes one. Between requests it is kept as the text of
     * {@link Registry#seal} and opened again by {@link Registry#authority}.
     */
    final class Proven implements Authority {
        private static final Set<Operation> OF_WHO_JUST_ENROLLED =
                Set.of(Operation.ADD_METHOD, Operation.RENAME_METHOD, Operation.CHOOSE_DEFAULT);

        private final AccountId account;
        private final String epoch;
        private final MethodId method;
        private final Strength strength;
        private final Instant provenAt;
        private final Purpose purpose;
        private final Optional<Operation> operation;
        private final Bytes caller;

        Proven(
                AccountId account,
                String epoch,
                MethodId method,
                Strength strength,
                Instant provenAt,
                Purpose purpose,
                Optional<Operation> operation,
                Bytes caller) {
            this.account = account;
            this.epoch = epoch;
            this.method = method;
            this.strength = strength;
            this.provenAt = provenAt;
            this.purpose = purpose;
            this.operation = operation;
            this.caller = caller;
        }

        @Override
        public AccountId account() {
            return account;
        }

        /** The method that was proved. */
        public MethodId method() {
            return method;
        }

        /** How strong that proof was. */
        public Strength strength() {
            return strength;
        }

        /** When it was accepted. */
        public Instant provenAt() {
            return provenAt;
        }

        /** What it was made for. */
        public Purpose purpose() {
            return purpose;
        }

        /**
         * Whether the proof was made for this operation. A proof made to sign in allows none: a code that was phished at a sign-in
         * page must not change the account. A method just enrolled allows adding the next one, renaming and choosing the default. Whether it still does, for its
         * age and for what became of its method, is asked of {@link Registry#isAllowed}.
         */
        public boolean allows(Operation wanted) {
            return operation
                    .map(wanted::equals)
                    .orElse(purpose == Purpose.ENROLL && OF_WHO_JUST_ENROLLED.contains(wanted));
        }

        String epoch() {
            return epoch;
        }

        Optional<Operation> operation() {
            return operation;
        }

        Bytes caller() {
            return caller;
        }

        @Override
        public String toString() {
            return "Proven[" + account + ", " + method + ", " + strength + ", " + purpose + ", " + provenAt + "]";
        }
    }
}
