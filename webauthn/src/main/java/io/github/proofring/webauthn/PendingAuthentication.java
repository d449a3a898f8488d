package io.github.proofring.webauthn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authentication that was begun: what has to be kept, where the client cannot change it, until {@link
 * RelyingParty#finishAuthentication}, and taken from there once. Immutable; equal by value.
 */
public final class PendingAuthentication extends Pending {
    private final Optional<UserHandle> user;
    private final List<CredentialId> allowed;

    PendingAuthentication(
            byte[] challenge,
            Optional<UserHandle> user,
            List<CredentialId> allowed,
            UserVerification verification,
            Mediation mediation,
            Set<String> origins,
            Instant expiresAt) {
        super(challenge, verification, mediation, origins, expiresAt);
        this.user = user;
        this.allowed = List.copyOf(allowed);
    }

    /** Who is to be authenticated, if that was known. */
    public Optional<UserHandle> user() {
        return user;
    }

    /** The passkeys that may sign; none for any. */
    List<CredentialId> allowed() {
        return allowed;
    }

    @Override
    void write(ObjectNode json) {
        user.ifPresent(handle -> json.put("user", handle.base64Url()));
        allowed.forEach(id -> json.withArray("allowed").add(id.base64Url()));
    }

    /**
     * Reads what {@link #serialize} wrote.
     *
     * @throws IllegalArgumentException for anything else, without quoting it
     */
    public static PendingAuthentication parse(String serialized) {
        return read(
                serialized,
                PendingAuthentication.class,
                json -> new PendingAuthentication(
                        json.bytes("challenge"),
                        json.optionalBytes("user").map(UserHandle::of),
                        json.texts("allowed").stream()
                                .map(Json::decoded)
                                .map(CredentialId::of)
                                .toList(),
                        UserVerification.valueOf(json.text("verification")),
                        Mediation.valueOf(json.text("mediation")),
                        new TreeSet<>(json.texts("origins")),
                        Instant.ofEpochMilli(json.number("expires"))));
    }
}
