package io.github.proofring.bench;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Yubico's java-webauthn-server before its users' passkeys in a map. */
final class Yubico {
    private static final RelyingPartyIdentity IDENTITY =
            RelyingPartyIdentity.builder().id(Assertion.ID).name("Example").build();

    private final Map<ByteArray, RegisteredCredential> stored = new HashMap<>();
    private final RelyingParty party = RelyingParty.builder()
            .identity(IDENTITY)
            .credentialRepository(new Repository(stored))
            .origins(Set.of(Assertion.ORIGIN))
            .build();

    /** What is kept between begin and finish. */
    record Pending(AssertionRequest asked, PublicKeyCredentialCreationOptions making) {}

    Pending put(Assertion assertion) {
        ByteArray user = new ByteArray(assertion.passkey().user().toByteArray());
        RegisteredCredential credential = RegisteredCredential.builder()
                .credentialId(new ByteArray(assertion.passkey().id().toByteArray()))
                .userHandle(user)
                .publicKeyCose(new ByteArray(Webauthn4j.cose(assertion)))
                .signatureCount(0)
                .build();
        stored.put(credential.getCredentialId(), credential);
        return new Pending(
                AssertionRequest.builder()
                        .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                                .challenge(new ByteArray(assertion.challenge()))
                                .rpId(Assertion.ID)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .allowCredentials(List.of(PublicKeyCredentialDescriptor.builder()
                                        .id(credential.getCredentialId())
                                        .build()))
                                .build())
                        .userHandle(user)
                        .build(),
                PublicKeyCredentialCreationOptions.builder()
                        .rp(IDENTITY)
                        .user(UserIdentity.builder()
                                .name("ada")
                                .displayName("Ada")
                                .id(user)
                                .build())
                        .challenge(new ByteArray(assertion.registrationChallenge()))
                        .pubKeyCredParams(List.of(
                                PublicKeyCredentialParameters.ES256,
                                PublicKeyCredentialParameters.RS256,
                                PublicKeyCredentialParameters.EdDSA))
                        .build());
    }

    boolean finish(Pending pending, String response) {
        try {
            return party.finishAssertion(FinishAssertionOptions.builder()
                            .request(pending.asked())
                            .response(PublicKeyCredential.parseAssertionResponseJson(response))
                            .build())
                    .isSuccess();
        } catch (AssertionFailedException | IOException e) {
            return false;
        }
    }

    /** The passkey must not have been {@link #put}. */
    boolean register(Pending pending, String response) {
        try {
            return party.finishRegistration(FinishRegistrationOptions.builder()
                                    .request(pending.making())
                                    .response(PublicKeyCredential.parseRegistrationResponseJson(response))
                                    .build())
                            .getPublicKeyCose()
                            .size()
                    > 0;
        } catch (RegistrationFailedException | IOException e) {
            return false;
        }
    }

    void forgetAll() {
        stored.clear();
    }

    private record Repository(Map<ByteArray, RegisteredCredential> stored) implements CredentialRepository {
        @Override
        public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String name) {
            return Set.of();
        }

        @Override
        public Optional<ByteArray> getUserHandleForUsername(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> getUsernameForUserHandle(ByteArray handle) {
            return Optional.of("ada");
        }

        @Override
        public Optional<RegisteredCredential> lookup(ByteArray id, ByteArray handle) {
            return Optional.ofNullable(stored.get(id));
        }

        @Override
        public Set<RegisteredCredential> lookupAll(ByteArray id) {
            return lookup(id, id).map(Set::of).orElse(Set.of());
        }
    }
}
