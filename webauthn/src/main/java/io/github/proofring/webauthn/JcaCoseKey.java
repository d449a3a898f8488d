package io.github.proofring.webauthn;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.COSEKeyOperation;
import com.webauthn4j.data.attestation.statement.COSEKeyType;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A passkey's key, as webauthn4j's verifiers of statements take it: also one of an algorithm that it does not know. */
final class JcaCoseKey implements COSEKey {
    private final CredentialPublicKey key;

    private JcaCoseKey(CredentialPublicKey key) {
        this.key = key;
    }

    static COSEKey of(CredentialPublicKey key) {
        return switch (key.algorithm()) {
            // FIDO U2F asks for this class. The uncompressed point is the end of the key.
            case ES256, ESP256 ->
                EC2COSEKey.createFromUncompressedECCKey(
                        Arrays.copyOfRange(key.shared(), key.length() - 65, key.length()));
            default -> new JcaCoseKey(key);
        };
    }

    @Override
    public PublicKey getPublicKey() {
        try {
            return KeyFactory.getInstance(key.algorithm().keyName())
                    .generatePublic(new X509EncodedKeySpec(key.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new MalformedException();
        }
    }

    @Override
    public boolean hasPublicKey() {
        return true;
    }

    @Override
    public boolean hasPrivateKey() {
        return false;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey() {
        return null;
    }

    @Override
    public @Nullable COSEKeyType getKeyType() {
        return null;
    }

    @Override
    public byte @Nullable [] getKeyId() {
        return null;
    }

    @Override
    public COSEAlgorithmIdentifier getAlgorithm() {
        return COSEAlgorithmIdentifier.create(key.algorithm().coseId());
    }

    @Override
    public @Nullable List<COSEKeyOperation> getKeyOps() {
        return null;
    }

    @Override
    public byte @Nullable [] getBaseIV() {
        return null;
    }

    @Override
    public void validate() {
        // It was, before the statement was looked at.
    }
}
