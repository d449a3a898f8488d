package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.Counter;
import io.github.proofring.totp.Hotp;
import io.github.proofring.totp.MovingFactor;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The accounts as JSON, which is what is sealed. */
final class Entries {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Entries() {}

    /** One account. Of period and counter the one that moves the codes is zero or more, and the other -1. */
    record Kept(
            String issuer, String account, String secret, Algorithm algorithm, int digits, long period, long counter) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Kept[" + issuer + ":" + account + "]";
        }
    }

    static byte[] write(List<AppEntry> entries) {
        return JSON.writeValueAsBytes(entries.stream().map(Entries::kept).toList());
    }

    static List<AppEntry> read(byte[] json) {
        try {
            return List.of(JSON.readValue(json, Kept[].class)).stream()
                    .map(Entries::entry)
                    .toList();
        } catch (JacksonException | IllegalArgumentException e) {
            // Without the cause, whose message could quote a secret. The seal has opened, so it is ours and of another
            // release.
            throw new VaultException("The file was written by a release that this one does not understand.");
        }
    }

    private static Kept kept(AppEntry entry) {
        MovingFactor factor = entry.factor();
        return new Kept(
                entry.issuer(),
                entry.account(),
                entry.secret().base32(),
                factor.algorithm(),
                factor.digits(),
                factor instanceof MovingFactor.ByTime time
                        ? time.totp().period().toSeconds()
                        : -1,
                factor instanceof MovingFactor.ByCounter counted
                        ? counted.next().value()
                        : -1);
    }

    private static AppEntry entry(Kept kept) {
        return new AppEntry(kept.issuer(), kept.account(), Secret.existingShortFromBase32(kept.secret()), factor(kept));
    }

    private static MovingFactor factor(Kept kept) {
        if (kept.counter() >= 0) {
            Hotp hotp = Hotp.standard().withAlgorithm(kept.algorithm()).withDigits(kept.digits());
            return new MovingFactor.ByCounter(hotp, new Counter(kept.counter()));
        }
        return new MovingFactor.ByTime(Totp.standard()
                .withAlgorithm(kept.algorithm())
                .withDigits(kept.digits())
                .withPeriod(Duration.ofSeconds(kept.period())));
    }
}
