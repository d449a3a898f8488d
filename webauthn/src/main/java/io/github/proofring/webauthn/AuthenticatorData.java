package io.github.proofring.webauthn;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What an authenticator says of a ceremony (WebAuthn Level 3 §6.1), and the steps that both ceremonies take on it. */
final class AuthenticatorData {
    private static final int FIXED_LENGTH = 32 + 1 + 4;
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;
    private static final int EXTENSIONS = 0x80;

    private final byte[] bytes;
    private final Optional<Attested> attested;
    private final Optional<Cbor> extensions;

    /**
     * A new passkey (§6.5.1).
     *
     * @param key the COSE_Key, read but not yet judged
     */
    record Attested(UUID authenticator, Optional<CredentialId> id, Cbor key) {}

    private AuthenticatorData(byte[] bytes) {
        this.bytes = bytes;
        if (bytes.length < FIXED_LENGTH) {
            throw new MalformedException();
        }
        int at = FIXED_LENGTH;
        if (has(ATTESTED)) {
            int idAt = at + 16 + 2;
            int length = idAt > bytes.length
                    ? Integer.MAX_VALUE
                    : ByteBuffer.wrap(bytes).getShort(idAt - 2) & 0xffff;
            if (length > bytes.length - idAt) {
                throw new MalformedException();
            }
            ByteBuffer aaguid = ByteBuffer.wrap(bytes, at, 16);
            UUID authenticator = new UUID(aaguid.getLong(), aaguid.getLong());
            Optional<CredentialId> id = CredentialId.isLength(length)
                    ? Optional.of(CredentialId.of(Arrays.copyOfRange(bytes, idAt, idAt + length)))
                    : Optional.empty();
            Cbor key = Cbor.read(bytes, idAt + length);
            this.attested = Optional.of(new Attested(authenticator, id, key));
            at = key.end();
        } else {
            this.attested = Optional.empty();
        }
        if (has(EXTENSIONS)) {
            Cbor outputs = Cbor.read(bytes, at);
            this.extensions = Optional.of(outputs);
            at = outputs.end();
        } else {
            this.extensions = Optional.empty();
        }
        if (at != bytes.length) {
            throw new MalformedException();
        }
    }

    /** Of an array that nobody changes. */
    static AuthenticatorData of(byte[] bytes) {
        return new AuthenticatorData(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<Attested> attested() {
        return attested;
    }

    /** What extensions gave, if there are any. */
    Optional<Cbor> extensions() {
        return extensions;
    }

    boolean userVerified() {
        return has(USER_VERIFIED);
    }

    boolean backupEligible() {
        return has(BACKUP_ELIGIBLE);
    }

    boolean backedUp() {
        return has(BACKED_UP);
    }

    long signatureCount() {
        return ByteBuffer.wrap(bytes).getInt(33) & 0xffff_ffffL;
    }

    /** §7.1 steps 14 to 17, §7.2 steps 15 to 18. */
    Optional<Refusal> refuses(byte[] rpIdHash, boolean presenceRequired, UserVerification verification) {
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, rpIdHash.length), rpIdHash)) {
            return Optional.of(Refusal.WRONG_RELYING_PARTY);
        }
        if (presenceRequired && !has(USER_PRESENT)) {
            return Optional.of(Refusal.USER_NOT_PRESENT);
        }
        if (verification == UserVerification.REQUIRED && !userVerified()) {
            return Optional.of(Refusal.USER_NOT_VERIFIED);
        }
        if (backedUp() && !backupEligible()) {
            return Optional.of(Refusal.INCONSISTENT_BACKUP);
        }
        return Optional.empty();
    }

    private boolean has(int flag) {
        return (bytes[32] & flag) != 0;
    }
}
