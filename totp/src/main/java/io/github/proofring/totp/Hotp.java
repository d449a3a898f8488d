package io.github.proofring.totp;

import java.util.Objects;

/**
 * Counter-based one-time codes (RFC 4226) under one set of parameters: for tokens with a button. Each press makes a code,
 * whether or not it is ever typed, so the token runs ahead of the server and never falls behind.
 *
 * <p><b>Guessing.</b> With a look-ahead of <i>s</i>, <i>s</i> + 1 codes are right at any time, so one guess succeeds with the
 * odds <i>s</i> + 1 in 10<sup>digits</sup> (5 in 1,000,000 for the standard), and a code stays right until a later one is
 * accepted. Nothing here counts attempts: the caller must (§7.3).
 *
 * <p>Immutable, equal by value, safe for use by many threads; all methods are pure functions of their arguments.
 */
public final class Hotp {
    /** The widest look-ahead: token makers advise at most this. */
    public static final int MAX_LOOK_AHEAD = 25;

    /** How many counters {@link #resynchronise} looks through: a token pressed in a pocket for weeks is found again. */
    public static final int RESYNCHRONISATION_RANGE = 1_000;

    private static final Hotp STANDARD = new Hotp(Algorithm.SHA1, 6, 4);

    private final Algorithm algorithm;
    private final int digits;
    private final int lookAhead;

    private Hotp(Algorithm algorithm, int digits, int lookAhead) {
        this.algorithm = algorithm;
        this.digits = digits;
        this.lookAhead = lookAhead;
    }

    /** HMAC-SHA-1, the only hash of RFC 4226; six digits; a look-ahead of four. */
    public static Hotp standard() {
        return STANDARD;
    }

    /** Another hash: beyond RFC 4226, but some tokens and apps have them. */
    public Hotp withAlgorithm(Algorithm algorithm) {
        return new Hotp(Objects.requireNonNull(algorithm), digits, lookAhead);
    }

    /**
     * Longer codes.
     *
     * @param digits 6 to 8
     * @throws IllegalArgumentException for any other number
     */
    public Hotp withDigits(int digits) {
        return new Hotp(algorithm, DecimalCode.requireDigits(digits), lookAhead);
    }

    /**
     * Another look-ahead window: s of RFC 4226 §7.4.
     *
     * @param lookAhead how many counters after the expected one count, 0 to {@value #MAX_LOOK_AHEAD}
     * @throws IllegalArgumentException for any other number
     */
    public Hotp withLookAhead(int lookAhead) {
        if (lookAhead < 0 || lookAhead > MAX_LOOK_AHEAD) {
            throw new IllegalArgumentException("A look-ahead is 0 to " + MAX_LOOK_AHEAD + " counters, not " + lookAhead
                    + ": a token that is further ahead is found again by two consecutive codes");
        }
        return new Hotp(algorithm, digits, lookAhead);
    }

    /** The hash. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** How many digits a code has. */
    public int digits() {
        return digits;
    }

    /** How many counters after the expected one {@link #check} looks at. */
    public int lookAhead() {
        return lookAhead;
    }

    /**
     * The code of a counter (§5.3): {@link #digits()} ASCII digits, leading zeros included, whatever the default locale.
     *
     * @throws IllegalStateException if the secret was destroyed
     */
    public String code(Secret secret, Counter counter) {
        return DecimalCode.write(reduced(secret.hmacKey(algorithm), counter.value()), digits);
    }

    /**
     * Checks a code that a person typed against the expected counter and those of the look-ahead after it; never against one
     * before. What may be typed is as in {@link Totp#check}. All counters within reach are computed and compared in constant
     * time; of several with the same code the latest counts, so that the same digits are not accepted again.
     *
     * @param code what was typed, of any length and content
     * @param expected the counter that the last match gave to store, {@link Counter#FIRST} for a new secret
     * @throws IllegalStateException if the secret was destroyed
     */
    public HotpCheck check(Secret secret, String code, Counter expected) {
        HmacKey key = secret.hmacKey(algorithm);
        int typed = DecimalCode.read(code, digits);
        if (typed == DecimalCode.NOT_A_CODE) {
            return new HotpCheck.Mismatched();
        }
        long matched = -1;
        long last = lastWithin(expected, lookAhead);
        for (long counter = expected.value(); counter <= last; counter++) {
            long equal = DecimalCode.maskIfEqual(typed, reduced(key, counter));
            matched = (counter & equal) | (matched & ~equal);
        }
        return answer(matched);
    }

    /**
     * Finds a token again that is ahead by more than the look-ahead: by two consecutive codes (§7.4), looked for from the
     * expected counter up to {@value #RESYNCHRONISATION_RANGE} beyond. Chance alone gives a right pair with odds of one in a
     * thousand million for six digits. Ask for it where you would ask for a code, and count it as one attempt.
     *
     * @param first the code that was shown first
     * @param second the one that the token showed next
     * @param expected as in {@link #check}
     * @return the counter after that of the second code, if both are right
     * @throws IllegalStateException if the secret was destroyed
     */
    public HotpCheck resynchronise(Secret secret, String first, String second, Counter expected) {
        HmacKey key = secret.hmacKey(algorithm);
        int typedFirst = DecimalCode.read(first, digits);
        int typedSecond = DecimalCode.read(second, digits);
        if (typedFirst == DecimalCode.NOT_A_CODE || typedSecond == DecimalCode.NOT_A_CODE) {
            return new HotpCheck.Mismatched();
        }
        long matched = -1;
        long before = 0;
        long last = lastWithin(expected, RESYNCHRONISATION_RANGE);
        for (long counter = expected.value(); counter <= last; counter++) {
            int right = reduced(key, counter);
            long both = before & DecimalCode.maskIfEqual(typedSecond, right);
            matched = (counter & both) | (matched & ~both);
            before = DecimalCode.maskIfEqual(typedFirst, right);
        }
        return answer(matched);
    }

    /** Whether a text has the form of a code under these parameters, right or wrong, as {@link Totp#isCode}. */
    public boolean isCode(String typed) {
        return DecimalCode.read(typed, digits) != DecimalCode.NOT_A_CODE;
    }

    /** The highest counter is left out, as there is none to expect after it. */
    private static long lastWithin(Counter expected, int ahead) {
        return Math.min(expected.value(), Long.MAX_VALUE - 1 - ahead) + ahead;
    }

    private int reduced(HmacKey key, long counter) {
        return DecimalCode.reduce(key.truncatedValue(counter), digits);
    }

    private static HotpCheck answer(long matched) {
        return matched < 0 ? new HotpCheck.Mismatched() : new HotpCheck.Matched(new Counter(matched + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hotp that
                && algorithm == that.algorithm
                && digits == that.digits
                && lookAhead == that.lookAhead;
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, digits, lookAhead);
    }

    /** The parameters, none of which is secret. */
    @Override
    public String toString() {
        return "Hotp[" + algorithm + ", " + digits + " digits, look-ahead " + lookAhead + "]";
    }
}
