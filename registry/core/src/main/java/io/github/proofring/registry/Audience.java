package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.SentCodes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is told of what happens to an account: the application, and every address that was a method before it happened or until not long ago.
 *
 * @param application whether the application listens
 */
record Audience(Kinds kinds, boolean application) {
    /** One address. */
    record Addressee(MethodId method, SentCodes kind, Bytes state) {}

    /** The addresses that were not told yet, however long that has taken. A new address is not told of itself; servers' clocks may differ a little. */
    List<Addressee> left(Account account, Notice notice) {
        if (!notice.what().isToldToOwner()) {
            return List.of();
        }
        Stream<Addressee> current = account.methods().stream()
                .filter(method -> !Tickets.fromTheFuture(method.addedAt(), notice.at()))
                .filter(method -> !notice.brought(method.id()))
                .flatMap(method -> addressee(method.id(), method.kind(), method.state()));
        Stream<Addressee> former = account.outbox().former().stream()
                .filter(address -> address.until().isAfter(notice.at()))
                .flatMap(address -> addressee(address.id(), address.kind(), address.state()));
        return Stream.concat(current, former)
                .filter(one -> !notice.told().contains(one.method()))
                .toList();
    }

    private Stream<Addressee> addressee(MethodId method, MethodKind kind, Bytes state) {
        return kinds.sentCodes(kind).map(codes -> new Addressee(method, codes, state)).stream();
    }

    boolean isThere(Account account, Notice notice) {
        return (application && !notice.heard()) || !left(account, notice).isEmpty();
    }

    /** Without those of the newest notices that nobody is there to be told of. */
    Account withoutIdle(Account before, Account next) {
        Stream<Notice> kept = next.outbox().notices().stream()
                .filter(notice -> before.outbox().notice(notice.id()).isPresent() || isThere(next, notice));
        return next.outbox(next.outbox().notices(kept));
    }
}
