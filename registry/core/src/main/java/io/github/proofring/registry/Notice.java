package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that happened to an account and of which not everyone has been told: it stays in the account until they are.
 *
 * @param masked    the masked address of the method that it is about, or empty
 * @param told      the addresses that need not be told any more, by the names of their {@linkplain Letterbox letterboxes}
 * @param heard     whether the application was told
 * @param tries     how often somebody set out to tell it to whoever was left
 * @param nextTryAt when whoever comes first tells those who are left
 * @param label     of the method that it is about, cut if it is long, or empty
 * @param doing     by what right and from where
 */
record Notice(
        String id,
        What what,
        Optional<MethodId> method,
        Optional<MethodKind> kind,
        String masked,
        Instant at,
        Optional<Instant> until,
        List<String> told,
        boolean heard,
        int tries,
        Instant nextTryAt,
        String label,
        Doing doing) {
    private static final Set<What> URGENT = Set.of(
            What.ACCOUNT_RESET,
            What.REPLACEMENT_ASKED,
            What.REPLACEMENT_COMING,
            What.REPLACEMENT_CANCELLED,
            What.REPLACEMENT_DONE);

    /** In bytes: there may be many notices in a row. */
    private static final int LONGEST_LABEL = 48;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /** What could not be told for so long is not told any more. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(30);
    /** So many in any case: where nobody calls {@code runDue} for a month, it is told then. */
    private static final int LEAST_TRIES = 8;

    static Notice of(What what, Optional<Enrolled> about, Optional<Instant> until, Terms terms) {
        return new Notice(
                Random.name(),
                what,
                about.map(Enrolled::id),
                about.map(Enrolled::kind),
                about.flatMap(terms.kinds()::masked).orElse(""),
                terms.now(),
                until,
                List.of(),
                false,
                0,
                terms.now().plus(Letterbox.FIRST_WAIT),
                about.map(method -> Labels.line(method.label(), LONGEST_LABEL)).orElse(""),
                terms.doing());
    }

    /**
     * Of something that happened by itself, so that nobody is about to tell it.
     *
     * @param of the same for all who find that it happened, so that all give it one name
     */
    Notice happenedAt(Instant time, String of) {
        String name = hash(what + of);
        return new Notice(
                name, what, method, kind, masked, time, until, told, heard, tries, time, label, Doing.BY_TIME);
    }

    /** A newer one of these says all that this one says. The application hears of each, but for reminders. */
    boolean isSaidBy(Notice newer) {
        boolean known = heard || what == What.REPLACEMENT_COMING;
        return known && isRepeatedBy(newer);
    }

    /** Whether it is about the same of the same method. */
    boolean isRepeatedBy(Notice newer) {
        return isLike(newer) && method.equals(newer.method);
    }

    /** Whether they are of one sort. */
    boolean isLike(Notice other) {
        return what == other.what && kind.equals(other.kind);
    }

    /** Whether there is a time by which it has to be known. */
    boolean isUrgent() {
        return URGENT.contains(what);
    }

    /** Whether nobody, or not the application, was told: what nobody knows of is never let go for the sake of room. */
    boolean isUnknown() {
        return !heard || told.isEmpty();
    }

    /** Whether this method came onto the account by what it tells: its owner was there. */
    boolean brought(MethodId address) {
        return (what == What.METHOD_ADDED || what == What.REPLACEMENT_DONE) && method.equals(Optional.of(address));
    }

    boolean isDue(Instant now) {
        return !nextTryAt.isAfter(now);
    }

    boolean isGivenUp(Instant now) {
        return tries >= LEAST_TRIES && isOld(now);
    }

    boolean isOld(Instant now) {
        return !at.plus(LONGEST_KEPT).isAfter(now);
    }

    /** Somebody is about to tell it. */
    Notice claimed() {
        return new Notice(id, what, method, kind, masked, at, until, told, heard, tries + 1, nextTryAt, label, doing);
    }

    /** When the application is told again, should it not take it now: later each time. */
    Instant heardAgain(Instant now) {
        Duration wait = Letterbox.FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    Notice nextTryAt(Instant time) {
        return new Notice(id, what, method, kind, masked, at, until, told, heard, tries, time, label, doing);
    }

    Notice told(Collection<String> more, boolean applicationHeard) {
        List<String> all =
                Stream.concat(told.stream(), more.stream()).distinct().toList();
        return new Notice(
                id,
                what,
                method,
                kind,
                masked,
                at,
                until,
                all,
                heard || applicationHeard,
                tries,
                nextTryAt,
                label,
                doing);
    }

    /** For those of its sort too, of which the application has heard: also that method is told which it was about. */
    Notice standingForAll() {
        return new Notice(
                id, what, Optional.empty(), kind, masked, at, until, told, heard, tries, nextTryAt, label, doing);
    }

    /** The same each time that this is told to this address, and another for every other. */
    String messageId(MethodId addressee) {
        return hash(id + addressee.value());
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    AccountEvent event(AccountId account) {
        return new AccountEvent(id, account, what, method, kind, label, masked, at, until, doing.by(), doing.source());
    }

    /** @param names where those of addresses stand, which many notices have in common */
    void write(WireWriter out, List<String> names) {
        out.text(id)
                .constant(what)
                .maybe(method, (to, value) -> to.text(value.value()))
                .maybe(kind, (to, value) -> to.text(value.value()))
                .text(masked)
                .instant(at)
                .maybe(until, WireWriter::instant)
                .bytes(places(names))
                .number(heard ? 1 : 0)
                .number(tries)
                .instant(nextTryAt)
                .text(label);
        doing.write(out);
    }

    private Bytes places(List<String> names) {
        byte[] places = new byte[told.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (byte) names.indexOf(told.get(i));
        }
        return Bytes.copyOf(places);
    }

    private static List<String> names(Bytes places, List<String> names) {
        List<String> told = new ArrayList<>();
        for (byte place : places.toArray()) {
            told.add(names.get(Byte.toUnsignedInt(place)));
        }
        return List.copyOf(told);
    }

    static Notice read(WireReader in, List<String> names) {
        return new Notice(
                in.text(),
                in.constant(What.class),
                in.maybe(from -> new MethodId(from.text())),
                in.maybe(from -> new MethodKind(from.text())),
                in.text(),
                in.instant(),
                in.maybe(WireReader::instant),
                names(in.bytes(), names),
                in.number() == 1,
                in.number(),
                in.instant(),
                in.text(),
                Doing.read(in));
    }
}
