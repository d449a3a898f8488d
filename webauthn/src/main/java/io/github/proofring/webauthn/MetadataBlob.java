package io.github.proofring.webauthn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed form of the metadata: a JSON Web Signature in its compact form (RFC 7515 §3.1), with its certificates. */
final class MetadataBlob {
    /** The roots are those of a public authority, so anybody may have a certificate of theirs: the name says whose it is. */
    private static final String SIGNER = "mds.fidoalliance.org";

    private static final int DNS_NAME = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(8 * 1024 * 1024)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .build();

    private MetadataBlob() {}

    /**
     * What was signed.
     *
     * @throws MetadataException if it is not of this form, or was not signed by the service
     */
    static JsonNode verified(String text, Set<X509Certificate> roots, Instant now) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new MetadataException("a metadata blob has three parts with a full stop between");
        }
        String algorithm;
        List<X509Certificate> sent;
        byte[] signature;
        try {
            JsonNode header = MAPPER.readTree(Json.decoded(parts[0]));
            algorithm = header.path("alg").stringValue();
            sent = header.path("x5c")
                    .valueStream()
                    .limit(Certificates.MAX_CHAIN + 1)
                    .map(certificate -> Certificates.of(Base64.getDecoder().decode(certificate.stringValue())))
                    .toList();
            signature = Json.decoded(parts[2]);
        } catch (RuntimeException e) {
            throw new MetadataException("the header of the metadata blob cannot be read");
        }
        Optional<List<X509Certificate>> chain = Certificates.chain(sent, roots, now);
        if (chain.isEmpty()) {
            throw new MetadataException("the certificates of the metadata blob end in none of the roots, or not now");
        }
        X509Certificate signer = chain.get().get(0);
        if (!isOfService(signer)) {
            throw new MetadataException("the metadata blob was signed by another than " + SIGNER);
        }
        if (!isSignature(algorithm, signer.getPublicKey(), parts[0] + "." + parts[1], signature)) {
            throw new MetadataException("the signature of the metadata blob does not verify");
        }
        try {
            return MAPPER.readTree(Json.decoded(parts[1]));
        } catch (RuntimeException e) {
            throw new MetadataException("the metadata blob is signed, but holds no JSON");
        }
    }

    private static boolean isOfService(X509Certificate signer) {
        try {
            Collection<List<?>> names = signer.getSubjectAlternativeNames();
            return names != null && names.contains(List.of(DNS_NAME, SIGNER));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean isSignature(String algorithm, PublicKey key, String signed, byte[] signature) {
        Optional<String> name = switch (algorithm) {
            case "RS256" ->
                Optional.of("SHA256withRSA")
                        .filter(rsa -> key instanceof RSAPublicKey large
                                && large.getModulus().bitLength() >= 2048);
            case "ES256" ->
                Optional.of("SHA256withECDSAinP1363Format")
                        .filter(ec -> key instanceof ECPublicKey curve
                                && curve.getParams().getOrder().bitLength() == 256);
            default -> Optional.empty();
        };
        try {
            if (name.isEmpty()) {
                return false;
            }
            Signature verification = Signature.getInstance(name.get());
            verification.initVerify(key);
            verification.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verification.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
