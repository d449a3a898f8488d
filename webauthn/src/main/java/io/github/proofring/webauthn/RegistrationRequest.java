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
 */
public record RegistrationRequest(
        UserHandle user,
        String name,
        String displayName,
        List<CredentialDescriptor> existing,
        UserVerification verification,
        Mediation mediation) {
    /** The list is copied. */
    public RegistrationRequest {
        existing = List.copyOf(existing);
    }

    /** One in a dialog, that verifies its user: what signs in alone. */
    public static RegistrationRequest of(
            UserHandle user, String name, String displayName, List<CredentialDescriptor> existing) {
        return new RegistrationRequest(user, name, displayName, existing, UserVerification.REQUIRED, Mediation.DIALOG);
    }
}
