package io.github.proofring.webauthn;

import java.util.List;
import java.util.Optional;

/**
 * A passkey is asked to sign.
 *
 * @param user who is to be authenticated, if that is known
 * @param allowed the passkeys that may sign; none means any that the authenticator finds by itself
 * @param verification whether the authenticator has to verify who uses it
 * @param mediation {@link Mediation#CONDITIONAL} for a form field's suggestions
 * @param hints what the person will probably use, the likeliest first
 * @param extensions what is asked of the passkey beside its signature
 */
public record AuthenticationRequest(
        Optional<UserHandle> user,
        List<CredentialDescriptor> allowed,
        UserVerification verification,
        Mediation mediation,
        List<Hint> hints,
        AuthenticationExtensions extensions) {
    private static final int MOST_ALLOWED = 100;

    /**
     * The lists are copied.
     *
     * @throws IllegalArgumentException for more than 100 passkeys: name the user and let the authenticator find its own; or for
     *     an extension that asks what a browser refuses: a blob to be written and not one passkey allowed, or the
     *     pseudo-random function of one that is not
     */
    public AuthenticationRequest {
        allowed = List.copyOf(allowed);
        if (allowed.size() > MOST_ALLOWED) {
            throw new IllegalArgumentException(
                    "at most " + MOST_ALLOWED + " passkeys can be allowed by name, not " + allowed.size());
        }
        hints = List.copyOf(hints);
        extensions.refuseUnless(allowed);
    }

    /** One without hints and extensions. */
    public AuthenticationRequest(
            Optional<UserHandle> user,
            List<CredentialDescriptor> allowed,
            UserVerification verification,
            Mediation mediation) {
        this(user, allowed, verification, mediation, List.of(), AuthenticationExtensions.NONE);
    }

    /** Any passkey of anybody, in a dialog: sign-in without a user name. */
    public static AuthenticationRequest discoverable() {
        return new AuthenticationRequest(Optional.empty(), List.of(), UserVerification.REQUIRED, Mediation.DIALOG);
    }

    /** One of the passkeys of a user who is known, in a dialog. */
    public static AuthenticationRequest of(UserHandle user, List<CredentialDescriptor> allowed) {
        return new AuthenticationRequest(Optional.of(user), allowed, UserVerification.REQUIRED, Mediation.DIALOG);
    }

    /** The same with these hints. */
    public AuthenticationRequest withHints(List<Hint> likeliestFirst) {
        return new AuthenticationRequest(user, allowed, verification, mediation, likeliestFirst, extensions);
    }

    /** The same with these extensions. */
    public AuthenticationRequest withExtensions(AuthenticationExtensions asked) {
        return new AuthenticationRequest(user, allowed, verification, mediation, hints, asked);
    }
}
