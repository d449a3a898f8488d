package io.github.proofring.webauthn;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pseudo-random function of a passkey gave (prf, WebAuthn Level 3 §10.1.4): secrets of 32 bytes, which do not print
 * themselves.
 *
 * <p>They are the browser's word: nothing signs them, so who holds the passkey can send others. Derive keys from them, for what a
 * wrong key does not open; never let one that comes out right prove anything. If they are for the page alone, the page has to take
 * {@code clientExtensionResults.prf.results} out before it sends the response, or they come along with it.
 */
public final class PrfResults {
    static final int LENGTH = 32;

    private final byte[] first;
    private final Optional<byte[]> second;

    /** Takes arrays that nobody else has. */
    PrfResults(byte[] first, Optional<byte[]> second) {
        this.first = first;
        this.second = second;
    }

    /** A copy of the one of the first input: 32 bytes. */
    public byte[] revealFirst() {
        return first.clone();
    }

    /** A copy of the one of the second, if there was one. */
    public Optional<byte[]> revealSecond() {
        return second.map(byte[]::clone);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PrfResults results && MessageDigest.isEqual(joined(), results.joined());
    }

    /** The same for all of as many: a hash would tell of the secret. */
    @Override
    public int hashCode() {
        return joined().length;
    }

    private byte[] joined() {
        byte[] joined = Arrays.copyOf(first, second.isPresent() ? 2 * LENGTH : LENGTH);
        second.ifPresent(bytes -> System.arraycopy(bytes, 0, joined, LENGTH, LENGTH));
        return joined;
    }

    @Override
    public String toString() {
        return "PrfResults[" + joined().length / LENGTH + " hidden]";
    }
}
