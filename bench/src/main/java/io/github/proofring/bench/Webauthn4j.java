package io.github.proofring.bench;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** webauthn4j, called directly; its objects are made once, as its documentation asks for. */
final class Webauthn4j {
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.EdDSA));

    private final AuthenticationParameters authentication;
    private final RegistrationParameters registration;

    private Webauthn4j(AuthenticationParameters authentication, RegistrationParameters registration) {
        this.authentication = authentication;
        this.registration = registration;
    }

    static Webauthn4j of(Assertion assertion) {
        return new Webauthn4j(
                new AuthenticationParameters(server(assertion.challenge()), stored(assertion), null, true),
                new RegistrationParameters(server(assertion.registrationChallenge()), ALGORITHMS, true));
    }

    private static ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(Assertion.ORIGIN))
                .rpId(Assertion.ID)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static CredentialRecord stored(Assertion assertion) {
        return new CredentialRecordImpl(null, true, false, false, 0, credential(assertion), null, null, null, Set.of());
    }

    private static AttestedCredentialData credential(Assertion assertion) {
        return Objects.requireNonNull(
                Objects.requireNonNull(MANAGER.parseRegistrationResponseJSON(assertion.registration())
                                .getAttestationObject())
                        .getAuthenticatorData()
                        .getAttestedCredentialData());
    }

    /** The key as it was sent. */
    static byte[] cose(Assertion assertion) {
        return CONVERTER.getCborMapper().writeValueAsBytes(credential(assertion).getCOSEKey());
    }

    boolean finish(String response) {
        try {
            return MANAGER.verifyAuthenticationResponseJSON(response, authentication) != null;
        } catch (RuntimeException e) {
            // All kinds of them.
            return false;
        }
    }

    boolean register(String response) {
        try {
            return MANAGER.verifyRegistrationResponseJSON(response, registration) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
