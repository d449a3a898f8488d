package io.github.proofring.registry.method;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Description;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Prompt;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Claim;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import io.github.proofring.webauthn.AssertionResult;
import io.github.proofring.webauthn.AuthenticationRequest;
import io.github.proofring.webauthn.AuthenticatorNames;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Before what is pending, where the application has checked another factor. */
    private static final String SECOND_FACTOR = "+";

    private final RelyingParty party;
    private final UserVerification verification;
    private final AuthenticatorNames names;

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
        this(party, verification, AuthenticatorNames.standard());
    }

    private Passkeys(RelyingParty party, UserVerification verification, AuthenticatorNames names) {
        this.party = party;
        this.verification = verification;
        this.names = names;
        // Fails now, and not at the first person's sign-in.
        CredentialDescriptor longest = new CredentialDescriptor(
                io.github.proofring.webauthn.CredentialId.of(
                        new byte[io.github.proofring.webauthn.CredentialId.MAX_LENGTH]),
                List.of());
        opening(party.startAuthentication(
                asking(UserHandle.of(new byte[UserHandle.MAX_LENGTH]), longest), Instant.EPOCH));
    }

    /** The same with other names for new passkeys and for the lists of their owners. */
    public Passkeys withNames(AuthenticatorNames other) {
        return new Passkeys(party, verification, other);
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

    /** After its provider, or by what it is. */
    @Override
    public boolean namesItself() {
        return true;
    }

    @Override
    public Description describe(Bytes state) {
        Passkey passkey = PasskeyState.of(state);
        String name = names.name(passkey.authenticator()).orElse(passkey.isSecurityKey() ? "Security key" : "Passkey");
        return new Description(name, traits(passkey));
    }

    private static Set<Trait> traits(Passkey passkey) {
        Set<Trait> traits = EnumSet.of(Trait.POSSESSION, Trait.PHISHING_RESISTANT);
        traits.add(passkey.backupEligible() ? Trait.SYNCABLE : Trait.DEVICE_BOUND);
        if (passkey.backedUp()) {
            traits.add(Trait.BACKED_UP);
        }
        if (passkey.userVerificationSeen()) {
            traits.add(Trait.TWO_FACTOR);
        }
        return traits;
    }

    /**
     * What the page of somebody who is signed in gives to {@code PublicKeyCredential.signalAllAcceptedCredentials} after a passkey was
     * added or removed, so that their provider does not offer one that is gone.
     *
     * @param methods all methods of the account, as the registry lists them now
     */
    public String acceptedSignal(AccountId account, List<Method> methods) {
        List<io.github.proofring.webauthn.CredentialId> ids = methods.stream()
                .filter(method -> method.kind().equals(KIND))
                .flatMap(method -> method.credential().stream())
                .map(id ->
                        io.github.proofring.webauthn.CredentialId.of(id.bytes().toArray()))
                .toList();
        return party.signals().allAcceptedCredentials(handle(account), ids);
    }

    /**
     * What a sign-in page gives to {@code PublicKeyCredential.signalUnknownCredential} when a passkey was not on the account that it
     * named, or there is no such account ({@link Reason#NO_SUCH_METHOD}). Empty if the response does not say which it is.
     */
    public Optional<String> unknownSignal(PasskeyResponse response) {
        return RelyingParty.presented(response.json())
                .map(presented -> party.signals().unknownCredential(presented.id()));
    }

    @Override
    public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
        return opening(party.startRegistration(
                new RegistrationRequest(
                        handle(account), accountName, accountName, known(existing), verification, Mediation.DIALOG),
                now));
    }

    /** Nobody is there to be verified then, whatever is asked for otherwise. */
    @Override
    public Optional<Opening> openConditionalEnrollment(
            AccountId account, String accountName, List<Bytes> existing, Instant now) {
        return Optional.of(opening(party.startRegistration(
                new RegistrationRequest(
                        handle(account),
                        accountName,
                        accountName,
                        known(existing),
                        UserVerification.PREFERRED,
                        Mediation.CONDITIONAL),
                now)));
    }

    private static List<CredentialDescriptor> known(List<Bytes> existing) {
        return existing.stream().map(PasskeyState::of).map(Passkey::descriptor).toList();
    }

    @Override
    public Opening openProof(Bytes state, Instant now) {
        return opening(started(state, now));
    }

    @Override
    public Opening openSecondFactor(Bytes state, Instant now) {
        return opening(SECOND_FACTOR, started(state, now));
    }

    private Started<PendingAuthentication> started(Bytes state, Instant now) {
        Passkey passkey = PasskeyState.of(state);
        return party.startAuthentication(asking(passkey.user(), passkey.descriptor()), now);
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
        PendingRegistration begun = PendingRegistration.parse(text(pending));
        RegistrationResult result = party.finishRegistration(begun, response.json(), now);
        if (result instanceof RegistrationResult.Registered registered) {
            boolean present = begun.mediation() == Mediation.DIALOG;
            return proven(registered.passkey(), registered.userVerified(), present);
        }
        return refused(((RegistrationResult.Refused) result).why());
    }

    @Override
    public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
        if (!(proof instanceof PasskeyResponse response)) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        String text = text(pending);
        boolean second = text.startsWith(SECOND_FACTOR);
        PendingAuthentication begun =
                PendingAuthentication.parse(second ? text.substring(SECOND_FACTOR.length()) : text);
        AssertionResult result = party.finishAuthentication(begun, PasskeyState.of(state), response.json(), now);
        if (result instanceof AssertionResult.Asserted asserted) {
            Passkey updated = asserted.updated();
            boolean firstSeen = second && asserted.userVerified();
            return proven(firstSeen ? updated.withUserVerificationSeen() : updated, asserted.userVerified(), true);
        }
        return refused(((AssertionResult.Refused) result).why());
    }

    private static Judgement proven(Passkey passkey, boolean verified, boolean present) {
        Strength strength = verified && passkey.userVerificationSeen()
                ? Strength.PHISHING_RESISTANT_USER_VERIFIED
                : Strength.PHISHING_RESISTANT;
        CredentialId credential = new CredentialId(Bytes.copyOf(passkey.id().toByteArray()));
        return new Judgement.Proven(
                PasskeyState.toBytes(passkey), strength, Optional.of(credential), amr(passkey, strength, present));
    }

    /** RFC 8176, and {@code pop} of OpenID's registry. Which kind of key it is, is what the authenticator says of itself. */
    private static Set<String> amr(Passkey passkey, Strength strength, boolean present) {
        Set<String> amr = new HashSet<>(Set.of("pop", passkey.backupEligible() ? "swk" : "hwk"));
        if (present) {
            amr.add("user");
        }
        if (strength == Strength.PHISHING_RESISTANT_USER_VERIFIED) {
            amr.add("mfa");
        }
        return amr;
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
        return opening("", started);
    }

    private static Opening opening(String mark, Started<? extends Pending> started) {
        byte[] pending = (mark + started.pending().serialize()).getBytes(StandardCharsets.US_ASCII);
        return new Opening(new Wanted(started.optionsJson()), Bytes.copyOf(pending));
    }

    private static UserHandle handle(AccountId account) {
        return UserHandle.of(account.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Bytes pending) {
        return new String(pending.toArray(), StandardCharsets.US_ASCII);
    }
}
