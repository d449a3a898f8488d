package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What of an account is still to be told, to whom beside its methods, and in which language.
 *
 * @param language in which the owner reads, as far as is known
 * @param former   addresses that were removed not long ago
 * @param boxes    what is known of the addresses, as far as it matters
 * @param notices  what is not told yet, earliest first
 */
record Outbox(Locale language, List<Former> former, List<Letterbox> boxes, List<Notice> notices) {
    static final Outbox EMPTY = new Outbox(Locale.ENGLISH, List.of(), List.of(), List.of());

    /**
     * With so many of which nobody knows, no method is added; the rest is for what a removal, a sign-in or the calendar adds. One address that takes nothing
     * does not make an account full.
     */
    static final int FULL = 18;

    /** With more than so many in all, those that somebody knows of are kept one of a sort. */
    private static final int CROWDED = 12;

    private static final int MOST_FORMER = 10;
    private static final int LONGEST_LANGUAGE = 35;

    boolean isFull() {
        return notices.stream().filter(Notice::isUnknown).count() >= FULL;
    }

    /** Whether the application, which is at nobody's mercy but its own, has not taken so many. */
    boolean isUnheard() {
        return notices.stream().filter(notice -> !notice.heard()).count() >= FULL;
    }

    /** A browser may send any language, of any length. */
    Outbox inLanguage(Locale spoken) {
        boolean plain = spoken.toLanguageTag().length() <= LONGEST_LANGUAGE;
        return new Outbox(plain ? spoken : Locale.forLanguageTag(spoken.getLanguage()), former, boxes, notices);
    }

    Outbox plus(Notice notice) {
        // What the application has not heard is a line of the account's history: only where there is no more room does
        // one go.
        boolean full = isUnheard();
        Stream<Notice> kept =
                thinned().filter(older -> !older.isSaidBy(notice) && !(full && older.isRepeatedBy(notice)));
        return notices(Stream.concat(kept, Stream.of(notice)));
    }

    /** Of those that somebody knows of, the newest of each sort: whoever was not told yet is told of that one. */
    private Stream<Notice> thinned() {
        return notices.size() < CROWDED ? notices.stream() : notices.stream().flatMap(this::thinned);
    }

    private Stream<Notice> thinned(Notice notice) {
        List<Notice> sort = notices.stream()
                .filter(other -> !other.isUnknown() && other.isLike(notice))
                .toList();
        if (notice.isUnknown() || sort.size() < 2) {
            return Stream.of(notice);
        }
        return sort.indexOf(notice) == sort.size() - 1 ? Stream.of(notice.standingForAll()) : Stream.empty();
    }

    /**
     * One more address to be told for a while. If there are too many, that goes which was a method for the shortest time: whoever wants the owner's
     * forgotten cannot push it out with addresses of their own.
     */
    Outbox plus(Former removed, Instant now) {
        List<Former> kept = Stream.concat(former.stream(), Stream.of(removed))
                .filter(address -> address.until().isAfter(now))
                .sorted(Comparator.comparing(Former::stood).reversed())
                .limit(MOST_FORMER)
                .toList();
        return new Outbox(language, kept, boxes, notices);
    }

    Optional<Notice> notice(String id) {
        return notices.stream().filter(notice -> notice.id().equals(id)).findFirst();
    }

    Outbox each(UnaryOperator<Notice> change) {
        return notices(notices.stream().map(change));
    }

    Outbox without(Notice told) {
        return notices(notices.stream().filter(notice -> !notice.id().equals(told.id())));
    }

    Outbox notices(Stream<Notice> next) {
        return new Outbox(language, former, boxes, next.toList());
    }

    Letterbox box(String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst().orElseGet(() -> Letterbox.of(name));
    }

    /** Those that say nothing are left out. */
    Outbox with(Letterbox next, Instant now) {
        boolean known = boxes.stream().anyMatch(box -> box.name().equals(next.name()));
        Stream<Letterbox> all = boxes.stream().map(box -> box.name().equals(next.name()) ? next : box);
        List<Letterbox> kept = Stream.concat(all, known ? Stream.empty() : Stream.of(next))
                .filter(box -> !box.isBlank(now))
                .toList();
        return new Outbox(language, former, kept, notices);
    }

    Optional<Instant> dueAt() {
        return notices.stream().map(Notice::nextTryAt).min(Comparator.naturalOrder());
    }

    void write(WireWriter out) {
        List<String> names = notices.stream()
                .flatMap(notice -> notice.told().stream())
                .distinct()
                .toList();
        out.text(language.toLanguageTag())
                .each(former, (to, address) -> address.write(to))
                .each(boxes, (to, box) -> box.write(to))
                .each(names, WireWriter::text)
                .each(notices, (to, notice) -> notice.write(to, names));
    }

    static Outbox read(WireReader in) {
        Locale language = Locale.forLanguageTag(in.text());
        List<Former> former = in.each(Former::read);
        List<Letterbox> boxes = in.each(Letterbox::read);
        List<String> names = in.each(WireReader::text);
        return new Outbox(language, former, boxes, in.each(from -> Notice.read(from, names)));
    }
}
