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
 * @param notices  what is not told yet, earliest first
 */
record Outbox(Locale language, List<Former> former, List<Notice> notices) {
    static final Outbox EMPTY = new Outbox(Locale.ENGLISH, List.of(), List.of());

    /** With so many untold, nothing is changed that would be another; the rest is for what a sign-in or the calendar adds. */
    static final int FULL = 24;

    private static final int MOST_FORMER = 10;
    private static final int LONGEST_LANGUAGE = 35;

    boolean isFull() {
        return notices.size() >= FULL;
    }

    /** A browser may send any language, of any length. */
    Outbox inLanguage(Locale spoken) {
        boolean plain = spoken.toLanguageTag().length() <= LONGEST_LANGUAGE;
        return new Outbox(plain ? spoken : Locale.forLanguageTag(spoken.getLanguage()), former, notices);
    }

    Outbox plus(Notice notice) {
        return notices(Stream.concat(notices.stream(), Stream.of(notice)));
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
        return new Outbox(language, kept, notices);
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
        return new Outbox(language, former, next.toList());
    }

    Optional<Instant> dueAt() {
        return notices.stream().map(Notice::nextTryAt).min(Comparator.naturalOrder());
    }

    void write(WireWriter out) {
        out.text(language.toLanguageTag())
                .each(former, (to, address) -> address.write(to))
                .each(notices, (to, notice) -> notice.write(to));
    }

    static Outbox read(WireReader in) {
        return new Outbox(Locale.forLanguageTag(in.text()), in.each(Former::read), in.each(Notice::read));
    }
}
