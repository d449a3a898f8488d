package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shall take the place of all methods of an account, and when. Until then it opens nothing.
 *
 * @param method    proven when it was asked for; none if the account shall be without methods
 * @param nextEpoch of the account once it is done. Drawn now, so that all servers that find it done find the same
 * @param reminders when the owner is told again, earliest first, without those that were
 * @param usedLinks those of the links in its messages that were used
 */
record Replacement(
        Instant askedAt,
        Instant endsAt,
        Optional<Enrolled> method,
        String nextEpoch,
        List<Instant> reminders,
        List<Bytes> usedLinks) {
    /** Six messages to ten addresses. */
    private static final int MOST_LINKS = 64;

    static Replacement asked(Optional<Enrolled> method, Instant now, Policy policy) {
        RestrictionPolicy restriction = policy.restriction();
        return new Replacement(
                now,
                now.plus(restriction.length()),
                method,
                Random.name(),
                restriction.reminders().stream().map(now::plus).toList(),
                List.of());
    }

    boolean isOver(Instant now) {
        return !endsAt.isAfter(now);
    }

    boolean wantsReminder(Instant now) {
        return reminders.stream().anyMatch(time -> !time.isAfter(now));
    }

    Replacement reminded(Instant now) {
        List<Instant> left =
                reminders.stream().filter(time -> time.isAfter(now)).toList();
        return new Replacement(askedAt, endsAt, method, nextEpoch, left, usedLinks);
    }

    /** None if the link was used before, or so many were that this one may have been. */
    Optional<Replacement> using(Bytes link) {
        if (usedLinks.contains(link) || usedLinks.size() >= MOST_LINKS) {
            return Optional.empty();
        }
        List<Bytes> used = Stream.concat(usedLinks.stream(), Stream.of(link)).toList();
        return Optional.of(new Replacement(askedAt, endsAt, method, nextEpoch, reminders, used));
    }

    Instant dueAt() {
        return Stream.concat(reminders.stream(), Stream.of(endsAt))
                .min(Comparator.naturalOrder())
                .orElse(endsAt);
    }

    void write(WireWriter out) {
        out.instant(askedAt)
                .instant(endsAt)
                .maybe(method, (to, enrolled) -> enrolled.write(to))
                .text(nextEpoch)
                .each(reminders, WireWriter::instant)
                .each(usedLinks, WireWriter::bytes);
    }

    static Replacement read(WireReader in) {
        return new Replacement(
                in.instant(),
                in.instant(),
                in.maybe(Enrolled::read),
                in.text(),
                in.each(WireReader::instant),
                in.each(WireReader::bytes));
    }
}
