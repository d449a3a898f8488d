package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a browser holds that is remembered.
 *
 * @param methods stands for the methods that the account had then: with any change of them, it is worth nothing
 */
record Memory(AccountId account, String epoch, Bytes methods, Remembered of) {
    private static final Duration LONGEST = Duration.ofDays(90);

    static Memory of(Account account, Authority.Proven proof, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a browser is remembered for some time, at most 90 days, not " + life);
        }
        Remembered of = new Remembered(
                proof.method(), proof.provenAt(), proof.provenAt().plus(life));
        return new Memory(account.id(), proof.epoch(), methods(account), of);
    }

    /** What it is still worth on the account as it is, if anything. */
    Optional<Remembered> on(Account asked, Instant now) {
        boolean stands = account.equals(asked.id())
                && epoch.equals(asked.epoch())
                && methods.equals(methods(asked))
                && asked.method(of.method()).isPresent()
                && !Tickets.fromTheFuture(of.provenAt(), now)
                && of.until().isAfter(now);
        return stands ? Optional.of(of) : Optional.empty();
    }

    private static Bytes methods(Account account) {
        WireWriter out = new WireWriter();
        out.each(
                account.methods().stream()
                        .sorted(Comparator.comparing(
                                (Enrolled method) -> method.id().value()))
                        .toList(),
                (to, method) -> to.text(method.id().value()).maybe(method.suspendedAt(), WireWriter::instant));
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    void write(WireWriter out) {
        out.text(account.value())
                .text(epoch)
                .bytes(methods)
                .text(of.method().value())
                .instant(of.provenAt())
                .instant(of.until());
    }

    static Memory read(WireReader in) {
        return new Memory(
                new AccountId(in.text()),
                in.text(),
                in.bytes(),
                new Remembered(new MethodId(in.text()), in.instant(), in.instant()));
    }
}
