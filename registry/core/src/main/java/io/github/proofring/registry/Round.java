package io.github.proofring.registry;

import io.github.proofring.registry.Audience.Addressee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who is told what now, of what is still to be told. What one address hears is counted in the account before it is sent, and the rest waits. A pure
 * function of the account, so that it is stored in the write that makes the things true, or in one that claims them.
 *
 * @param account as it is to be stored
 * @param notices for the application
 * @param errands for addresses
 * @param givenUp addresses that took nothing for days, and are not told what waited
 */
record Round(Account account, List<Notice> notices, List<Errand> errands, List<MethodId> givenUp) {
    /**
     * One message.
     *
     * @param notice what it says
     * @param covers what its addressee need not be told any more then: what waited is told by the newest of its sort
     */
    record Errand(Addressee to, Notice notice, List<Notice> covers) {}

    private record Planned(Letterbox box, List<Errand> errands) {}

    /** Of what a change adds: whoever stores it tells it right then, to whoever takes something. */
    static Round fresh(Account before, Account next, Audience audience, Terms terms) {
        List<Notice> fresh = next.outbox().notices().stream()
                .filter(notice -> isFresh(before, notice))
                .map(audience::heardHere)
                .filter(notice -> audience.isThere(next, notice))
                .toList();
        Stream<Notice> others = next.outbox().notices().stream().filter(notice -> !isFresh(before, notice));
        Account admitted = next.outbox(next.outbox().notices(Stream.concat(others, fresh.stream())));
        Round round = plan(admitted, fresh, audience, terms, false);
        Instant least = terms.now().plus(Letterbox.FIRST_WAIT);
        return round.waiting(
                fresh,
                notice -> audience.again(round.account, notice, terms)
                        .filter(time -> time.isAfter(least))
                        .orElse(least));
    }

    private static boolean isFresh(Account before, Notice notice) {
        return notice.tries() == 0 && before.outbox().notice(notice.id()).isEmpty();
    }

    /** Of what is due, and of reminders that became so now. What is not for this server to tell is left to another. */
    static Round due(Account account, Audience audience, Terms terms) {
        Account reminded = ReplacementRule.remind(account, terms);
        List<Letterbox> dead = reminded.outbox().boxes().stream()
                .filter(box -> box.isGivenUp(terms.now()))
                .toList();
        List<MethodId> givenUp = new ArrayList<>();
        Account left = reminded;
        for (Letterbox box : dead) {
            Outbox without = left.outbox().each(notice -> withoutBox(reminded, notice, box, audience, givenUp));
            left = left.outbox(without.with(box.afresh(), terms.now()));
        }
        Account cleared = cleared(left, account, audience, terms);
        List<Notice> own = cleared.outbox().notices().stream()
                .filter(notice -> isDue(account, notice, terms.now()))
                .filter(notice -> audience.again(cleared, notice, terms).isPresent())
                .map(Notice::claimed)
                .toList();
        Round round = plan(replacing(cleared, own), own, audience, terms, true);
        return new Round(
                        round.account,
                        round.notices,
                        round.errands,
                        givenUp.stream().distinct().toList())
                .waiting(
                        own,
                        notice -> audience.again(round.account, notice, terms).orElseThrow());
    }

    private static boolean isDue(Account before, Notice notice, Instant now) {
        return notice.isDue(now) || before.outbox().notice(notice.id()).isEmpty();
    }

    private static Notice withoutBox(
            Account account, Notice notice, Letterbox box, Audience audience, List<MethodId> givenUp) {
        List<Addressee> gone = audience.left(account, notice).stream()
                .filter(one -> one.name().equals(box.name()))
                .toList();
        gone.forEach(one -> givenUp.add(one.method()));
        return notice.told(gone.stream().map(Addressee::name).toList(), false);
    }

    private static Account cleared(Account account, Account before, Audience audience, Terms terms) {
        Instant now = terms.now();
        Stream<Notice> kept = account.outbox().notices().stream()
                .filter(notice -> !isDue(before, notice, now)
                        || (!isGivenUp(account, notice, audience, terms) && audience.isThere(account, notice)));
        return account.outbox(account.outbox().notices(kept));
    }

    /** After a month: also what this server cannot tell, and no other has. */
    private static boolean isGivenUp(Account account, Notice notice, Audience audience, Terms terms) {
        boolean others = audience.again(account, notice, terms).isEmpty();
        return notice.isGivenUp(terms.now()) || (others && notice.isOld(terms.now()));
    }

    private static Account replacing(Account account, List<Notice> changed) {
        return account.outbox(account.outbox()
                .each(notice -> changed.stream()
                        .filter(other -> other.id().equals(notice.id()))
                        .findFirst()
                        .orElse(notice)));
    }

    private Round waiting(List<Notice> own, Function<Notice, Instant> until) {
        List<Notice> timed = own.stream()
                .map(notice -> notice.nextTryAt(until.apply(notice)))
                .toList();
        return new Round(replacing(account, timed), notices, errands, givenUp);
    }

    /** @param claims whether one that was failing is tried, and whoever else comes waits meanwhile */
    private static Round plan(Account account, List<Notice> own, Audience audience, Terms terms, boolean claims) {
        Map<String, List<Errand>> byName = new LinkedHashMap<>();
        for (Notice notice : own) {
            for (Addressee one : audience.left(account, notice)) {
                byName.computeIfAbsent(one.name(), name -> new ArrayList<>())
                        .add(new Errand(one, notice, List.of(notice)));
            }
        }
        Outbox outbox = account.outbox();
        List<Errand> errands = new ArrayList<>();
        for (List<Errand> wanted : byName.values()) {
            Planned planned = plan(outbox.box(wanted.get(0).to().name()), wanted, terms, claims);
            if (!planned.errands().isEmpty()) {
                errands.addAll(planned.errands());
                outbox = outbox.with(planned.box(), terms.now());
            }
        }
        List<Notice> unheard = audience.application()
                ? own.stream().filter(notice -> !notice.heard()).toList()
                : List.of();
        return new Round(account.outbox(outbox), unheard, errands, List.of());
    }

    private static Planned plan(Letterbox box, List<Errand> wanted, Terms terms, boolean claims) {
        Instant now = terms.now();
        List<Errand> urgentFirst = wanted.stream()
                .sorted(Comparator.comparing((Errand errand) -> !errand.notice().isUrgent()))
                .toList();
        if (box.waits(now) || (box.isFailing() && !claims)) {
            return new Planned(box, List.of());
        }
        if (box.isFailing()) {
            return new Planned(box.claimed(now), urgentFirst.subList(0, 1));
        }
        Planned each = charge(box, urgentFirst, terms);
        Planned fits = each.errands().size() == wanted.size() ? each : charge(box, bySort(urgentFirst), terms);
        return claims ? new Planned(fits.box().claimed(now), fits.errands()) : fits;
    }

    private static Planned charge(Letterbox box, List<Errand> wanted, Terms terms) {
        Letterbox charged = box;
        List<Errand> go = new ArrayList<>();
        for (Errand errand : wanted) {
            boolean urgent = errand.notice().isUrgent();
            Instant opens = charged.opens(urgent, Audience.limits(errand.to(), terms), terms.now());
            if (!opens.isAfter(terms.now())) {
                charged = charged.charged(urgent, terms.now());
                go.add(errand);
            }
        }
        return new Planned(charged, go);
    }

    /** What does not fit: the newest of each sort, for all of it. */
    private static List<Errand> bySort(List<Errand> wanted) {
        return wanted.stream()
                .map(errand -> wanted.stream()
                        .filter(other -> other.notice().isLike(errand.notice()))
                        .toList())
                .distinct()
                .map(sort -> {
                    Errand newest = sort.get(sort.size() - 1);
                    return new Errand(
                            newest.to(),
                            newest.notice(),
                            sort.stream().map(Errand::notice).toList());
                })
                .toList();
    }
}
