package io.github.proofring.totp;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * The key that a server and an authenticator app share. Whoever knows it makes every code, so it does not show itself:
 * {@link #toString()} is redacted, equality is identity, it is not serializable, and the only ways out are the two methods
 * that say so, {@link #reveal()} and {@link #base32()}.
 *
 * <p>Keep the object while codes are made with it: the first code derives the HMAC's pad states, the later ones cost half as
 * much. Safe for use by many threads.
 */
public final class Secret implements Destroyable {
    /** RFC 4226 §4 R6: a secret has at least 128 bits. */
    static final int MIN_BYTES = 16;

    /** The 80 bits that Google's first app asked for and large services still issue; fewer were never usual. */
    private static final int MIN_EXISTING_BYTES = 10;

    /** A block of SHA-512; a longer HMAC key is hashed first and gains nothing. */
    private static final int MAX_BYTES = 128;

    private final byte[] bytes;
    private volatile @Nullable HmacKey hmacKey;
    private boolean destroyed;

    private Secret(byte[] bytes, int minBytes) {
        if (bytes.length < minBytes) {
            throw new IllegalArgumentException(tooShort(bytes.length, minBytes));
        }
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A secret has at most " + MAX_BYTES + " bytes, this one has " + bytes.length);
        }
        this.bytes = bytes;
    }

    private static String tooShort(int bytes, int minBytes) {
        return minBytes == MIN_EXISTING_BYTES
                ? "Even an existing secret has at least 10 bytes (80 bits), this one has " + bytes
                : "A secret has at least 16 bytes (128 bits, RFC 4226 section 4), this one has " + bytes
                        + "; for one that was issued elsewhere and cannot be replaced there is existingShort…";
    }

    /**
     * A new secret from the platform's {@link SecureRandom}, as long as the HMAC (RFC 6238 §5.1): 20, 32 or 64 bytes.
     *
     * @param algorithm that of the {@link Totp} it is for
     */
    public static Secret random(Algorithm algorithm) {
        byte[] bytes = new byte[algorithm.macBytes()];
        Randomness.SOURCE.nextBytes(bytes);
        return new Secret(bytes, MIN_BYTES);
    }

    /**
     * A secret from its bytes, which are copied.
     *
     * @param bytes 16 to 128 of them
     * @throws IllegalArgumentException for any other length
     */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone(), MIN_BYTES);
    }

    /**
     * A secret from Base32 (RFC 4648 §6) as people and programs write it: upper or lower case, spaces and dashes anywhere,
     * padding or none. Everything else is refused: a character that is not in the alphabet is not skipped, because what
     * remained would be another secret.
     *
     * @param text at most 512 characters that hold 16 to 128 bytes
     * @throws IllegalArgumentException naming the position of the first wrong character, or the length that no Base32 text
     *     has; never quoting the text
     */
    public static Secret fromBase32(String text) {
        return new Secret(Base32Text.decode(text), MIN_BYTES);
    }

    /**
     * A secret of 80 bits or more that was issued elsewhere and cannot be replaced. RFC 4226 §4 R6 forbids making new ones
     * this short; enroll the person again when you can.
     *
     * @param bytes 10 to 128 of them; copied
     * @throws IllegalArgumentException for any other length
     */
    public static Secret existingShortOfBytes(byte[] bytes) {
        return new Secret(bytes.clone(), MIN_EXISTING_BYTES);
    }

    /**
     * The same as {@link #existingShortOfBytes} for a secret in Base32, read as by {@link #fromBase32}.
     *
     * @throws IllegalArgumentException as there
     */
    public static Secret existingShortFromBase32(String text) {
        return new Secret(Base32Text.decode(text), MIN_EXISTING_BYTES);
    }

    /**
     * The secret itself, in a copy that the caller should overwrite after use. To be stored encrypted only.
     *
     * @throws IllegalStateException if it was destroyed
     */
    public synchronized byte[] reveal() {
        refuseIfDestroyed();
        return bytes.clone();
    }

    /**
     * The secret itself as apps take it: Base32 in upper case without padding. For the owner's eyes only.
     *
     * @throws IllegalStateException if it was destroyed
     */
    public synchronized String base32() {
        refuseIfDestroyed();
        return Base32Text.encode(bytes);
    }

    /** How many bytes it has; the length is no secret. */
    public int length() {
        return bytes.length;
    }

    /** The pad states under this algorithm; kept for the one used last, as a secret is for one. */
    HmacKey hmacKey(Algorithm algorithm) {
        HmacKey derived = hmacKey;
        return derived != null && derived.algorithm() == algorithm ? derived : derive(algorithm);
    }

    // The lock is for the first code only, so that destroy() cannot empty the bytes under the derivation.
    private synchronized HmacKey derive(Algorithm algorithm) {
        refuseIfDestroyed();
        HmacKey derived = new HmacKey(algorithm, bytes);
        hmacKey = derived;
        return derived;
    }

    /**
     * Overwrites the bytes and lets go of what was derived from them (which lives on until it is garbage-collected, as does
     * every copy that was revealed). Every later use throws. A second call does nothing.
     */
    @Override
    public synchronized void destroy() {
        destroyed = true;
        Arrays.fill(bytes, (byte) 0);
        hmacKey = null;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    private void refuseIfDestroyed() {
        if (destroyed) {
            throw new IllegalStateException("This secret was destroyed");
        }
    }

    /** Tells the length only. */
    @Override
    public String toString() {
        return "Secret[" + bytes.length * 8 + " bits, redacted]";
    }

    /** Apart, so that a program that only checks codes does not seed a random generator. */
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }
}
