package io.github.proofring.registry;

import io.github.proofring.registry.spi.CredentialId;
import java.time.Instant;
import java.util.Optional;

/**
 * One proof method of an account, as its owner may see it. It is on the account because its owner proved it.
 *
 * @param id         its name
 * @param kind       what kind it is
 * @param label      what its owner calls it
 * @param strength   how strong its strongest proof was; removing it takes a proof at least as strong
 * @param addedAt    when it was proved first
 * @param lastUsedAt when it was last proved after that
 * @param credential the name by which its client knows it and that no other account may hold, if it has one: a passkey's id
 * @param preferred  whether its owner wants it offered first; true of at most one
 * @param suspendedAt since when it is put out of use ({@link Registry#suspend}), if it is: it then opens nothing but the cancelling of a replacement
 * @param about      what its verifier says of it; {@link Description#NONE} if the registry has no verifier for its kind
 */
public record Method(
        MethodId id,
        MethodKind kind,
        String label,
        Strength strength,
        Instant addedAt,
        Optional<Instant> lastUsedAt,
        Optional<CredentialId> credential,
        boolean preferred,
        Optional<Instant> suspendedAt,
        Description about) {
    /** Whether it is put out of use. */
    public boolean suspended() {
        return suspendedAt.isPresent();
    }
}
