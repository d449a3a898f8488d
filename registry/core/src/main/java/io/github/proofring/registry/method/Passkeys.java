package io.github.proofring.registry.method;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Prompt;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Claim;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import io.github.proofring.webauthn.AssertionResult;
import io.github.proofring.webauthn.AuthenticationRequest;
import io.github.proofring.webauthn.CredentialDescriptor;
import io.github.proofring.webauthn.Mediation;
import io.github.proofring.webauthn.Passkey;
import io.github.proofring.webauthn.Pending;
import io.github.proofring.webauthn.PendingAuthentication;
import io.github.proofring.webauthn.PendingRegistration;
import io.github.proofring.webauthn.Presented;
import io.github.proofring.webauthn.Refusal;
import io.github.proofring.webauthn.RegistrationRequest;
import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.Started;
import io.github.proofring.webauthn.UserHandle;
import io.github.proofring.webauthn.UserVerification;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Passkeys (WebAuthn Level 3). Asks with {@link Wanted} and takes a {@link PasskeyResponse}. The account's id is the user handle,
 * so all passkeys of an account are known to an authenticator as one person's, and no account is told by it.
 *
 * <p>One whose authenticator verified its user is worth {@link Strength#PHISHING_RESISTANT_USER_VERIFIED}, two factors in one; one
 * that was only touched, or that had never verified anybody when it was enrolled, {@link Strength#PHISHING_RESISTANT}. Its counter
 * and backup state are stored with each proof; a counter that did not rise refuses a passkey bound to its device and, as the devices of
 * a synced one count apart, is passed over there. A passkey is on one account at most, whatever races.
 */
public final class Passkeys implements Verifier {
    /** The kind it answers for. */
    public static final MethodKind KIND = new MethodKind("passkey");

    private final RelyingParty party;
    private final UserVerification verification;

    /**
     * Passkeys that verify their user, and so are two factors in one.
     *
     * @param party whose pages ask for them
     * @throws IllegalArgumentException if the party has so many origins that a ticket cannot hold them
     */
    public Passkeys(RelyingParty party) {
        this(party, UserVerification.REQUIRED);
    }

    /**
     * The same with another wish for verification; what came of it shows in the strength of each proof.
     *
     * @throws IllegalArgumentException if the party has so many origins that a ticket cannot hold them
     */
    public Passkeys(RelyingParty party, UserVerification verification) {
        this.party = party;
        this.verification = verification;
        // Fails now, and not at the first person's sign-in.
        CredentialDescriptor longest = new CredentialDescriptor(
                io.github.proofring.webauthn.CredentialId.of(
                        new byte[io.github.proofring.webauthn.CredentialId.MAX_LENGTH]),
                List.of());
        opening(party.startAuthentication(
                asking(UserHandle.of(new byte[UserHandle.MAX_LENGTH]), longest), Instant.EPOCH));
    }

    /**
     * An authenticator is wanted: to make a passkey, or to sign with one.
     *
     * @param optionsJson for {@code PublicKeyCredential.parseCreationOptionsFromJSON} or {@code parseRequestOptionsFromJSON}
     */
    public record Wanted(String optionsJson) implements Prompt {}

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public boolean guessable() {
        return false;
    }

    @Override
    public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
        List<CredentialDescriptor> known =
                existing.stream().map(PasskeyState::of).map(Passkey::descriptor).toList();
        return opening(party.startRegistration(
                new RegistrationRequest(
                        handle(account), accountName, accountName, known, verification, Mediation.DIALOG),
                now));
    }

    @Override
    public Opening openProof(Bytes state, Instant now) {
        Passkey passkey = PasskeyState.of(state);
        return opening(party.startAuthentication(asking(passkey.user(), passkey.descriptor()), now));
    }

    /** Any passkey of the relying party that the authenticator finds by itself. */
    @Override
    public Optional<Opening> openDiscoverable(Instant now) {
        return Optional.of(opening(party.startAuthentication(
                new AuthenticationRequest(Optional.empty(), List.of(), verification, Mediation.DIALOG), now)));
    }

    /** The user handle is the account's id. */
    @Override
    public Optional<Claim> claim(Proof proof) {
        return proof instanceof PasskeyResponse response
                ? RelyingParty.presented(response.json()).flatMap(Passkeys::claim)
                : Optional.empty();
    }

    private static Optional<Claim> claim(Presented presented) {
        CredentialId credential = new CredentialId(Bytes.copyOf(presented.id().toByteArray()));
        return presented.user().flatMap(Passkeys::account).map(account -> new Claim(account, credential));
    }

    /** Empty for a handle that is no account's id, as one of another service's passkey may be. */
    private static Optional<AccountId> account(UserHandle handle) {
        try {
            String id = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(handle.toByteArray()))
                    .toString();
            return Optional.of(new AccountId(id));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now) {
        if (!(proof instanceof PasskeyResponse response)) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        RegistrationResult result =
                party.finishRegistration(PendingRegistration.parse(text(pending)), response.json(), now);
        if (result instanceof RegistrationResult.Registered registered) {
            return proven(registered.passkey(), registered.userVerified());
        }
        return refused(((RegistrationResult.Refused) result).why());
    }

    @Override
    public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
        if (!(proof instanceof PasskeyResponse response)) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        AssertionResult result = party.finishAuthentication(
                PendingAuthentication.parse(text(pending)), PasskeyState.of(state), response.json(), now);
        if (result instanceof AssertionResult.Asserted asserted) {
            return proven(asserted.updated(), asserted.userVerified());
        }
        return refused(((AssertionResult.Refused) result).why());
    }

    private static Judgement proven(Passkey passkey, boolean verified) {
        Strength strength = verified && passkey.userVerificationSeen()
                ? Strength.PHISHING_RESISTANT_USER_VERIFIED
                : Strength.PHISHING_RESISTANT;
        CredentialId credential = new CredentialId(Bytes.copyOf(passkey.id().toByteArray()));
        return new Judgement.Proven(PasskeyState.toBytes(passkey), strength, Optional.of(credential));
    }

    private static Judgement refused(Refusal why) {
        return new Judgement.Refused(
                switch (why) {
                    case MALFORMED -> Reason.MALFORMED_PROOF;
                    case EXPIRED -> Reason.TICKET_EXPIRED;
                    case USER_NOT_VERIFIED -> Reason.USER_NOT_VERIFIED;
                    case COUNTER_NOT_RISEN -> Reason.COPY_SUSPECTED;
                    default -> Reason.PASSKEY_REFUSED;
                });
    }

    private AuthenticationRequest asking(UserHandle user, CredentialDescriptor passkey) {
        return new AuthenticationRequest(Optional.of(user), List.of(passkey), verification, Mediation.DIALOG);
    }

    private static Opening opening(Started<? extends Pending> started) {
        byte[] pending = started.pending().serialize().getBytes(StandardCharsets.US_ASCII);
        return new Opening(new Wanted(started.optionsJson()), Bytes.copyOf(pending));
    }

    private static UserHandle handle(AccountId account) {
        return UserHandle.of(account.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Bytes pending) {
        return new String(pending.toArray(), StandardCharsets.US_ASCII);
    }
}
