package io.github.proofring.totp;

import java.util.Arrays;

/** One account of an export as it was sent; what of it can be used shows when it is asked for. */
final class MigrationEntry {
    private byte[] secret = {};
    private String name = "";
    private String issuer = "";
    private long algorithm;
    private long digits;
    private long type;
    private long counter;

    private MigrationEntry() {}

    static MigrationEntry of(ProtobufReader in) {
        MigrationEntry entry = new MigrationEntry();
        while (in.hasNext()) {
            switch (in.field()) {
                case MigrationForm.SECRET -> entry.secret = in.bytes();
                case MigrationForm.NAME -> entry.name = in.text();
                case MigrationForm.ISSUER -> entry.issuer = in.text();
                case MigrationForm.ALGORITHM -> entry.algorithm = in.number();
                case MigrationForm.DIGITS -> entry.digits = in.number();
                case MigrationForm.TYPE -> entry.type = in.number();
                case MigrationForm.COUNTER -> entry.counter = in.number();
                default -> in.skip();
            }
        }
        return entry;
    }

    /** From the name, before its first colon, where the field is empty. */
    String issuer() {
        int colon = name.indexOf(':');
        return clean(issuer.isEmpty() && colon >= 0 ? name.substring(0, colon) : issuer);
    }

    String account() {
        int colon = name.indexOf(':');
        if (issuer.isEmpty()) {
            return clean(name.substring(colon + 1));
        }
        return clean(name.startsWith(issuer + ":") ? name.substring(issuer.length() + 1) : name);
    }

    /** @throws OtpauthUriException naming what cannot be used */
    AppEntry toAppEntry() {
        MovingFactor factor = factor();
        try {
            return new AppEntry(issuer(), account(), Secret.existingShortOfBytes(secret), factor);
        } catch (IllegalArgumentException e) {
            throw new OtpauthUriException("secret", String.valueOf(e.getMessage()));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private MovingFactor factor() {
        if (type == MigrationForm.BY_COUNTER) {
            if (counter < 0) {
                throw new OtpauthUriException("counter", "no counter is as high");
            }
            Hotp hotp = Hotp.standard().withAlgorithm(hash()).withDigits(length());
            return new MovingFactor.ByCounter(hotp, new Counter(counter));
        }
        if (type != MigrationForm.UNSPECIFIED && type != MigrationForm.BY_TIME) {
            throw new OtpauthUriException("type", "only totp and hotp can be read");
        }
        return new MovingFactor.ByTime(Totp.standard().withAlgorithm(hash()).withDigits(length()));
    }

    private Algorithm hash() {
        if (algorithm < 0 || algorithm > MigrationForm.ALGORITHMS.size()) {
            throw new OtpauthUriException(
                    "algorithm",
                    "SHA1, SHA256 or SHA512; the fourth that exports can name, MD5, is too short for codes");
        }
        return MigrationForm.ALGORITHMS.get(algorithm == MigrationForm.UNSPECIFIED ? 0 : (int) algorithm - 1);
    }

    private int length() {
        if (digits == MigrationForm.UNSPECIFIED || digits == MigrationForm.SIX) {
            return 6;
        }
        if (digits == MigrationForm.EIGHT) {
            return 8;
        }
        throw new OtpauthUriException("digits", "it is neither of the two that exports have");
    }

    private static String clean(String text) {
        return Names.stripped(Names.withoutHidden(text));
    }
}
