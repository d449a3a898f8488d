package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cryptography of a sign-in and nothing else, by the JDK's plain calls and on as many bytes: at its begin the row is opened and a
 * ticket sealed, at its end the ticket and the row are opened, the proof is judged and the row is sealed again, each under a key that is
 * derived for it.
 */
final class BareCryptography implements Rounds {
    private static final int NONCE = 24;
    private static final byte[] IV = new byte[12];

    private final SecureRandom random = new SecureRandom();
    private final byte[] ring = new byte[32];
    private final byte[] secret = new byte[20];
    private final byte[] row;
    private final byte[] ticket;
    private final byte[][] rows;
    private final byte[][] tickets;
    private final Optional<RawVerify> verify;

    /** @param verify of a passkey; without one it is a code */
    BareCryptography(int people, int rowBytes, int ticketBytes, Optional<RawVerify> verify) {
        this.row = new byte[rowBytes];
        this.ticket = new byte[ticketBytes];
        this.rows = new byte[people][];
        this.tickets = new byte[people][];
        this.verify = verify;
        random.nextBytes(ring);
        random.nextBytes(secret);
        random.nextBytes(row);
        for (int i = 0; i < people; i++) {
            rows[i] = seal(row);
        }
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void run(Crowd crowd, Measured into) {
        Crowd.Took begin = crowd.each(size(), i -> {
            require(open(rows[i]));
            fingerprint(i);
            tickets[i] = seal(ticket);
        });
        Crowd.Took finish = crowd.each(size(), i -> {
            require(open(tickets[i]));
            fingerprint(i);
            byte[] opened = require(open(rows[i]));
            judge(opened);
            rows[i] = seal(opened);
        });
        into.add(begin, finish);
    }

    private void judge(byte[] opened) {
        boolean proven = verify.map(RawVerify::verify)
                .orElseGet(() -> !Pads.of(Algorithm.SHA1, secret).check(-1, opened[0] & 0xff));
        if (!proven) {
            throw new IllegalStateException("a proof was refused");
        }
    }

    private static byte[] require(byte[] opened) {
        if (opened.length == 0) {
            throw new IllegalStateException("nothing was opened");
        }
        return opened;
    }

    /** The session is known by a hash. */
    private static void fingerprint(int i) {
        try {
            byte[] text = ("a session of some random value " + i).getBytes(StandardCharsets.UTF_8);
            require(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] open(byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE))
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Mac expand = Mac.getInstance("HmacSHA256");
        expand.init(new SecretKeySpec(ring, "HmacSHA256"));
        expand.update("a label of some length".getBytes(StandardCharsets.US_ASCII));
        byte[] key = expand.doFinal(
                ByteBuffer.allocate(NONCE + 1).put(nonce).put((byte) 1).array());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, IV));
        cipher.updateAAD(nonce);
        return cipher;
    }
}
