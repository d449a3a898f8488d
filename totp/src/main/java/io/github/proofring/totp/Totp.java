package io.github.proofring.totp;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Time-based one-time codes (RFC 6238) under one set of parameters.
 *
 * <p>{@link #standard()} is what every authenticator app understands; each {@code with…} method gives a changed copy. Apps
 * differ in what they honour, and one that ignores a parameter shows no error but wrong codes: before changing algorithm,
 * digits or period, see {@link OtpauthUri#cautions()}, and always ask for one code back while enrolling.
 *
 * <p><b>Guessing.</b> With a window of <i>w</i> steps (its present, past and future ones) <i>w</i> codes are right at any
 * time, so one guess succeeds with the odds <i>w</i> in 10<sup>digits</sup>: 3 in 1,000,000 for the standard, 3 in
 * 100,000,000 with eight digits; and <i>n</i> guesses with about <i>n</i> times that. A window is never wider than
 * {@value #MAX_CANDIDATES} steps. Nothing here counts attempts: the caller must (RFC 4226 §7.3).
 *
 * <p>Immutable, equal by value, safe for use by many threads; all methods are pure functions of their arguments.
 */
public final class Totp {
    /** The most steps that one check looks at, the present one included. */
    public static final int MAX_CANDIDATES = 3;

    /** The longest period that the apps we know of read (Aegis: 2,147,483 s, 24 days). */
    private static final int MAX_PERIOD_SECONDS = 2_147_483;

    private static final Totp STANDARD = new Totp(Algorithm.SHA1, 6, 30, 0, 1, 1);

    private final Algorithm algorithm;
    private final int digits;
    private final int periodSeconds;
    private final long t0Seconds;
    private final int stepsBack;
    private final int stepsForward;

    private Totp(Algorithm algorithm, int digits, int periodSeconds, long t0Seconds, int stepsBack, int stepsForward) {
        this.algorithm = algorithm;
        this.digits = digits;
        this.periodSeconds = periodSeconds;
        this.t0Seconds = t0Seconds;
        this.stepsBack = stepsBack;
        this.stepsForward = stepsForward;
    }

    /**
     * HMAC-SHA-1, six digits, 30 seconds, T0 at the Unix epoch, and a window of one step back (the delay that RFC 6238 §5.2
     * allows for) and one forward (for a phone whose clock is ahead).
     */
    public static Totp standard() {
        return STANDARD;
    }

    /** Another hash. Ignored by Microsoft Authenticator, Authy and Google Authenticator on Android: they stay with SHA-1. */
    public Totp withAlgorithm(Algorithm algorithm) {
        return new Totp(Objects.requireNonNull(algorithm), digits, periodSeconds, t0Seconds, stepsBack, stepsForward);
    }

    /**
     * Longer codes. Ignored by Microsoft Authenticator and Google Authenticator on Android: they show six digits. Authy knows
     * six and eight.
     *
     * @param digits 6 to 8; ten would not be ten digits' worth, as the value behind it has 31 bits (RFC 4226 §5.3)
     * @throws IllegalArgumentException for any other number
     */
    public Totp withDigits(int digits) {
        if (digits < DecimalCode.MIN_DIGITS || digits > DecimalCode.MAX_DIGITS) {
            throw new IllegalArgumentException("A code has 6, 7 or 8 digits, not " + digits);
        }
        return new Totp(algorithm, digits, periodSeconds, t0Seconds, stepsBack, stepsForward);
    }

    /**
     * Another time step. Ignored by Microsoft Authenticator and Google Authenticator on Android: they stay with 30 seconds.
     * FreeOTP refuses less than 5 seconds.
     *
     * @param period whole seconds, from 1 to 2,147,483
     * @throws IllegalArgumentException for anything else
     */
    public Totp withPeriod(Duration period) {
        if (period.getNano() != 0 || period.getSeconds() < 1 || period.getSeconds() > MAX_PERIOD_SECONDS) {
            throw new IllegalArgumentException(
                    "A period is a whole number of seconds from 1 to " + MAX_PERIOD_SECONDS + ", not " + period);
        }
        return new Totp(algorithm, digits, (int) period.getSeconds(), t0Seconds, stepsBack, stepsForward);
    }

    /**
     * Another instant to count from. No app can be told so: an {@link OtpauthUri} has no word for it and refuses one.
     *
     * @param t0 a whole second
     * @throws IllegalArgumentException for a fraction of a second
     */
    public Totp withT0(Instant t0) {
        if (t0.getNano() != 0) {
            throw new IllegalArgumentException("T0 is a whole second of Unix time, not " + t0);
        }
        return new Totp(algorithm, digits, periodSeconds, t0.getEpochSecond(), stepsBack, stepsForward);
    }

    /**
     * Another window around the present step. {@code withWindow(1, 0)} is the strictest that still allows for delay. Each
     * further step adds as much again to the odds of a guess (see above).
     *
     * @param stepsBack how many earlier steps count, zero or more
     * @param stepsForward how many later steps count, zero or more
     * @throws IllegalArgumentException for a negative number, or more than {@value #MAX_CANDIDATES} steps in all
     */
    public Totp withWindow(int stepsBack, int stepsForward) {
        if (stepsBack < 0 || stepsForward < 0 || (long) stepsBack + stepsForward + 1 > MAX_CANDIDATES) {
            throw new IllegalArgumentException("A window has at most " + MAX_CANDIDATES
                    + " steps with the present one, so back and forward add up to " + (MAX_CANDIDATES - 1)
                    + " at most: " + stepsBack + " back, " + stepsForward + " forward");
        }
        return new Totp(algorithm, digits, periodSeconds, t0Seconds, stepsBack, stepsForward);
    }

    /** The hash. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** How many digits a code has. */
    public int digits() {
        return digits;
    }

    /** The length of a time step, in whole seconds: X of RFC 6238 §4.1. */
    public Duration period() {
        return Duration.ofSeconds(periodSeconds);
    }

    /** The instant from which steps are counted. */
    public Instant t0() {
        return Instant.ofEpochSecond(t0Seconds);
    }

    /** How many steps before the present one {@link #check} looks at. */
    public int stepsBack() {
        return stepsBack;
    }

    /** How many steps after the present one {@link #check} looks at. */
    public int stepsForward() {
        return stepsForward;
    }

    /**
     * The step that an instant lies in: T of RFC 6238 §4.2, in 64 bits.
     *
     * @throws IllegalArgumentException for an instant before T0, which has no code
     */
    public TimeStep stepAt(Instant instant) {
        if (instant.getEpochSecond() < t0Seconds) {
            throw new IllegalArgumentException("No codes before T0 (" + t0() + "), and it is " + instant
                    + ": set this machine's clock, or choose an earlier T0");
        }
        return new TimeStep((instant.getEpochSecond() - t0Seconds) / periodSeconds);
    }

    /**
     * The code of a step: {@link #digits()} ASCII digits, leading zeros included, whatever the default locale.
     *
     * @throws IllegalStateException if the secret was destroyed
     */
    public String code(Secret secret, TimeStep step) {
        HmacKey key = secret.hmacKey(algorithm);
        return DecimalCode.write(DecimalCode.reduce(key.truncatedValue(step.value()), digits), digits);
    }

    /**
     * Checks a code that a person typed. It tolerates ASCII spaces and dashes; any other character, full-width digits and
     * signs among them, and any other length makes it {@link TotpCheck.Mismatched}, never an exception.
     *
     * <p>Every step of the window, clamped at step 0, is computed and compared in constant time, whether or not an earlier
     * one matched. If the code is that of several steps (one check in a million or rarer), the latest counts: were it an
     * earlier one, the same digits would be accepted a second time. So a step after the last accepted one also wins over
     * one that is used up.
     *
     * @param code what was typed, of any length and content
     * @param now the present instant, by a clock that is kept right (NTP)
     * @param last what the last match gave to store, {@link Progress#NEVER} for a secret without one. If the clock was set
     *     back, right codes are {@link TotpCheck.Replayed} until it passes the last accepted step again.
     * @throws IllegalArgumentException if {@code now} is before T0: a clock that wrong is no fault of the person's
     * @throws IllegalStateException if the secret was destroyed
     */
    public TotpCheck check(Secret secret, String code, Instant now, Progress last) {
        long present = stepAt(now).value();
        HmacKey key = secret.hmacKey(algorithm);
        int typed = DecimalCode.read(code, digits);
        if (typed == DecimalCode.NOT_A_CODE) {
            return new TotpCheck.Mismatched();
        }
        long matched = -1;
        for (long step = Math.max(0, present - stepsBack); step <= present + stepsForward; step++) {
            int difference = typed ^ DecimalCode.reduce(key.truncatedValue(step), digits);
            // All ones if equal, else zero: neither the comparison nor the choice branches on the right code.
            long equal = ~((difference | -difference) >> 31);
            matched = (step & equal) | (matched & ~equal);
        }
        if (matched < 0) {
            return new TotpCheck.Mismatched();
        }
        return matched > last.lastAcceptedStep()
                ? new TotpCheck.Matched(new Progress(matched, 0))
                : new TotpCheck.Replayed();
    }

    /**
     * Whether a text has the form of a code under these parameters, right or wrong: what does not is {@link
     * TotpCheck.Mismatched} without any look at the secret, and need not be counted as a guess.
     */
    public boolean isCode(String typed) {
        return DecimalCode.read(typed, digits) != DecimalCode.NOT_A_CODE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totp that
                && algorithm == that.algorithm
                && digits == that.digits
                && periodSeconds == that.periodSeconds
                && t0Seconds == that.t0Seconds
                && stepsBack == that.stepsBack
                && stepsForward == that.stepsForward;
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, digits, periodSeconds, t0Seconds, stepsBack, stepsForward);
    }

    /** The parameters, none of which is secret. */
    @Override
    public String toString() {
        return "Totp[" + algorithm + ", " + digits + " digits, " + periodSeconds + " s, T0 " + t0() + ", window -"
                + stepsBack + " +" + stepsForward + "]";
    }
}
