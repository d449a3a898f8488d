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
 * @param lanes     what is kept of those who came by one of them, the last one used of each address
 */
record Replacement(
        Instant askedAt,
        Instant endsAt,
        Optional<Enrolled> method,
        String nextEpoch,
        List<Instant> reminders,
        List<Bytes> usedLinks,
        List<LinkLane> lanes) {
    /** Six messages to ten addresses. */
    private static final int MOST_LINKS = 64;

    /**
     * Links stand in mail alone, and each mailbox has one lane at a time. Six mailboxes are more than people have, and what fits into a row at its fullest; a
     * link to the seventh leads to the cancel that everyone has.
     */
    static final int MOST_LANES = 6;

    static Replacement asked(Optional<Enrolled> method, Instant now, Policy policy) {
        RestrictionPolicy restriction = policy.restriction();
        return new Replacement(
                now,
                now.plus(restriction.length()),
                method,
                Random.name(),
                restriction.reminders().stream().map(now::plus).toList(),
                List.of(),
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
        return new Replacement(askedAt, endsAt, method, nextEpoch, left, usedLinks, lanes);
    }

    /** None if the link was used before, or so many were that this one may have been. */
    Optional<Replacement> using(AlertLinks.Link link) {
        if (usedLinks.contains(link.name()) || usedLinks.size() >= MOST_LINKS) {
            return Optional.empty();
        }
        List<Bytes> used =
                Stream.concat(usedLinks.stream(), Stream.of(link.name())).toList();
        Replacement next = new Replacement(askedAt, endsAt, method, nextEpoch, reminders, used, lanes);
        return Optional.of(next.with(LinkLane.opened(link)));
    }

    Optional<LinkLane> lane(Bytes link) {
        return lanes.stream().filter(lane -> lane.link().equals(link)).findFirst();
    }

    /** A newer link to the same address takes the lane over, with nothing counted: an older one may be in wrong hands. */
    Replacement with(LinkLane lane) {
        List<LinkLane> others = lanes.stream()
                .filter(other -> !other.address().equals(lane.address()))
                .toList();
        List<LinkLane> all = others.size() < MOST_LANES
                ? Stream.concat(others.stream(), Stream.of(lane)).toList()
                : others;
        return new Replacement(askedAt, endsAt, method, nextEpoch, reminders, usedLinks, all);
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
                .each(usedLinks, WireWriter::bytes)
                .each(lanes, (to, lane) -> lane.write(to));
    }

    static Replacement read(WireReader in) {
        return new Replacement(
                in.instant(),
                in.instant(),
                in.maybe(Enrolled::read),
                in.text(),
                in.each(WireReader::instant),
                in.each(WireReader::bytes),
                in.each(LinkLane::read));
    }
}
