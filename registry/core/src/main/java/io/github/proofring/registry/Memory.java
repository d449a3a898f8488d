package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a browser holds that is remembered.
 *
 * @param roll the account's at that time: with any change of its methods, it is worth nothing
 */
record Memory(AccountId account, String epoch, String roll, Remembered of) {
    private static final Duration LONGEST = Duration.ofDays(90);

    static Memory of(Account account, Authority.Proven proof, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a browser is remembered for some time, at most 90 days, not " + life);
        }
        Remembered of = new Remembered(
                proof.method(), proof.provenAt(), proof.provenAt().plus(life));
        return new Memory(account.id(), proof.epoch(), account.roll(), of);
    }

    /** What it is still worth on the account as it is, if anything. */
    Optional<Remembered> on(Account asked, Instant now) {
        boolean stands = account.equals(asked.id())
                && epoch.equals(asked.epoch())
                && roll.equals(asked.roll())
                && asked.method(of.method())
                        .filter(method -> !method.isSuspended())
                        .isPresent()
                && !Tickets.fromTheFuture(of.provenAt(), now)
                && of.until().isAfter(now);
        return stands ? Optional.of(of) : Optional.empty();
    }

    void write(WireWriter out) {
        out.text(account.value())
                .text(epoch)
                .text(roll)
                .text(of.method().value())
                .instant(of.provenAt())
                .instant(of.until());
    }

    static Memory read(WireReader in) {
        return new Memory(
                new AccountId(in.text()),
                in.text(),
                in.text(),
                new Remembered(new MethodId(in.text()), in.instant(), in.instant()));
    }
}
