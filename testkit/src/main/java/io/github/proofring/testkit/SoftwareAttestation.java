package io.github.proofring.testkit;

import static io.github.proofring.testkit.Encoding.sha256;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whose word a software authenticator's passkeys have: nobody's, their own, or that of a key with a chain ({@code packed},
 * WebAuthn Level 3 §8.2).
 */
record SoftwareAttestation(boolean bySelf, Optional<PrivateKey> key, List<X509Certificate> chain) {
    private static final int ES256 = -7;

    static SoftwareAttestation none() {
        return new SoftwareAttestation(false, Optional.empty(), List.of());
    }

    SoftwareAttestation withSelf(boolean attested) {
        return new SoftwareAttestation(attested, key, chain);
    }

    SoftwareAttestation with(PrivateKey signer, List<X509Certificate> certificates) {
        return new SoftwareAttestation(bySelf, Optional.of(signer), List.copyOf(certificates));
    }

    byte[] object(SoftwarePasskey passkey, byte[] data, byte[] clientData) {
        return Cbor.map(
                Cbor.text("fmt"),
                Cbor.text(bySelf || key.isPresent() ? "packed" : "none"),
                Cbor.text("attStmt"),
                statement(passkey, data, sha256(clientData)),
                Cbor.text("authData"),
                Cbor.bytes(data));
    }

    private byte[] statement(SoftwarePasskey passkey, byte[] data, byte[] clientDataHash) {
        if (key.isPresent()) {
            return Cbor.map(
                    Cbor.text("alg"),
                    Cbor.number(ES256),
                    Cbor.text("sig"),
                    Cbor.bytes(signed(key.get(), data, clientDataHash)),
                    Cbor.text("x5c"),
                    Cbor.array(chain.stream()
                            .map(SoftwareAttestation::der)
                            .map(Cbor::bytes)
                            .toArray(byte[][]::new)));
        }
        if (bySelf) {
            return Cbor.map(
                    Cbor.text("alg"),
                    Cbor.number(passkey.algorithm()),
                    Cbor.text("sig"),
                    Cbor.bytes(passkey.sign(data, clientDataHash)));
        }
        return Cbor.map();
    }

    private static byte[] signed(PrivateKey key, byte[] data, byte[] clientDataHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(data);
            signature.update(clientDataHash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it cannot attest by ES256 with this key", e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that has no encoding", e);
        }
    }
}
