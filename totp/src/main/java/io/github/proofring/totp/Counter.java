package io.github.proofring.totp;

/**
 * The moving factor of an HOTP code: C of RFC 4226 §5.1, eight bytes. What a server stores of one is the counter that it
 * expects next; what a token stores is the one whose code it shows next.
 *
 * @param value zero or more
 */
public record Counter(long value) {
    /** Where a new secret begins. */
    public static final Counter FIRST = new Counter(0);

    /** @throws IllegalArgumentException for a negative number */
    public Counter {
        if (value < 0) {
            throw new IllegalArgumentException("A counter begins at zero and only rises: " + value);
        }
    }

    /**
     * The one after this.
     *
     * @throws IllegalStateException after 2<sup>63</sup> - 1, which no token lives to see
     */
    public Counter next() {
        if (value == Long.MAX_VALUE) {
            throw new IllegalStateException("The last counter there is was used: enroll a new secret");
        }
        return new Counter(value + 1);
    }
}
