package io.github.proofring.webauthn;

import java.util.List;
import java.util.UUID;

/**
 * What a relying party keeps of a passkey: the credential record of WebAuthn Level 3 §4. Nothing in it is a secret. All of it
 * is to be stored as it is after each ceremony, on the condition that it is still as it was before.
 *
 * @param id which passkey; no two accounts may have the same
 * @param user whose
 * @param publicKey what its signatures are verified with
 * @param signatureCount the last one seen, 0 to 2³²−1; always 0 for many
 * @param userVerificationSeen whether the authenticator verified its user when it was registered. A later verification counts as
 *     a factor of its own only if it did (§7.2 step 24); {@link #withUserVerificationSeen} after another factor was proved
 * @param backupEligible whether it may be copied to other devices, as synced passkeys are; never changes
 * @param backedUp whether it has been, so that it outlives its device
 * @param transports how its authenticator can be reached, such as {@code internal} or {@code usb}; given back to the browser as it
 *     came. At most eight of at most 32 ASCII characters
 * @param authenticator the model of its authenticator (AAGUID), all zeros if it does not tell
 */
public record Passkey(
        CredentialId id,
        UserHandle user,
        CredentialPublicKey publicKey,
        long signatureCount,
        boolean userVerificationSeen,
        boolean backupEligible,
        boolean backedUp,
        List<String> transports,
        UUID authenticator) {

    private static final long MAX_COUNT = 0xffff_ffffL;

    /** @throws IllegalArgumentException for a count out of range, or more transports than a passkey has */
    public Passkey {
        if (signatureCount < 0 || signatureCount > MAX_COUNT) {
            throw new IllegalArgumentException("a signature counter has 32 bits and no sign: " + signatureCount);
        }
        transports = List.copyOf(transports);
        if (!Transports.areBounded(transports)) {
            throw new IllegalArgumentException(
                    "at most eight transports of 1 to 32 ASCII characters: " + transports.size());
        }
    }

    /** How the browser is told about it. */
    public CredentialDescriptor descriptor() {
        return new CredentialDescriptor(id, transports);
    }

    /** Whether all that is told of its authenticator is ways to plug it in or hold it near, as with one on a key ring. */
    public boolean isSecurityKey() {
        return !transports.isEmpty() && Transports.ofRoamingKeys().containsAll(transports);
    }

    /** The same after its owner proved to be who they are by another factor, in a ceremony that verified them. */
    public Passkey withUserVerificationSeen() {
        return new Passkey(
                id, user, publicKey, signatureCount, true, backupEligible, backedUp, transports, authenticator);
    }

    Passkey afterAssertion(long count, boolean eligible, boolean backed) {
        return new Passkey(
                id, user, publicKey, count, userVerificationSeen, eligible, backed, transports, authenticator);
    }
}
