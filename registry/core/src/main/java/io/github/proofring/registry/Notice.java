package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
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

/**
 * Something that happened to an account and of which not everyone has been told: it stays in the account until they are.
 *
 * @param masked    the masked address of the method that it is about, or empty
 * @param told      the addresses that were told, by the names of their methods
 * @param heard     whether the application was told
 * @param tries     how often it was told already, to whoever was left
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
        List<MethodId> told,
        boolean heard,
        int tries,
        Instant nextTryAt,
        String label,
        Doing doing) {
    /** Whoever stores it tells it right away; should they die before that, somebody else does after this. */
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    /** In bytes: there may be many notices in a row. */
    private static final int LONGEST_LABEL = 64;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /** A month of them. What could not be told for so long is not told any more. */
    private static final int MOST_TRIES = 128;

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
                terms.now().plus(FIRST_WAIT),
                about.map(method -> Labels.line(method.label(), LONGEST_LABEL)).orElse(""),
                terms.doing());
    }

    /** Of something that happened by itself, so that nobody is about to tell it. */
    Notice happenedAt(Instant time) {
        return new Notice(id, what, method, kind, masked, time, until, told, heard, tries, time, label, Doing.BY_TIME);
    }

    /** A newer one of these says all that this one says. */
    boolean isSaidBy(Notice newer) {
        return what == newer.what && method.equals(newer.method);
    }

    /** Whether this method came onto the account by what it tells: its owner was there. */
    boolean brought(MethodId address) {
        return (what == What.METHOD_ADDED || what == What.REPLACEMENT_DONE) && method.equals(Optional.of(address));
    }

    boolean isDue(Instant now) {
        return !nextTryAt.isAfter(now);
    }

    boolean isGivenUp() {
        return tries > MOST_TRIES;
    }

    /** About to be told; should it fail, again later, and later each time. */
    Notice claimed(Instant now) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries + 1, 10));
        Instant next = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        return new Notice(id, what, method, kind, masked, at, until, told, heard, tries + 1, next, label, doing);
    }

    Notice told(Collection<MethodId> more, boolean applicationHeard) {
        List<MethodId> all = new ArrayList<>(told);
        all.addAll(more);
        return new Notice(
                id,
                what,
                method,
                kind,
                masked,
                at,
                until,
                List.copyOf(all),
                heard || applicationHeard,
                tries,
                nextTryAt,
                label,
                doing);
    }

    /** The same each time that this is told to this address, and another for every other. */
    String messageId(MethodId addressee) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((id + addressee.value()).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    AccountEvent event(AccountId account) {
        return new AccountEvent(id, account, what, method, kind, label, masked, at, until, doing.by(), doing.source());
    }

    void write(WireWriter out) {
        out.text(id)
                .constant(what)
                .maybe(method, (to, value) -> to.text(value.value()))
                .maybe(kind, (to, value) -> to.text(value.value()))
                .text(masked)
                .instant(at)
                .maybe(until, WireWriter::instant)
                .each(told, (to, value) -> to.text(value.value()))
                .number(heard ? 1 : 0)
                .number(tries)
                .instant(nextTryAt)
                .text(label);
        doing.write(out);
    }

    static Notice read(WireReader in) {
        return new Notice(
                in.text(),
                in.constant(What.class),
                in.maybe(from -> new MethodId(from.text())),
                in.maybe(from -> new MethodKind(from.text())),
                in.text(),
                in.instant(),
                in.maybe(WireReader::instant),
                in.each(from -> new MethodId(from.text())),
                in.number() == 1,
                in.number(),
                in.instant(),
                in.text(),
                Doing.read(in));
    }
}
