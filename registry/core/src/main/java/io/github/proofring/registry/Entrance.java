package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import java.util.Optional;

/**
 * By which way someone comes to a method that they are to prove, and so whose wrong codes, live code and messages are theirs.
 *
 * @param link the opened link of an alert by which they came to cancel, whose counts take the place of those of {@link Lane#CANCELLING}
 */
record Entrance(Lane lane, Optional<Bytes> link) {
    static Entrance by(Lane lane) {
        return new Entrance(lane, Optional.empty());
    }

    /** The link goes before the device: a stolen device token must not keep its owner from it either. */
    static Entrance of(Caller caller, Asked asked, Account account, Enrolled method, Tickets tickets, Terms terms) {
        return Optional.of(asked)
                .filter(cancel -> cancel.purpose() == Purpose.CANCEL_REPLACEMENT)
                .flatMap(cancel -> tickets.openedLink(caller))
                .filter(link -> link.isOf(account))
                .map(link -> new Entrance(Lane.CANCELLING, Optional.of(link.name())))
                .filter(entrance -> entrance.isOpen(account))
                .orElseGet(() -> by(asked.lane(tickets.lane(account, caller, terms.now()), method, terms.policy())));
    }

    /** Whether the account still knows it. */
    boolean isOpen(Account account) {
        return link.isEmpty() || lane(account).isPresent();
    }

    private Optional<LinkLane> lane(Account account) {
        return link.flatMap(name -> account.standing().replacement().flatMap(replacement -> replacement.lane(name)));
    }

    /** The method with the counts that are looked at from here. */
    Enrolled sees(Account account, Enrolled method) {
        return lane(account).map(lane -> method.cancelling(lane.track())).orElse(method);
    }

    /** The account after something happened to a method that was seen from here. */
    Account put(Account account, Enrolled seen) {
        return lane(account)
                .map(lane -> account.standing(account.standing().with(lane.with(seen.cancelling())))
                        .each(own -> own.id().equals(seen.id()) ? seen.cancelling(own.cancelling()) : own))
                .orElseGet(() -> account.replacing(seen));
    }
}
