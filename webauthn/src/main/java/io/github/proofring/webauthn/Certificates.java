package io.github.proofring.webauthn;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X.509 certificates that somebody sent, and chains of them. */
final class Certificates {
    /** Real ones have up to four; each costs a signature to verify. */
    static final int MAX_CHAIN = 8;

    private static final int MAX_DEPTH = 16;

    private Certificates() {}

    /**
     * One certificate in DER, and nothing beside it.
     *
     * @throws MalformedException if it is none
     */
    static X509Certificate of(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (Arrays.equals(certificate.getEncoded(), der)) {
                return certificate;
            }
        } catch (CertificateException | RuntimeException e) {
            // Told below.
        }
        throw new MalformedException();
    }

    /**
     * The chain from the first certificate to one of the roots (RFC 5280 §6.1), if there is one at this time. A root that was
     * sent along counts for nothing: what is from the first trusted one on is dropped, and an own one does not become trusted.
     * Nobody is asked for revocations: that would need the network.
     */
    static Optional<List<X509Certificate>> chain(List<X509Certificate> sent, Set<X509Certificate> roots, Instant now) {
        if (sent.isEmpty() || sent.size() > MAX_CHAIN || roots.isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> below = sent.stream()
                .takeWhile(certificate -> !roots.contains(certificate))
                .toList();
        try {
            if (below.isEmpty()) {
                // The metadata of some models list the attestation certificates themselves.
                sent.get(0).checkValidity(Date.from(now));
                return Optional.of(List.of(sent.get(0)));
            }
            PKIXParameters parameters = new PKIXParameters(
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            X509Certificate root = result.getTrustAnchor().getTrustedCert();
            return Optional.of(Stream.concat(below.stream(), Stream.of(root)).toList());
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * That an extension, if it is there, is DER whose lengths are true and whose depth is small: for a reader that believes
     * them.
     *
     * @throws MalformedException if not
     */
    static void checkExtension(X509Certificate certificate, String oid) {
        byte[] value = certificate.getExtensionValue(oid);
        if (value != null) {
            // An octet string, in which the extension's own DER is.
            ByteBuffer outer = ByteBuffer.wrap(value);
            tag(outer);
            checkElements(content(outer), 0);
        }
    }

    private static void checkElements(ByteBuffer in, int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedException();
        }
        while (in.hasRemaining()) {
            boolean constructed = (tag(in) & 0x20) != 0;
            ByteBuffer content = content(in);
            if (constructed) {
                checkElements(content, depth + 1);
            }
        }
    }

    private static int tag(ByteBuffer in) {
        int first = octet(in);
        if ((first & 0x1f) == 0x1f) {
            // A high tag number, in base 128.
            while ((octet(in) & 0x80) != 0) {}
        }
        return first;
    }

    private static ByteBuffer content(ByteBuffer in) {
        int length = octet(in);
        if (length >= 0x80) {
            int octets = length & 0x7f;
            if (octets < 1 || octets > 3) {
                throw new MalformedException();
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | octet(in);
            }
        }
        if (length > in.remaining()) {
            throw new MalformedException();
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    private static int octet(ByteBuffer in) {
        if (!in.hasRemaining()) {
            throw new MalformedException();
        }
        return in.get() & 0xff;
    }
}
