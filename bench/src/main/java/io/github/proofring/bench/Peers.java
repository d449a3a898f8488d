package io.github.proofring.bench;

import com.bastiaanjansen.otp.HMACAlgorithm;
import com.bastiaanjansen.otp.TOTPGenerator;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.j256.twofactorauth.TimeBasedOneTimePasswordUtil;
import com.warrenstrange.googleauth.GoogleAuthenticator;
import com.warrenstrange.googleauth.GoogleAuthenticatorConfig;
import com.warrenstrange.googleauth.HmacHashFunction;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.DefaultCodeVerifier;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import io.github.proofring.totp.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.crypto.spec.SecretKeySpec;

/** The other libraries, each called as its own documentation does, with what it keeps between calls kept. For one thread. */
final class Peers {
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Algorithm algorithm;
    private final TimeBasedOneTimePasswordGenerator javaOtp;
    private final DefaultCodeGenerator javaTotp;
    private final DefaultCodeVerifier javaTotpVerifier;
    private final GoogleAuthenticator googleAuth;
    private final Present present = new Present();

    Peers(Algorithm algorithm) {
        this.algorithm = algorithm;
        this.javaOtp = new TimeBasedOneTimePasswordGenerator(STEP, 6, macName(algorithm));
        this.javaTotp = new DefaultCodeGenerator(HashingAlgorithm.valueOf(algorithm.name()));
        this.googleAuth = new GoogleAuthenticator(new GoogleAuthenticatorConfig.GoogleAuthenticatorConfigBuilder()
                .setHmacHashFunction(HmacHashFunction.valueOf(macName(algorithm)))
                .build());
        this.javaTotpVerifier =
                new DefaultCodeVerifier(javaTotp, () -> present.instant().getEpochSecond());
    }

    static String macName(Algorithm algorithm) {
        return "Hmac" + algorithm;
    }

    static Key key(Algorithm algorithm, byte[] key) {
        return new SecretKeySpec(key, macName(algorithm));
    }

    String javaOtpCode(Key key, Instant time) {
        try {
            return javaOtp.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It has no check of its own: this is its user's loop. */
    boolean javaOtpCheck(Key key, String text, Instant now) {
        int typed = Integer.parseInt(text);
        try {
            return javaOtp.generateOneTimePassword(key, now.minus(STEP)) == typed
                    || javaOtp.generateOneTimePassword(key, now) == typed
                    || javaOtp.generateOneTimePassword(key, now.plus(STEP)) == typed;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    String javaTotpCode(String base32, long step) {
        try {
            return javaTotp.generate(base32, step);
        } catch (CodeGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean javaTotpCheck(String base32, String typed, Instant now) {
        present.now = now;
        return javaTotpVerifier.isValidCode(base32, typed);
    }

    TOTPGenerator otpJava(String base32) {
        return new TOTPGenerator.Builder(base32.getBytes(StandardCharsets.US_ASCII))
                .withHOTPGenerator(
                        code -> code.withPasswordLength(6).withAlgorithm(HMACAlgorithm.valueOf(algorithm.name())))
                .withPeriod(STEP)
                .withClock(present)
                .build();
    }

    boolean otpJavaCheck(TOTPGenerator generator, String typed, Instant now) {
        present.now = now;
        return generator.verify(typed, 1);
    }

    int googleAuthCode(String base32, Instant time) {
        return googleAuth.getTotpPassword(base32, time.toEpochMilli());
    }

    boolean googleAuthCheck(String base32, String typed, Instant now) {
        return googleAuth.authorize(base32, Integer.parseInt(typed), now.toEpochMilli());
    }

    /** SHA-1 is all that it knows. */
    static String twoFactorAuthCode(String base32, Instant time) {
        try {
            return TimeBasedOneTimePasswordUtil.generateNumberString(base32, time.toEpochMilli(), 30, 6);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean twoFactorAuthCheck(String base32, String typed, Instant now) {
        try {
            return TimeBasedOneTimePasswordUtil.validateCurrentNumber(
                    base32, Integer.parseInt(typed), STEP.toMillis(), now.toEpochMilli(), 30, 6);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Present extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
