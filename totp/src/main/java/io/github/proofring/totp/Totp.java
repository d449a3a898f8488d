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
 * 100,000,000 with eight digits; and <i>n</i> guesses with about <i>n</i> times that. No check takes more than
 * {@value #MAX_CANDIDATES} codes for right, drift included. Nothing here counts attempts: the caller must (RFC 4226 §7.3).
 *
 * <p><b>Drift</b> (RFC 6238 §6). A match tells how far the person's clock is off; the {@link Progress} remembers it, and the
 * next check looks at the two steps nearest to that clock and at the server's own, in place of the window. So a clock that
 * runs away is followed, up to {@link #maxDrift()}, without a wider window for anyone. One that jumped is found again by
 * {@link #resynchronise}. A drift below half a step leaves the window as it is.
 *
 * <p>Immutable, equal by value, safe for use by many threads; all methods are pure functions of their arguments.
 */
public final class Totp {
    /** The most steps that one check looks at, the present one included. */
    public static final int MAX_CANDIDATES = 3;

    /** The longest period that the apps we know of read (Aegis: 2,147,483 s, 24 days). */
    private static final int MAX_PERIOD_SECONDS = 2_147_483;

    private static final int DAY_SECONDS = 86_400;

    /** More than an hour is a wrong time zone and no drift. */
    private static final int LONGEST_DRIFT_SECONDS = 3_600;

    private static final Totp STANDARD = new Totp(Algorithm.SHA1, 6, 30, 0, new Window(1, 1, 600));

    private final Algorithm algorithm;
    private final int digits;
    private final int periodSeconds;
    private final long t0Seconds;
    private final Window window;

    private Totp(Algorithm algorithm, int digits, int periodSeconds, long t0Seconds, Window window) {
        this.algorithm = algorithm;
        this.digits = digits;
        this.periodSeconds = periodSeconds;
        this.t0Seconds = t0Seconds;
        this.window = window;
    }

    /**
     * HMAC-SHA-1, six digits, 30 seconds, T0 at the Unix epoch, and a window of one step back (the delay that RFC 6238 §5.2
     * allows for) and one forward (for a phone whose clock is ahead). Clocks are followed for up to ten minutes of drift.
     */
    public static Totp standard() {
        return STANDARD;
    }

    /** Another hash. Ignored by Microsoft Authenticator, Authy and Google Authenticator on Android: they stay with SHA-1. */
    public Totp withAlgorithm(Algorithm algorithm) {
        return new Totp(Objects.requireNonNull(algorithm), digits, periodSeconds, t0Seconds, window);
    }

    /**
     * Longer codes. Ignored by Microsoft Authenticator and Google Authenticator on Android: they show six digits. Authy knows
     * six and eight.
     *
     * @param digits 6 to 8; ten would not be ten digits' worth, as the value behind it has 31 bits (RFC 4226 §5.3)
     * @throws IllegalArgumentException for any other number
     */
    public Totp withDigits(int digits) {
        return new Totp(algorithm, DecimalCode.requireDigits(digits), periodSeconds, t0Seconds, window);
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
        return new Totp(algorithm, digits, (int) period.getSeconds(), t0Seconds, window);
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
        return new Totp(algorithm, digits, periodSeconds, t0.getEpochSecond(), window);
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
        return new Totp(
                algorithm,
                digits,
                periodSeconds,
                t0Seconds,
                new Window(stepsBack, stepsForward, window.maxDriftSeconds()));
    }

    /**
     * Another limit to the drift that is remembered and followed. The further a clock may be off, the longer a code that
     * somebody saw stays right: with ten minutes, up to ten minutes after it was shown on a phone that is ahead.
     *
     * @param maxDrift whole seconds from zero, which remembers nothing, to one hour
     * @throws IllegalArgumentException for anything else
     */
    public Totp withMaxDrift(Duration maxDrift) {
        if (maxDrift.getNano() != 0 || maxDrift.getSeconds() < 0 || maxDrift.getSeconds() > LONGEST_DRIFT_SECONDS) {
            throw new IllegalArgumentException("A drift to follow is a whole number of seconds from 0 to "
                    + LONGEST_DRIFT_SECONDS + ", not " + maxDrift);
        }
        return new Totp(
                algorithm, digits, periodSeconds, t0Seconds, new Window(window.stepsBack(), window.stepsForward(), (int)
                        maxDrift.getSeconds()));
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
        return window.stepsBack();
    }

    /** How many steps after the present one {@link #check} looks at. */
    public int stepsForward() {
        return window.stepsForward();
    }

    /** How far off a clock may be to be followed. */
    public Duration maxDrift() {
        return Duration.ofSeconds(window.maxDriftSeconds());
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
        return DecimalCode.write(reduced(key, step.value()), digits);
    }

    /**
     * Checks a code that a person typed. It tolerates ASCII spaces and dashes; any other character, full-width digits and
     * signs among them, and any other length makes it {@link TotpCheck.Mismatched}, never an exception.
     *
     * <p>Every step that is looked at (the window, or what a remembered drift puts in its place; none below step 0) is
     * computed and compared in constant time, whether or not an earlier one matched. If the code is that of several steps
     * (one check in a million or rarer), the latest counts: were it an earlier one, the same digits would be accepted a
     * second time. So a step after the last accepted one also wins over one that is used up.
     *
     * @param code what was typed, of any length and content
     * @param now the present instant, by a clock that is kept right (NTP)
     * @param last what the last match gave to store, {@link Progress#NEVER} for a secret without one. If a clock was set back,
     *     the server's or one that was ahead, right codes are {@link TotpCheck.Replayed} until it passes the last accepted
     *     step again.
     * @throws IllegalArgumentException if {@code now} is before T0: a clock that wrong is no fault of the person's
     * @throws IllegalStateException if the secret was destroyed
     */
    public TotpCheck check(Secret secret, String code, Instant now, Progress last) {
        long present = stepAt(now).value();
        int elapsed = secondsIntoStep(now);
        HmacKey key = secret.hmacKey(algorithm);
        int typed = DecimalCode.read(code, digits);
        int[] offsets = window.around(last.driftSeconds(), elapsed, periodSeconds);
        if (typed == DecimalCode.NOT_A_CODE) {
            return new TotpCheck.Mismatched();
        }
        long matched = -1;
        for (int offset : offsets) {
            long step = present + offset;
            if (step >= 0) {
                long equal = DecimalCode.maskIfEqual(typed, reduced(key, step));
                matched = (step & equal) | (matched & ~equal);
            }
        }
        if (matched < 0) {
            return new TotpCheck.Mismatched();
        }
        if (matched <= last.lastAcceptedStep()) {
            return new TotpCheck.Replayed();
        }
        int drift = window.learn(last.driftSeconds(), matched - present, elapsed, periodSeconds);
        return new TotpCheck.Matched(new Progress(matched, drift));
    }

    /**
     * Finds a clock that jumped by two consecutive codes (RFC 6238 §6, after RFC 4226 §7.4): looks for the pair in every step
     * that a clock off by up to a day (or 2,880 steps, if they are shorter than 30 seconds) could show, in constant time. Chance alone gives a pair that is accepted with odds of
     * about 40 in a million million for the standard. Ask for it where you would ask for a code, and count it as one attempt.
     *
     * @param first the code that was shown first
     * @param second the one that was shown right after it, typed while it shows
     * @param now as in {@link #check}
     * @param last as in {@link #check}
     * @throws IllegalArgumentException if {@code now} is before T0
     * @throws IllegalStateException if the secret was destroyed
     */
    public TotpResynchronisation resynchronise(Secret secret, String first, String second, Instant now, Progress last) {
        long present = stepAt(now).value();
        HmacKey key = secret.hmacKey(algorithm);
        int typedFirst = DecimalCode.read(first, digits);
        int typedSecond = DecimalCode.read(second, digits);
        Objects.requireNonNull(last);
        if (typedFirst == DecimalCode.NOT_A_CODE || typedSecond == DecimalCode.NOT_A_CODE) {
            return new TotpResynchronisation.Mismatched();
        }
        int furthest = furthestStep();
        int elapsed = secondsIntoStep(now);
        long matched = -1;
        long near = -1;
        long before = 0;
        for (long step = Math.max(0, present - furthest); step <= present + furthest; step++) {
            int right = reduced(key, step);
            long both = before & DecimalCode.maskIfEqual(typedSecond, right);
            matched = (step & both) | (matched & ~both);
            long followed = both & window.maskIfFollowed(step - present, elapsed, periodSeconds);
            near = (step & followed) | (near & ~followed);
            before = DecimalCode.maskIfEqual(typedFirst, right);
        }
        if (matched < 0) {
            return new TotpResynchronisation.Mismatched();
        }
        if (near < 0) {
            return new TotpResynchronisation.TooFarOff();
        }
        // The first code's step, too: one that was used may have been seen.
        if (near - 1 <= last.lastAcceptedStep()) {
            return new TotpResynchronisation.Replayed();
        }
        int drift = window.found(near - present, elapsed, periodSeconds);
        return new TotpResynchronisation.Matched(new Progress(near, drift));
    }

    /** A day away, or for a short period as many steps as a day has of the usual one; but never less than is followed. */
    private int furthestStep() {
        int day = Math.min(DAY_SECONDS / periodSeconds, DAY_SECONDS / 30);
        // Rounded up, and one for the delay in typing the second code.
        return Math.max(day, window.maxDriftSeconds() / periodSeconds) + 2;
    }

    private int secondsIntoStep(Instant now) {
        return (int) ((now.getEpochSecond() - t0Seconds) % periodSeconds);
    }

    private int reduced(HmacKey key, long step) {
        return DecimalCode.reduce(key.truncatedValue(step), digits);
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
                && window.equals(that.window);
    }

    @Override
    public int hashCode() {
        return Objects.hash(algorithm, digits, periodSeconds, t0Seconds, window);
    }

    /** The parameters, none of which is secret. */
    @Override
    public String toString() {
        return "Totp[" + algorithm + ", " + digits + " digits, " + periodSeconds + " s, T0 " + t0() + ", window -"
                + window.stepsBack() + " +" + window.stepsForward() + ", drift up to " + window.maxDriftSeconds()
                + " s]";
    }
}
