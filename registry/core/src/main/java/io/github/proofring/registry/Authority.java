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

    /** What the application said of the request ({@link Caller#withSource}), or empty: for the account's history. */
    String source();

    /**
     * The application's own word that the person at the keyboard is the owner of the account, as after a sign-up or a password.
     * It is enough to add the first method, to ask that all be replaced ({@link Request.ReplaceAll}, {@link Registry#removeAll}), and to erase an account
     * that has no method.
     */
    static AssertedByApplication assertedByApplication(AccountId account) {
        return new AssertedByApplication(account, "");
    }

    /**
     * An administrator, whom the application has let in by its own rules, for this account. Every event of what they do names them and the reason. It
     * allows to suspend, resume and remove methods, to {@linkplain Registry#reset reset} and to {@linkplain Registry#erase erase}, and nothing that lets
     * anyone in.
     *
     * @param name   of the person, a line of 1 to 64 bytes in UTF-8
     * @param reason why they do it, a line of 1 to 64 bytes in UTF-8
     * @throws IllegalArgumentException if either has another form
     */
    static Administrator administrator(AccountId account, String name, String reason) {
        return new Administrator(account, name, reason, "");
    }

    /**
     * The application's word.
     *
     * @param account the account it is for
     * @param source  what it said of the request, or empty
     */
    record AssertedByApplication(AccountId account, String source) implements Authority {
        /** The same, from there. */
        public AssertedByApplication from(Caller caller) {
            return new AssertedByApplication(account, caller.source());
        }
    }

    /**
     * An administrator.
     *
     * @param account the account it is for
     * @param name    who
     * @param reason  why
     * @param source  what the application said of the request, or empty
     */
    record Administrator(AccountId account, String name, String reason, String source) implements Authority {
        private static final int LONGEST_NAME = 64;
        private static final int LONGEST_REASON = 64;

        /** @throws IllegalArgumentException as {@link Authority#administrator} says */
        public Administrator {
            if (!Labels.isLine(name, LONGEST_NAME)) {
                throw new IllegalArgumentException(
                        "an administrator's name is a line of 1 to " + LONGEST_NAME + " bytes in UTF-8");
            }
            if (!Labels.isLine(reason, LONGEST_REASON)) {
                throw new IllegalArgumentException(
                        "an administrator's reason is a line of 1 to " + LONGEST_REASON + " bytes in UTF-8");
            }
        }

        /** The same, from there. */
        public Administrator from(Caller caller) {
            return new Administrator(account, name, reason, caller.source());
        }
    }

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
        private final String source;

        Proven(
                AccountId account,
                String epoch,
                MethodId method,
                Strength strength,
                Instant provenAt,
                Purpose purpose,
                Optional<Operation> operation,
                Bytes caller,
                String source) {
            this.account = account;
            this.epoch = epoch;
            this.method = method;
            this.strength = strength;
            this.provenAt = provenAt;
            this.purpose = purpose;
            this.operation = operation;
            this.caller = caller;
            this.source = source;
        }

        @Override
        public AccountId account() {
            return account;
        }

        @Override
        public String source() {
            return source;
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

        /** The same, presented from there. */
        Proven from(Caller presenter) {
            return new Proven(
                    account, epoch, method, strength, provenAt, purpose, operation, caller, presenter.source());
        }

        @Override
        public String toString() {
            return "Proven[" + account + ", " + method + ", " + strength + ", " + purpose + ", " + provenAt + "]";
        }
    }
}
