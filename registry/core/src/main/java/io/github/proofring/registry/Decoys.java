package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ways to sign in of accounts that have none, invented: the same each time, as they are made of a keyed hash of the account's name. So
 * whoever asks for a name that nobody has sees what a name that somebody has would show (ASVS 5.0 6.3.8).
 */
final class Decoys {
    private static final int METHOD_ID_BYTES = 16;

    private final Kinds kinds;
    private final Seal seal;

    Decoys(Kinds kinds, Seal seal) {
        this.kinds = kinds;
        this.seal = seal;
    }

    /** One way or two, of those kinds that can be invented; none if there is no such kind. */
    List<WayIn> of(AccountId account) {
        List<MethodKind> able = kinds.invented();
        if (able.isEmpty()) {
            return List.of();
        }
        byte[] dice = hash(account, "dice").toArray();
        int first = Math.floorMod(dice[0], able.size());
        int second = Math.floorMod(dice[1], able.size());
        return Stream.of(first, second)
                .distinct()
                .map(index -> way(account, able.get(index)))
                .toList();
    }

    Optional<WayIn> find(AccountId account, MethodId method) {
        return of(account).stream().filter(way -> way.method().equals(method)).findFirst();
    }

    private WayIn way(AccountId account, MethodKind kind) {
        byte[] drawn = hash(account, kind.value()).toArray();
        String id =
                Base64.getUrlEncoder().withoutPadding().encodeToString(drawn).substring(0, 22);
        int seed = ByteBuffer.wrap(drawn, METHOD_ID_BYTES, Integer.BYTES).getInt();
        String masked =
                kinds.sentCodes(kind).flatMap(codes -> codes.invented(seed)).orElse("");
        return new WayIn(new MethodId(id), kind, masked);
    }

    AccountId nobody(String userName) {
        byte[] hash = seal.hash(Seal.Label.DECOY, "nobody\0" + userName).toArray();
        return new AccountId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    private Bytes hash(AccountId account, String what) {
        return seal.hash(Seal.Label.DECOY, what + "\0" + account.value());
    }
}
