package io.github.proofring.webauthn;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.CoreRegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.AndroidKeyAttestationStatement;
import com.webauthn4j.data.attestation.statement.AndroidSafetyNetAttestationStatement;
import com.webauthn4j.data.attestation.statement.AppleAnonymousAttestationStatement;
import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.data.attestation.statement.FIDOU2FAttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.attestation.statement.Response;
import com.webauthn4j.data.attestation.statement.TPMAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMTPublic;
import com.webauthn4j.data.jws.JWSFactory;
import com.webauthn4j.server.CoreServerProperty;
import com.webauthn4j.verifier.CoreRegistrationObject;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidsafetynet.AndroidSafetyNetAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Statements with certificates, verified by webauthn4j: §8.2 to §8.6 and §8.8. Here it begins and ends (docs/decisions/009): it
 * is given objects that are made from what we have read, for one call each, and what it throws is the caller's to catch.
 */
final class CertifiedStatements {
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final Map<String, AttestationStatementVerifier> VERIFIERS = Map.of(
            "packed", new PackedAttestationStatementVerifier(),
            "tpm", new TPMAttestationStatementVerifier(),
            "android-key", new AndroidKeyAttestationStatementVerifier(),
            "android-safetynet", new AndroidSafetyNetAttestationStatementVerifier(),
            "fido-u2f", new FIDOU2FAttestationStatementVerifier(),
            "apple", new AppleAnonymousAttestationStatementVerifier());

    /** The extensions that it reads by itself: model, subject's other names, Android's key description, Apple's nonce. */
    private static final List<String> READ_EXTENSIONS =
            List.of("1.3.6.1.4.1.45724.1.1.4", "2.5.29.17", "1.3.6.1.4.1.11129.2.1.17", "1.2.840.113635.100.8.2");

    private CertifiedStatements() {}

    /**
     * The certificates of a statement that is right.
     *
     * @throws RuntimeException of any kind, if it is wrong
     */
    static List<X509Certificate> verify(Statement statement, Cbor content, Instant now) {
        CertificateBaseAttestationStatement read = read(statement.format(), content);
        List<X509Certificate> chain = List.copyOf(read.getX5c());
        if (chain.isEmpty() || chain.size() > Certificates.MAX_CHAIN) {
            throw new MalformedException();
        }
        // It makes an array of the length that it reads, before it looks how much there is.
        READ_EXTENSIONS.forEach(oid -> Certificates.checkExtension(chain.get(0), oid));
        Optional.ofNullable(VERIFIERS.get(statement.format()))
                .orElseThrow(MalformedException::new)
                .verify(object(statement, read, now));
        return chain;
    }

    private static CertificateBaseAttestationStatement read(String format, Cbor content) {
        return switch (format) {
            case "packed" -> new PackedAttestationStatement(algorithm(content), signature(content), path(content));
            case "fido-u2f" -> new FIDOU2FAttestationStatement(path(content), signature(content));
            case "apple" -> new AppleAnonymousAttestationStatement(path(content));
            case "android-key" ->
                new AndroidKeyAttestationStatement(algorithm(content), signature(content), path(content));
            case "android-safetynet" ->
                new AndroidSafetyNetAttestationStatement(
                        content.text("ver").orElseThrow(MalformedException::new),
                        new JWSFactory(CONVERTER)
                                .parse(
                                        new String(
                                                content.bytes("response").orElseThrow(MalformedException::new),
                                                StandardCharsets.US_ASCII),
                                        Response.class));
            case "tpm" -> tpm(content);
            default -> throw new MalformedException();
        };
    }

    private static TPMAttestationStatement tpm(Cbor content) {
        CBORMapper mapper = CONVERTER.getCborMapper();
        byte[] publicArea = content.bytes("pubArea").orElseThrow(MalformedException::new);
        TPMTPublic area = mapper.readValue(mapper.writeValueAsBytes(publicArea), TPMTPublic.class);
        TpmCertInfo certInfo = TpmCertInfo.read(content.bytes("certInfo").orElseThrow(MalformedException::new));
        // §8.3: the name is computed by the algorithm of the public area, and of no other.
        if (area.getNameAlg() != certInfo.nameAlgorithm()) {
            throw new MalformedException();
        }
        return new TPMAttestationStatement(
                content.text("ver").orElseThrow(MalformedException::new),
                algorithm(content),
                path(content),
                signature(content),
                certInfo,
                area);
    }

    private static COSEAlgorithmIdentifier algorithm(Cbor content) {
        return COSEAlgorithmIdentifier.create(content.number("alg").orElseThrow(MalformedException::new));
    }

    private static byte[] signature(Cbor content) {
        return content.bytes("sig").orElseThrow(MalformedException::new);
    }

    private static AttestationCertificatePath path(Cbor content) {
        return new AttestationCertificatePath(content.byteStrings("x5c").orElseThrow(MalformedException::new).stream()
                .limit(Certificates.MAX_CHAIN + 1)
                .map(Certificates::of)
                .toList());
    }

    private static CoreRegistrationObject object(
            Statement statement, CertificateBaseAttestationStatement read, Instant now) {
        // Its verifiers take of the authenticator data the passkey alone, and for the rest the bytes below.
        AttestedCredentialData attested = new AttestedCredentialData(
                new AAGUID(statement.aaguid()),
                statement.attested().id().orElseThrow(MalformedException::new).toByteArray(),
                JcaCoseKey.of(statement.key()));
        AttestationObject object =
                new AttestationObject(new AuthenticatorData<>(new byte[32], (byte) 0, 0, attested), read);
        byte[] bytes = CONVERTER.getCborMapper().writeValueAsBytes(Map.of("authData", statement.authenticatorData()));
        return new CoreRegistrationObject(
                object,
                bytes,
                statement.clientDataHash(),
                new CoreRegistrationParameters(new CoreServerProperty(statement.rpId(), null), null, false, false),
                now);
    }
}
