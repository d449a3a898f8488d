package io.github.proofring.registry;

import io.github.proofring.registry.Round.Errand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What came of a {@link Round}: gathered while it is gone, noted in the account when it is over. For one thread. */
final class Answers {
    private final List<Errand> told = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, Optional<Instant>> failed = new HashMap<>();
    private final Set<String> heard;

    /** @param heard the notices of which the application has heard, by their ids */
    Answers(Set<String> heard) {
        this.heard = Set.copyOf(heard);
    }

    /** It took the message, or will never take it: either way it takes messages. */
    void told(Errand errand) {
        told.add(errand);
        reached.add(errand.to().name());
    }

    /** @param until before which it asked not to be tried again */
    void failed(Errand errand, Optional<Instant> until) {
        failed.put(errand.to().name(), until);
    }

    /** Whether it is of no use to try the next one. */
    boolean hasFailed(Errand errand) {
        return failed.containsKey(errand.to().name());
    }

    /** The account with what came of it; the same account if that is what it says already. */
    Account in(Account account, Audience audience, Terms terms) {
        Outbox boxes = account.outbox();
        for (String name : reached) {
            boxes = failed.containsKey(name)
                    ? boxes
                    : boxes.with(boxes.box(name).afresh(), terms.now());
        }
        for (Map.Entry<String, Optional<Instant>> one : failed.entrySet()) {
            boxes = boxes.with(failed(boxes.box(one.getKey()), one.getValue(), terms.now()), terms.now());
        }
        Account answered = account.outbox(boxes.each(this::in));
        Outbox left = answered.outbox()
                .notices(answered.outbox().notices().stream()
                        .filter(notice -> !isAbout(notice) || audience.isThere(answered, notice)));
        Account settled = answered.outbox(left);
        return settled.outbox(left.each(notice -> sooner(settled, notice, audience, terms)));
    }

    /** A claim has said so already. */
    private static Letterbox failed(Letterbox box, Optional<Instant> until, Instant now) {
        Letterbox failed = box.isFailing() ? box : box.failed(now);
        return until.filter(time -> time.isAfter(failed.notBefore()))
                .map(failed::notBefore)
                .orElse(failed);
    }

    private Notice in(Notice notice) {
        List<String> names = told.stream()
                .filter(errand -> errand.covers().stream()
                        .anyMatch(covered -> covered.id().equals(notice.id())))
                .map(errand -> errand.to().name())
                .toList();
        return notice.told(names, heard.contains(notice.id()));
    }

    private boolean isAbout(Notice notice) {
        return heard.contains(notice.id())
                || told.stream()
                        .flatMap(errand -> errand.covers().stream())
                        .anyMatch(covered -> covered.id().equals(notice.id()));
    }

    /** What waited for an address that takes messages again, if it is not just being told. */
    private Notice sooner(Account account, Notice notice, Audience audience, Terms terms) {
        boolean waited = !reached.isEmpty() && notice.heard() && notice.tries() > 0;
        return Optional.of(notice)
                .filter(one -> waited)
                .flatMap(one -> audience.again(account, one, terms))
                .map(notice::nextTryAt)
                .orElse(notice);
    }
}
