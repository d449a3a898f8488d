package io.github.proofring.webauthn;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the authenticator that made a passkey (WebAuthn Level 3 §6.5.3). A {@code fido-u2f} statement is not over the
 * model that {@link Passkey#authenticator()} names, nor over its flags: there the chain alone tells.
 *
 * @param kind how much of it is known
 * @param format of the statement, such as {@code packed}; {@code none} if there was none, or it was not looked at
 * @param chain if it is {@link Kind#TRUSTED}, the certificates from that of the attestation to the trusted root, both included;
 *     else none
 * @param device what the metadata call the model, if they were asked; the text of its vendor
 */
public record Attestation(Kind kind, String format, List<X509Certificate> chain, Optional<String> device) {
    /** No statement, or one that was not looked at. */
    static final Attestation NONE = new Attestation(Kind.NONE, "none", List.of(), Optional.empty());

    /** How much is known, the least first. */
    public enum Kind {
        /** Nothing: there was no statement, or it was not looked at. */
        NONE,
        /** The passkey signed for itself: what it says has not been changed, but anybody can say it. */
        SELF,
        /** The statement verifies under its own certificate, of which nobody knows whose it is. */
        VERIFIED,
        /** The statement verifies, and its certificate is of a root that the application trusts. */
        TRUSTED
    }

    /** The list is copied. */
    public Attestation {
        chain = List.copyOf(chain);
    }
}
