package io.github.proofring.webauthn;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A certificate and its key, made for one test. */
record Issued(X509Certificate certificate, KeyPair keys) {
    static final String AAGUID_EXTENSION = "1.3.6.1.4.1.45724.1.1.4";
    static final String DEVICE = "CN=Test device,OU=Authenticator Attestation,O=Proofring,C=AQ";

    PrivateKey key() {
        return keys.getPrivate();
    }

    static Issued root(String name) {
        return new Plan(name).authority().selfSigned();
    }

    /** What a certificate is to be; an honest device's at the start, valid for a year around the tests' time. */
    static final class Plan {
        private final String subject;
        private final Map<String, byte[]> extensions = new TreeMap<>();
        private Instant from = Ceremonies.NOW.minusSeconds(180 * 86_400L);
        private Instant to = Ceremonies.NOW.plusSeconds(180 * 86_400L);
        private Optional<BasicConstraints> constraints = Optional.of(new BasicConstraints(false));

        Plan(String subject) {
            this.subject = subject;
        }

        Plan authority() {
            constraints = Optional.of(new BasicConstraints(true));
            return this;
        }

        Plan valid(Instant notBefore, Instant notAfter) {
            from = notBefore;
            to = notAfter;
            return this;
        }

        Plan extension(String oid, byte[] value) {
            extensions.put(oid, value);
            return this;
        }

        Plan host(String name) {
            return extension("2.5.29.17", encoded(new GeneralNames(new GeneralName(GeneralName.dNSName, name))));
        }

        Issued selfSigned() {
            KeyPair keys = keyPair();
            return new Issued(signed(new X500Name(subject), keys, keys.getPrivate()), keys);
        }

        Issued by(Issued issuer) {
            KeyPair keys = keyPair();
            X500Name name = X500Name.getInstance(
                    issuer.certificate().getSubjectX500Principal().getEncoded());
            return new Issued(signed(name, keys, issuer.key()), keys);
        }

        private X509Certificate signed(X500Name issuer, KeyPair keys, PrivateKey issuerKey) {
            AlgorithmIdentifier ecdsa = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));
            V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
            body.setSerialNumber(new ASN1Integer(BigInteger.valueOf(7)));
            body.setSignature(ecdsa);
            body.setIssuer(issuer);
            body.setSubject(new X500Name(subject));
            body.setStartDate(new Time(Date.from(from)));
            body.setEndDate(new Time(Date.from(to)));
            body.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            body.setExtensions(extensions());
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(body.generateTBSCertificate());
            parts.add(ecdsa);
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(issuerKey);
                signature.update(encoded(body.generateTBSCertificate()));
                parts.add(new DERBitString(signature.sign()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
            return Certificates.of(encoded(new DERSequence(parts)));
        }

        private Extensions extensions() {
            ASN1EncodableVector all = new ASN1EncodableVector();
            constraints.ifPresent(
                    given -> all.add(new Extension(new ASN1ObjectIdentifier("2.5.29.19"), true, encoded(given))));
            extensions.forEach((oid, value) -> all.add(new Extension(new ASN1ObjectIdentifier(oid), false, value)));
            return Extensions.getInstance(new DERSequence(all));
        }
    }

    private static byte[] encoded(org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            ASN1Primitive primitive = value.toASN1Primitive();
            return primitive.getEncoded("DER");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
