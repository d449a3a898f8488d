package io.github.proofring.registry;

/** What {@link Registry#begin} can begin. */
public sealed interface Request {
    /** What puts a method on the account, or sets one aside to take the place of all others ({@link ReplaceAll}). */
    sealed interface Enrollment extends Request {
        /** By what right. */
        Authority by();
    }

    /**
     * Put a new method on the account.
     *
     * @param by          the right to do so: {@link Authority#assertedByApplication} for the first method, later a proof that
     *                    {@linkplain Authority.Proven#allows allows} {@link Operation#ADD_METHOD}
     * @param kind        what kind of method
     * @param label       what its owner calls it; from the person, so a bad one is declined and not thrown. Empty for a kind that
     *                    {@linkplain io.github.proofring.registry.spi.Verifier#namesItself names itself}
     * @param accountName the name by which the person knows the account, such as their user name or email address, for an
     *                    authenticator app or passkey dialog to show; not stored
     */
    record Enroll(Authority by, MethodKind kind, String label, String accountName) implements Enrollment {}

    /**
     * Put a new method on the account without asking the person, right after they signed in with something weaker: a passkey in place of
     * a password that a password manager has just filled in (WebAuthn Level 3, conditional mediation at registration). What comes of it
     * is known by its own name, and counts as a second factor only after it was proved together with another ({@link SecondFactor}).
     *
     * @param by          as for {@link Enroll}
     * @param kind        one that can do without the person: a passkey
     * @param accountName as for {@link Enroll}
     */
    record EnrollConditionally(Authority by, MethodKind kind, String accountName) implements Request {}

    /**
     * Sign in with a method on the account, after the application itself has checked another factor in this same sign-in, such as a
     * password: a passkey that verifies its user and had not done so when it was enrolled does from then on count for two factors
     * (WebAuthn Level 3 §7.2 step 24). Where no other factor was checked, {@link SignIn} is right.
     *
     * @param account whose
     * @param method  with which
     */
    record SecondFactor(AccountId account, MethodId method) implements Request {}

    /**
     * Sign in with a method on the account.
     *
     * @param account whose
     * @param method  with which
     */
    record SignIn(AccountId account, MethodId method) implements Request {}

    /**
     * Sign in with a method that names its account itself, as a passkey does: without a user name. It is finished with {@link
     * Expected#anyone}, and the account is the verdict's. One challenge serves a button and the suggestions of a form field
     * (conditional mediation) alike, whichever is first.
     *
     * @param kind of which kind
     */
    record SignInDiscoverable(MethodKind kind) implements Request {}

    /**
     * Put an address or a telephone number on the account: a code is sent there, and whoever types it has proved that it reaches them.
     *
     * @param by      as for {@link Enroll}
     * @param kind    one of the kinds of {@link Sending}
     * @param address as the person typed it, so a bad one is declined and not thrown
     * @param label   as for {@link Enroll}; empty for the masked address
     */
    record EnrollAddress(Authority by, MethodKind kind, String address, String label) implements Enrollment {
        /** Leaves the address out. */
        @Override
        public String toString() {
            return "EnrollAddress[" + by.account() + ", " + kind + "]";
        }
    }

    /**
     * Sign in with a method on the account while nothing at all has been proved in this session, so that whoever asks may be anyone: no
     * answer tells whether there was a wait, a limit or a message, at what time, or what was wrong. A code that may not be sent now is said
     * to be sent, and whatever is typed for it is wrong. Messages leave in the background ({@link Sending#inBackground}).
     *
     * <p>Whoever knows the account may use up the strangers' attempts of a method, which opens again after a step-up with another one. So an account that is
     * signed in to like this needs a second way: with a single address, its owner is let in from known devices alone after that.
     *
     * <p>{@link Registry#waysIn} lists what can be asked for, of accounts that are there and of those that are not. What remains: a message that is accounted
     * for, or a wrong code for it, costs one write more than where there was none. A page that asks again sends {@link Resend} and goes on with its answer.
     *
     * @param account whose
     * @param method  with which
     */
    record FirstFactor(AccountId account, MethodId method) implements Request {}

    /**
     * Send another code in place of the one that was sent with this ticket: for the same method, purpose and label. The old code is
     * good no longer, whatever becomes of the new one.
     *
     * @param ticket as the client gave it, not expired, of the same caller
     */
    record Resend(Ticket ticket) implements Request {}

    /**
     * Replace all methods of an account by this one, for an owner who can prove none of them: by the application's word, which vouches for a password
     * or the like. The new method is proven now and set aside, where it opens nothing; the account is {@linkplain Standing.Restricted restricted} for
     * {@link RestrictionPolicy#length()}, its owner is told at every address of it and may {@linkplain CancelReplacement cancel}; then the new method
     * takes the place of all others. Asking again while it lasts changes nothing. Finished with {@link Purpose#REPLACE_ALL}.
     *
     * @param with the new method, by {@link Authority#assertedByApplication}
     */
    record ReplaceAll(Enrollment with) implements Request {}

    /**
     * Cancel the replacement of all methods, with any of those that are on the account, however many wrong codes it has met: they are counted apart here,
     * and only ever slow it down. A {@linkplain Caller#withOpenedLink caller who came by the link of an alert} waits for their own wrong codes alone; without
     * that, whoever fails again and again makes all others wait. Once accepted, nothing that was handed out before is good any more, tickets, authorities and device
     * tokens alike, and the application's word starts no other replacement for {@link RestrictionPolicy#afterCancel()}. Finished with {@link
     * Purpose#CANCEL_REPLACEMENT}.
     *
     * @param account whose; from a session, or from {@link Registry#openAlertLink}
     * @param method  with which
     */
    record CancelReplacement(AccountId account, MethodId method) implements Request {}

    /**
     * Prove again, to allow one operation.
     *
     * @param account   whose
     * @param method    with which
     * @param operation what the proof shall allow
     */
    record StepUp(AccountId account, MethodId method, Operation operation) implements Request {}
}
