package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SentCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told of what happens to an account: the application, and every address that was a method before it happened or until not long ago.
 *
 * @param application whether the application listens
 */
record Audience(Kinds kinds, boolean application) {
    /**
     * One address.
     *
     * @param method by which it is or was on the account
     * @param name   the same for all methods that have this address, and not the address
     */
    record Addressee(MethodId method, SentCodes kind, Bytes state, Recipient recipient, String name) {
        /** 72 bits: nobody finds another address that has the name of this one. */
        private static final int NAME = 12;

        static Addressee of(Place place, SentCodes kind) {
            Recipient recipient = kind.recipient(place.state());
            return new Addressee(place.method(), kind, place.state(), recipient, name(recipient.to()));
        }

        private static String name(String address) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash)
                        .substring(0, NAME);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java runtime has no SHA-256", e);
            }
        }
    }

    /** Of a method that is or was on the account; an address, where its kind has any. */
    private record Place(MethodId method, MethodKind kind, Bytes state) {}

    /** The addresses that were not told yet, each once, however long that has taken. */
    List<Addressee> left(Account account, Notice notice) {
        if (!notice.what().isToldToOwner()) {
            return List.of();
        }
        Set<String> seen = new HashSet<>(notice.told());
        return places(account, notice)
                .flatMap(place -> kinds.sentCodes(place.kind()).map(kind -> Addressee.of(place, kind)).stream())
                .filter(one -> seen.add(one.name()))
                .toList();
    }

    /** A new address is not told of itself; servers' clocks may differ a little. */
    private static Stream<Place> places(Account account, Notice notice) {
        Stream<Place> current = account.methods().stream()
                .filter(method -> !Tickets.fromTheFuture(method.addedAt(), notice.at()))
                .filter(method -> !notice.brought(method.id()))
                .map(method -> new Place(method.id(), method.kind(), method.state()));
        Stream<Place> former = account.outbox().former().stream()
                .filter(address -> address.until().isAfter(notice.at()))
                .filter(address -> !Tickets.fromTheFuture(address.addedAt(), notice.at()))
                .filter(address -> !notice.brought(address.id()))
                .map(address -> new Place(address.id(), address.kind(), address.state()));
        return Stream.concat(current, former);
    }

    /** Of kinds that are not known here: another server, which sends to them, may have told them or not. */
    private boolean isLeftToOthers(Account account, Notice notice) {
        return places(account, notice)
                .map(Place::kind)
                .anyMatch(kind ->
                        kinds.mayBeAddress(kind) && kinds.sentCodes(kind).isEmpty());
    }

    boolean isThere(Account account, Notice notice) {
        return !notice.heard() || !left(account, notice).isEmpty() || isLeftToOthers(account, notice);
    }

    /** What this server's application, if it has none that listens, need not be told. */
    Notice heardHere(Notice fresh) {
        return fresh.told(List.of(), !application);
    }

    /** When a notice is to be looked at again, if it is for this server to tell. */
    Optional<Instant> again(Account account, Notice notice, Terms terms) {
        Instant now = terms.now();
        Stream<Instant> application =
                notice.heard() || !this.application ? Stream.empty() : Stream.of(notice.heardAgain(now));
        Stream<Instant> addresses = left(account, notice).stream()
                .map(one -> account.outbox().box(one.name()).opens(notice.isUrgent(), limits(one, terms), now));
        Optional<Instant> here = Stream.concat(application, addresses).min(Instant::compareTo);
        return here.filter(time -> isLeftToOthers(account, notice))
                .filter(notice.heardAgain(now)::isBefore)
                .map(time -> notice.heardAgain(now))
                .or(() -> here);
    }

    static SendLimits limits(Addressee one, Terms terms) {
        return terms.policy().sending().telling(one.recipient().channel());
    }
}
