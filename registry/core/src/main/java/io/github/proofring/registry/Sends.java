package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When messages were sent in the last 24 hours, earliest first, and the rule that makes the next one wait.
 *
 * <p>A time a little ahead of now, from a server whose clock is, counts like any other. One that is far ahead was written by a clock that is wrong, and
 * silences nobody.
 */
record Sends(List<Instant> times) {
    static final Sends NONE = new Sends(List.of());
    static final Duration KEPT = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** When the next message may be sent, if it may not be sent now. */
    Optional<Instant> notBefore(SendLimits limits, Instant now) {
        List<Instant> past =
                times.stream().filter(time -> !Tickets.fromTheFuture(time, now)).toList();
        return Stream.of(
                        opens(past, 1, limits.interval()),
                        opens(past, limits.perHour(), HOUR),
                        opens(past, limits.perDay(), KEPT))
                .flatMap(Optional::stream)
                .filter(time -> time.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** When fewer than this many lie within the span, counted from the latest ones. */
    private static Optional<Instant> opens(List<Instant> times, int most, Duration span) {
        return times.size() < most
                ? Optional.empty()
                : Optional.of(times.get(times.size() - most).plus(span));
    }

    Sends plus(Instant now) {
        return new Sends(Stream.concat(
                        times.stream()
                                .filter(time -> time.plus(KEPT).isAfter(now) && !Tickets.fromTheFuture(time, now)),
                        Stream.of(now))
                .sorted()
                .toList());
    }

    /** Whether none of them counts any more. */
    boolean isOver(Instant now) {
        return times.stream().allMatch(time -> !time.plus(KEPT).isAfter(now));
    }

    Bytes toBytes() {
        WireWriter out = new WireWriter();
        write(out);
        return Bytes.copyOf(out.toByteArray());
    }

    static Sends of(Bytes written) {
        return read(new WireReader(written.toArray()));
    }

    void write(WireWriter out) {
        out.each(times, WireWriter::instant);
    }

    static Sends read(WireReader in) {
        return new Sends(in.each(WireReader::instant));
    }
}
