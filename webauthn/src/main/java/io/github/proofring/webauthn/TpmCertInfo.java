package io.github.proofring.webauthn;

import com.webauthn4j.data.attestation.statement.TPMGenerated;
import com.webauthn4j.data.attestation.statement.TPMIAlgHash;
import com.webauthn4j.data.attestation.statement.TPMISTAttest;
import com.webauthn4j.data.attestation.statement.TPMSAttest;
import com.webauthn4j.data.attestation.statement.TPMSCertifyInfo;
import com.webauthn4j.data.attestation.statement.TPMSClockInfo;
import com.webauthn4j.data.attestation.statement.TPMTHA;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * TPMS_ATTEST with TPMS_CERTIFY_INFO in it (TPM 2.0 Part 2 §10.12). Read by ourselves: webauthn4j's own reader takes no empty
 * qualified name, as the specification's vector has, and writes the structure anew before it verifies the signature, where this
 * keeps what was signed.
 */
final class TpmCertInfo extends TPMSAttest {
    private final byte[] signed;
    private final TPMIAlgHash nameAlgorithm;

    private TpmCertInfo(byte[] signed, byte[] magic, byte[] type, byte[] signer, byte[] extraData, TPMTHA name) {
        super(
                TPMGenerated.create(magic),
                TPMISTAttest.create(type),
                signer,
                extraData,
                // Clock, firmware version and qualified name are not looked at (§8.3).
                new TPMSClockInfo(BigInteger.ZERO, 0, 0, false),
                BigInteger.ZERO,
                new TPMSCertifyInfo(name, name));
        this.signed = signed;
        this.nameAlgorithm = name.getHashAlg();
    }

    /** @throws RuntimeException if it is none */
    static TpmCertInfo read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = next(in, 4);
        byte[] type = next(in, 2);
        byte[] signer = sized(in);
        byte[] extraData = sized(in);
        next(in, 8 + 4 + 4 + 1 + 8);
        ByteBuffer name = ByteBuffer.wrap(sized(in));
        TPMIAlgHash algorithm = TPMIAlgHash.create(name.getShort() & 0xffff);
        byte[] digest = next(name, name.remaining());
        sized(in);
        if (in.hasRemaining()) {
            throw new MalformedException();
        }
        return new TpmCertInfo(bytes, magic, type, signer, extraData, new TPMTHA(algorithm, digest));
    }

    private static byte[] sized(ByteBuffer in) {
        return next(in, in.getShort() & 0xffff);
    }

    private static byte[] next(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new MalformedException();
        }
        byte[] next = new byte[length];
        in.get(next);
        return next;
    }

    TPMIAlgHash nameAlgorithm() {
        return nameAlgorithm;
    }

    @Override
    public byte[] getBytes() {
        return signed.clone();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
