package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import io.github.proofring.webauthn.CredentialId;
import io.github.proofring.webauthn.CredentialPublicKey;
import io.github.proofring.webauthn.Passkey;
import io.github.proofring.webauthn.SignatureAlgorithm;
import io.github.proofring.webauthn.UserHandle;
import java.util.UUID;

/** The byte form of what is kept of one passkey. */
final class PasskeyState {
    private static final int FORM = 1;
    private static final int VERIFICATION_SEEN = 1;
    private static final int BACKUP_ELIGIBLE = 2;
    private static final int BACKED_UP = 4;

    private PasskeyState() {}

    static Bytes toBytes(Passkey passkey) {
        int flags = (passkey.userVerificationSeen() ? VERIFICATION_SEEN : 0)
                | (passkey.backupEligible() ? BACKUP_ELIGIBLE : 0)
                | (passkey.backedUp() ? BACKED_UP : 0);
        return Bytes.copyOf(new WireWriter()
                .number(FORM)
                .bytes(Bytes.copyOf(passkey.id().toByteArray()))
                .bytes(Bytes.copyOf(passkey.user().toByteArray()))
                .constant(passkey.publicKey().algorithm())
                .bytes(Bytes.copyOf(passkey.publicKey().toByteArray()))
                .number(passkey.signatureCount())
                .number(flags)
                .each(passkey.transports(), WireWriter::text)
                .number(passkey.authenticator().getMostSignificantBits())
                .number(passkey.authenticator().getLeastSignificantBits())
                .toByteArray());
    }

    static Passkey of(Bytes state) {
        WireReader in = new WireReader(state.toArray());
        int form = in.number();
        if (form != FORM) {
            throw new IllegalArgumentException("this release reads form " + FORM + " of a passkey, not " + form);
        }
        CredentialId id = CredentialId.of(in.bytes().toArray());
        UserHandle user = UserHandle.of(in.bytes().toArray());
        SignatureAlgorithm algorithm = in.constant(SignatureAlgorithm.class);
        CredentialPublicKey key = CredentialPublicKey.of(algorithm, in.bytes().toArray());
        long count = in.longNumber();
        int flags = in.number();
        return new Passkey(
                id,
                user,
                key,
                count,
                (flags & VERIFICATION_SEEN) != 0,
                (flags & BACKUP_ELIGIBLE) != 0,
                (flags & BACKED_UP) != 0,
                in.each(WireReader::text),
                new UUID(in.longNumber(), in.longNumber()));
    }
}
