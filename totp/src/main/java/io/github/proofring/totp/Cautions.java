package io.github.proofring.totp;

import java.util.ArrayList;
import java.util.List;

/** What the major apps make of a URI, as observed and reported up to November 2026. */
final class Cautions {
    private static final String GOOGLE = "Google Authenticator (Android)";
    private static final String MICROSOFT = "Microsoft Authenticator";
    private static final String AUTHY = "Authy";
    private static final String DUO = "Duo Mobile";
    private static final String FREE_OTP = "FreeOTP (Android)";

    private Cautions() {}

    static List<Caution> of(OtpauthUri uri) {
        List<Caution> cautions = new ArrayList<>();
        MovingFactor factor = uri.factor();
        if (factor.algorithm() != Algorithm.SHA1) {
            for (String app : List.of(GOOGLE, MICROSOFT, AUTHY, DUO)) {
                cautions.add(new Caution(app, "algorithm", "Most versions use SHA1 without a word: wrong codes"));
            }
        }
        if (factor.digits() != 6) {
            for (String app : List.of(GOOGLE, MICROSOFT, DUO)) {
                cautions.add(new Caution(app, "digits", "Most versions show six digits without a word: wrong codes"));
            }
        }
        if (factor.digits() == 7) {
            cautions.add(new Caution(AUTHY, "digits", "Known to work with six and eight digits only"));
        }
        long period = factor instanceof MovingFactor.ByTime time
                ? time.totp().period().toSeconds()
                : 30;
        if (period != 30) {
            for (String app : List.of(GOOGLE, MICROSOFT, DUO)) {
                cautions.add(new Caution(app, "period", "Most versions use 30 seconds without a word: wrong codes"));
            }
        }
        if (period < 5) {
            cautions.add(new Caution(FREE_OTP, "period", "Refuses a period below five seconds"));
        }
        if (uri.secret().length() < 16) {
            cautions.add(new Caution(FREE_OTP, "secret", "Warns of a secret below 128 bits"));
        }
        if (uri.issuer().indexOf(' ') >= 0) {
            cautions.add(new Caution(AUTHY, "issuer", "A version of 2021 for Android refused an issuer with a space"));
        }
        return List.copyOf(cautions);
    }
}
