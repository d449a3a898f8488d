package io.github.proofring.webauthn;

import java.util.List;

/**
 * A new passkey is wanted.
 *
 * @param user whose; the same for all passkeys of the account, so that one authenticator replaces its own
 * @param name the name by which the person knows the account, such as their user name, for them to tell accounts apart
 * @param displayName a name for the person; may be empty
 * @param existing the account's passkeys, none of which is to be made again on the authenticator that has it
 * @param verification whether the authenticator has to verify who uses it
 * @param mediation {@link Mediation#CONDITIONAL} for one that is made without a dialog after a password was used
 * @param hints what the person will probably use, the likeliest first. An older browser that knows no hints takes nothing else
 *     than a key or phone, or nothing else than its device, if all hints say so
 * @param extensions what is asked for beside the passkey
 */
public record RegistrationRequest(
        UserHandle user,
        String name,
        String displayName,
        List<CredentialDescriptor> existing,
        UserVerification verification,
        Mediation mediation,
        List<Hint> hints,
        RegistrationExtensions extensions) {
    /**
     * The lists are copied.
     *
     * @throws IllegalArgumentException for {@link Mediation#CONDITIONAL} with {@link UserVerification#REQUIRED}: nobody is asked
     *     then, so nobody is verified
     */
    public RegistrationRequest {
        existing = List.copyOf(existing);
        hints = List.copyOf(hints);
        if (mediation == Mediation.CONDITIONAL && verification == UserVerification.REQUIRED) {
            throw new IllegalArgumentException(
                    "without a dialog nobody is verified: ask for it with PREFERRED, as conditional(…) does");
        }
    }

    /** One without hints and extensions. */
    public RegistrationRequest(
            UserHandle user,
            String name,
            String displayName,
            List<CredentialDescriptor> existing,
            UserVerification verification,
            Mediation mediation) {
        this(user, name, displayName, existing, verification, mediation, List.of(), RegistrationExtensions.NONE);
    }

    /** One in a dialog, that verifies its user: what signs in alone. */
    public static RegistrationRequest of(
            UserHandle user, String name, String displayName, List<CredentialDescriptor> existing) {
        return new RegistrationRequest(user, name, displayName, existing, UserVerification.REQUIRED, Mediation.DIALOG);
    }

    /**
     * One that the browser makes by itself right after a password was used (WebAuthn Level 3 §5.1.3, conditional creation), or
     * not at all, which nobody sees. The page gives {@code mediation: "conditional"} beside the options. The passkey does not say
     * that its user was there, nor mostly that they were verified: it is no second factor until {@link
     * Passkey#withUserVerificationSeen}.
     */
    public static RegistrationRequest conditional(
            UserHandle user, String name, String displayName, List<CredentialDescriptor> existing) {
        return new RegistrationRequest(
                user, name, displayName, existing, UserVerification.PREFERRED, Mediation.CONDITIONAL);
    }

    /** The same with these hints. */
    public RegistrationRequest withHints(List<Hint> likeliestFirst) {
        return new RegistrationRequest(
                user, name, displayName, existing, verification, mediation, likeliestFirst, extensions);
    }

    /** The same with these extensions. */
    public RegistrationRequest withExtensions(RegistrationExtensions asked) {
        return new RegistrationRequest(user, name, displayName, existing, verification, mediation, hints, asked);
    }
}
