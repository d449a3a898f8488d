package io.github.proofring.examples.authenticator;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * AES-256-GCM under a key that Argon2id (RFC 9106) makes from a passphrase. The cost stands in the file, so that it can rise; it is
 * the second one that §4 of the RFC recommends, 64 MiB, and takes about a third of a second.
 */
final class Seal {
    private static final int MARK = 0x50724156;
    private static final int FORM = 1;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 4 + 1 + 4 + 1 + 1 + SALT_BYTES + NONCE_BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cost cost;
    private final byte[] salt;
    private final SecretKey key;

    private Seal(Cost cost, byte[] salt, SecretKey key) {
        this.cost = cost;
        this.salt = salt;
        this.key = key;
    }

    /** What a guess of the passphrase costs. Bounded, as a file from elsewhere could ask for all the memory there is. */
    record Cost(int kib, int passes, int lanes) {
        static final Cost STANDARD = new Cost(64 * 1024, 3, 4);

        Cost {
            if (kib < 8 * lanes || kib > 256 * 1024 || passes < 1 || passes > 16 || lanes < 1 || lanes > 16) {
                throw new VaultException("The file asks for a key that is too cheap or too dear to make.");
            }
        }
    }

    /** With a salt of its own. */
    static Seal fresh(char[] passphrase, Cost cost) {
        return of(passphrase, cost, random(SALT_BYTES));
    }

    /** That of a sealed file. */
    static Seal of(byte[] sealed, char[] passphrase) {
        ByteBuffer header = header(sealed);
        Cost cost = new Cost(header.getInt(), header.get(), header.get());
        byte[] salt = new byte[SALT_BYTES];
        header.get(salt);
        return of(passphrase, cost, salt);
    }

    private static Seal of(char[] passphrase, Cost cost, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] key = new byte[32];
        argon2.generateBytes(passphrase, key);
        SecretKey aes = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return new Seal(cost, salt, aes);
    }

    /** A nonce of its own each time; all that stands before the ciphertext is authenticated with it. */
    byte[] seal(byte[] content) {
        byte[] nonce = random(NONCE_BYTES);
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + content.length + TAG_BITS / 8)
                .putInt(MARK)
                .put((byte) FORM)
                .putInt(cost.kib())
                .put((byte) cost.passes())
                .put((byte) cost.lanes())
                .put(salt)
                .put(nonce);
        return out.put(crypt(Cipher.ENCRYPT_MODE, nonce, out.array(), content)).array();
    }

    byte[] open(byte[] sealed) {
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES - NONCE_BYTES, HEADER_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, sealed, Arrays.copyOfRange(sealed, HEADER_BYTES, sealed.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] header, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(header, 0, HEADER_BYTES);
            return cipher.doFinal(content);
        } catch (AEADBadTagException e) {
            throw new VaultException("The passphrase is not right, or the file was damaged.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-GCM", e);
        }
    }

    /** What follows the mark and the form. */
    private static ByteBuffer header(byte[] sealed) {
        ByteBuffer header = ByteBuffer.wrap(sealed);
        if (sealed.length >= HEADER_BYTES + TAG_BITS / 8 && header.getInt() == MARK && header.get() == FORM) {
            return header;
        }
        throw new VaultException("This is no file of this authenticator, or only a part of one.");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
