package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What an account knows of one address at which its owner is told things: how much went there, and whether it takes anything.
 *
 * @param name      of the address, the same whatever method it is or was
 * @param usual     when it was told of usual things
 * @param urgent    when it was told that everything is to be replaced: counted apart, so that nothing else uses up the room for it
 * @param failures  how often in a row it took nothing
 * @param since     of the first of these failures
 * @param notBefore it is tried again then
 */
record Letterbox(String name, Sends usual, Sends urgent, int failures, Instant since, Instant notBefore) {
    /** Whoever stores a notice tells it right away; should they die before that, somebody else does after this. */
    static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    /** What a carrier may ask for at most, and as much as clocks may differ. */
    private static final Duration LONGEST_BELIEVED = Duration.ofDays(1).plus(Tickets.CLOCK_SKEW);

    /** RFC 5321 §4.5.4.1: a mail is given up after four to five days. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);
    /** So many in any case: where nobody calls {@code runDue} for days, no address is to blame. */
    private static final int LEAST_TRIES = 8;

    static Letterbox of(String name) {
        return new Letterbox(name, Sends.NONE, Sends.NONE, 0, Instant.EPOCH, Instant.EPOCH);
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** A time too far ahead was written by a clock that is wrong, and silences nobody. */
    boolean waits(Instant now) {
        return notBefore.isAfter(now) && !notBefore.isAfter(now.plus(LONGEST_BELIEVED));
    }

    boolean isGivenUp(Instant now) {
        return failures >= LEAST_TRIES && !since.plus(GIVEN_UP_AFTER).isAfter(now);
    }

    /** When it may be told one thing more. To find out whether it takes anything again costs nothing: tries are few. */
    Instant opens(boolean toldUrgently, SendLimits limits, Instant now) {
        if (waits(now)) {
            return notBefore;
        }
        Optional<Instant> wait =
                isFailing() ? Optional.empty() : sends(toldUrgently).notBefore(limits, now);
        return wait.orElse(now);
    }

    private Sends sends(boolean toldUrgently) {
        return toldUrgently ? urgent : usual;
    }

    Letterbox charged(boolean toldUrgently, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return toldUrgently
                ? new Letterbox(name, usual, urgent.plus(second), failures, since, notBefore)
                : new Letterbox(name, usual.plus(second), urgent, failures, since, notBefore);
    }

    /** Whoever is about to try says that it failed, so that nobody else tries at the same time; what is said of a success takes that back. */
    Letterbox claimed(Instant now) {
        Letterbox failed = failed(now);
        Instant least = now.plus(FIRST_WAIT.multipliedBy(2));
        return failed.notBefore.isBefore(least) ? failed.notBefore(least) : failed;
    }

    /** Later each time. */
    Letterbox failed(Instant now) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 10));
        Instant next = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        return new Letterbox(name, usual, urgent, failures + 1, isFailing() ? since : now, next);
    }

    Letterbox notBefore(Instant time) {
        return new Letterbox(name, usual, urgent, failures, since, time);
    }

    /** It took something; or it was given up, and begins anew with the next thing there is to tell. */
    Letterbox afresh() {
        return new Letterbox(name, usual, urgent, 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** Whether there is nothing in it that counts. */
    boolean isBlank(Instant now) {
        return !isFailing() && usual.isOver(now) && urgent.isOver(now);
    }

    void write(WireWriter out) {
        out.text(name)
                .each(usual.times(), Letterbox::writeSecond)
                .each(urgent.times(), Letterbox::writeSecond)
                .number(failures)
                .instant(since)
                .instant(notBefore);
    }

    static Letterbox read(WireReader in) {
        return new Letterbox(
                in.text(),
                new Sends(in.each(Letterbox::readSecond)),
                new Sends(in.each(Letterbox::readSecond)),
                in.number(),
                in.instant(),
                in.instant());
    }

    /** There may be twelve hundred of them: in four bytes, which do until 2106. */
    private static void writeSecond(WireWriter out, Instant time) {
        out.number((int) time.getEpochSecond());
    }

    private static Instant readSecond(WireReader in) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(in.number()));
    }
}
