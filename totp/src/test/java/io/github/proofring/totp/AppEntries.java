package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

/** Accounts of an authenticator app, made and compared. */
final class AppEntries {
    private AppEntries() {}

    /** With secrets by their bytes, which the record itself compares by identity. */
    static void assertSame(AppEntry expected, AppEntry actual, String where) {
        assertEquals(expected.issuer(), actual.issuer(), where);
        assertEquals(expected.account(), actual.account(), where);
        assertEquals(expected.secret().base32(), actual.secret().base32(), where);
        assertEquals(expected.factor(), actual.factor(), where);
    }

    static void assertSame(List<AppEntry> expected, List<AppEntry> actual, String where) {
        assertEquals(expected.size(), actual.size(), where);
        for (int i = 0; i < expected.size(); i++) {
            assertSame(expected.get(i), actual.get(i), where + ", account " + i);
        }
    }

    static AppEntry named(String issuer, String account) {
        return new AppEntry(issuer, account, Seeds.twenty(), new MovingFactor.ByTime(Totp.standard()));
    }

    /** With any counter, the low ones as likely as the high ones. */
    static MovingFactor byCounter(Random random, Algorithm algorithm, int digits) {
        return new MovingFactor.ByCounter(
                Hotp.standard().withAlgorithm(algorithm).withDigits(digits),
                new Counter(random.nextLong() >>> (1 + random.nextInt(63))));
    }
}
